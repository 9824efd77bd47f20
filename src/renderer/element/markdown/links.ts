const externalProtocols: readonly string[] = ['http:', 'https:', 'mailto:'];

/** @returns the address when it may be opened outside (§7.6): absolute, and of a kind that the system opens safely. */
export function externalUrl(href: unknown): URL | undefined {
  if (typeof href !== 'string' || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  return externalProtocols.includes(url.protocol) ? url : undefined;
}

export interface Deeplink {
  name: string;
  data: Record<string, string>;
}

/** `chatkit-link://name?key=value` (§4.3, §7.4). */
export function deeplink(href: unknown): Deeplink | undefined {
  if (typeof href !== 'string') return undefined;
  const match = /^chatkit-link:\/\/([^?#]+)(?:\?([^#]*))?/i.exec(href);
  const name = match?.[1];
  if (name === undefined) return undefined;
  return { name: name.replace(/\/$/, ''), data: Object.fromEntries(new URLSearchParams(match?.[2] ?? '')) };
}

/** An image inside the text itself, of a kind that cannot carry script. */
export function isInlineImage(src: unknown): src is string {
  return typeof src === 'string' && /^data:image\/(png|jpeg|gif|webp|avif);/i.test(src);
}
