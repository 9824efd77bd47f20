import { LatchkeyError } from '../../shared/errors.ts';
import { say, together } from '../../shared/texts/say.ts';

/** A way to reach a server. */
export type Route = { kind: 'direct' } | { kind: 'proxy'; uri: string };

/**
 * The ways that the system names and this app can go, in the system's order: the next one is for when one before it is dead. The
 * text is a PAC result as Electron's `session.resolveProxy` gives it: `DIRECT`, `PROXY host:port`, `HTTPS host:port`, `SOCKS…`,
 * with `;` between.
 * @throws LatchkeyError `network.unreachable` when there are only ways it cannot go.
 */
export function parseProxyRules(rules: string): readonly [Route, ...Route[]] {
  const entries = rules.split(';').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));
  const [first, ...others] = entries.flatMap((entry): Route[] => {
    const [keyword = '', address = ''] = entry.split(/\s+/);
    const kind = keyword.toUpperCase();
    if (kind === 'DIRECT') return [{ kind: 'direct' }];
    const scheme = kind === 'PROXY' || kind === 'HTTP' ? 'http' : kind === 'HTTPS' ? 'https' : undefined;
    const text = `${scheme ?? 'socks'}://${address}`;
    if (scheme === undefined || !URL.canParse(text)) return [];
    return [{ kind: 'proxy', uri: proxyKey(text) }];
  });
  if (first !== undefined) return [first, ...others];
  if (entries.length === 0) return [{ kind: 'direct' }];
  throw new LatchkeyError('network.unreachable', together(say('network', 'socks'), say('network', 'addHttpProxy')));
}

/** One name for one proxy: scheme, host and port, the port always with it. */
export function proxyKey(address: string): string {
  const { protocol, hostname, port } = new URL(address);
  return `${protocol}//${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
}

/** True for this computer itself: no proxy is ever asked, and no certificate is involved. */
export function isLoopback(url: URL): boolean {
  const { hostname } = url;
  return hostname === 'localhost' || hostname === '[::1]' || hostname.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The first way to a URL that is not known to be dead. */
export function createRoute(resolveProxy: (url: string) => Promise<string>, health: ProxyHealth): (url: URL) => Promise<Route> {
  return async (url) => (isLoopback(url) ? { kind: 'direct' } : (health.order(parseProxyRules(await resolveProxy(url.href)))[0] ?? { kind: 'direct' }));
}

/** How long a proxy that gave no answer comes last, in ms; browsers take the same time. */
const restMs = 300_000;

/** Which proxies gave no answer lately. */
export interface ProxyHealth {
  /** The same ways, those that were dead lately last. */
  order(routes: readonly Route[]): Route[];
  failed(proxy: string): void;
  worked(proxy: string): void;
}

/** @param now milliseconds */
export function createProxyHealth(now: () => number): ProxyHealth {
  const dead = new Map<string, number>();
  const rests = (route: Route): boolean => route.kind === 'proxy' && (dead.get(route.uri) ?? Number.NEGATIVE_INFINITY) > now();
  return {
    order: (routes) => [...routes.filter((route) => !rests(route)), ...routes.filter(rests)],
    failed: (proxy) => void dead.set(proxy, now() + restMs),
    worked: (proxy) => void dead.delete(proxy),
  };
}
