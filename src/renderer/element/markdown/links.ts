import { visibleText } from './hidden-characters.ts';

const externalProtocols: readonly string[] = ['http:', 'https:', 'mailto:'];

/** Longer addresses are text: nobody can read them, and browsers cut them. In characters. */
const maxHref = 8_192;

/** @returns the address when it may be opened outside (§7.6): absolute, and of a kind that the system opens safely. */
export function externalUrl(href: unknown): URL | undefined {
  if (typeof href !== 'string' || href.length > maxHref || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  return externalProtocols.includes(url.protocol) ? url : undefined;
}

export interface Deeplink {
  name: string;
  data: Record<string, string>;
}

/** `chatkit-link://name?key=value` (§4.3, §7.4). */
export function deeplink(href: unknown): Deeplink | undefined {
  if (typeof href !== 'string' || href.length > maxHref) return undefined;
  const match = /^chatkit-link:\/\/([^?#]+)(?:\?([^#]*))?/i.exec(href);
  const name = match?.[1];
  if (name === undefined) return undefined;
  return { name: name.replace(/\/$/, ''), data: Object.fromEntries(new URLSearchParams(match?.[2] ?? '')) };
}

/** What stands for the place that a link leads to: the host as the network knows it (punycode), or the mailbox. */
export function destination(url: URL): string {
  return url.protocol === 'mailto:' ? readable(url.pathname) : url.host;
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Host-like words of a text: `example.com`, also behind a scheme or in other scripts. Bounded, since text can be long. */
const hostLike = /(?:^|[\s/@(<"'])((?:[\p{L}\p{N}][\p{L}\p{N}\p{M}-]{0,62}[.。．｡]){1,8}\p{L}[\p{L}\p{N}\p{M}-]{1,62})(?=$|[\s/:?#)>"',.!;@])/gu;

/** File names look like hosts to a machine, not to a person. */
const fileEnding = /\.(?:md|txt|js|jsx|mjs|ts|tsx|py|rs|go|sh|rb|java|kt|cs|cc|cpp|hpp|css|html?|json|ya?ml|toml|xml|pdf|png|jpe?g|svg|csv|log)$/i;

/**
 * Whether a person could take the link for one to another place: its text names a host that is not the target's, or the
 * target's name is written in letters that look like others (any name that needs punycode).
 * @returns the real destination, to be shown beside the text; `undefined` where the text is honest.
 */
export function hiddenDestination(url: URL, text: string): string | undefined {
  const real = destination(url);
  const host = url.protocol === 'mailto:' ? real.slice(real.lastIndexOf('@') + 1) : url.hostname;
  const seen = visibleText(text).slice(0, 400).normalize('NFKC').toLowerCase();
  if (seen.trim() === real.toLowerCase()) return undefined;
  // The address itself, written out: its path may name whom it likes.
  if (seen.trimStart().startsWith(`${url.protocol}//${real}`) && /^(?:[/?#]|\s|$)/.test(seen.trimStart().slice(`${url.protocol}//${real}`.length))) return undefined;
  if (seen.includes(real.toLowerCase())) {
    // The real host alone, or as part of another one that only begins like it (`bank.example.evil.example`)?
    if (namedHosts(seen).every((named) => isWithin(host, named))) return undefined;
    return real;
  }
  if (host.includes('xn--')) return real;
  return namedHosts(seen).some((named) => !isWithin(host, named)) ? real : undefined;
}

function namedHosts(text: string): string[] {
  return [...text.matchAll(hostLike)].flatMap(([, name = '']) => {
    if (fileEnding.test(name)) return [];
    const url = `http://${name}/`;
    return URL.canParse(url) ? [new URL(url).hostname] : [];
  });
}

/** `docs.example.com` is within `example.com`; `www.` says nothing. */
function isWithin(host: string, named: string): boolean {
  const bare = named.replace(/^www\./, '');
  return host === named || host === bare || host.endsWith(`.${bare}`);
}
