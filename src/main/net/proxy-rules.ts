import { LatchkeyError } from '../../shared/errors.ts';
import { say, together } from '../../shared/texts/say.ts';

/** A way to reach a server. */
export type Route = { kind: 'direct' } | { kind: 'proxy'; uri: string };

/**
 * Chooses from what the system says, in its order, the first way that this app can go. The text is a PAC result as
 * Electron's `session.resolveProxy` gives it: `DIRECT`, `PROXY host:port`, `HTTPS host:port`, `SOCKS…`, with `;` between.
 * @throws LatchkeyError `network.unreachable` when there are only ways it cannot go.
 */
export function parseProxyRules(rules: string): Route {
  const entries = rules.split(';').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));
  for (const entry of entries) {
    const [keyword = '', address = ''] = entry.split(/\s+/);
    const kind = keyword.toUpperCase();
    if (kind === 'DIRECT') return { kind: 'direct' };
    const scheme = kind === 'PROXY' || kind === 'HTTP' ? 'http' : kind === 'HTTPS' ? 'https' : undefined;
    if (scheme !== undefined && URL.canParse(`${scheme}://${address}`)) return { kind: 'proxy', uri: `${scheme}://${address}` };
  }
  if (entries.length === 0) return { kind: 'direct' };
  throw new LatchkeyError('network.unreachable', together(say('network', 'socks'), say('network', 'addHttpProxy')));
}

/** True for this computer itself: no proxy is ever asked, and no certificate is involved. */
export function isLoopback(url: URL): boolean {
  const { hostname } = url;
  return hostname === 'localhost' || hostname === '[::1]' || hostname.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(hostname);
}
