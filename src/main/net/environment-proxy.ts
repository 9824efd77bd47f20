import { isLoopback, proxyKey } from './proxy-rules.ts';
import type { ProxyLogin } from './proxy-challenge.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What variables say of proxies, as curl, npm and Node read them: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`, in small letters first. */
export interface EnvironmentProxy {
  /** The way to a URL, as a PAC result. */
  resolve(url: string): string;
  /** Names and passwords that stand in the variables, by origin of the proxy. */
  logins: ReadonlyMap<string, ProxyLogin>;
}

/** Reads the variables once. A value that is no address counts as none. */
export function readEnvironmentProxy(environment: Environment): EnvironmentProxy {
  const value = (name: string): string | undefined => {
    const text = (environment[name.toLowerCase()] ?? environment[name])?.trim();
    return text === '' ? undefined : text;
  };
  const all = addressOf(value('ALL_PROXY'));
  const proxies = { 'https:': addressOf(value('HTTPS_PROXY')) ?? all, 'http:': addressOf(value('HTTP_PROXY')) ?? all };
  const exceptions = (value('NO_PROXY') ?? '').toLowerCase().split(/[\s,]+/).filter((entry) => entry !== '');
  const logins = new Map<string, ProxyLogin>();
  for (const url of Object.values(proxies)) {
    if (url === undefined || url.username === '' || !/^https?:$/.test(url.protocol)) continue;
    logins.set(proxyKey(url.href), { name: decoded(url.username), password: decoded(url.password) });
  }
  return {
    resolve(text) {
      const url = new URL(text);
      const proxy = url.protocol === 'https:' || url.protocol === 'http:' ? proxies[url.protocol] : undefined;
      if (proxy === undefined || isLoopback(url) || exceptions.some((entry) => isMeant(entry, url))) return 'DIRECT';
      if (proxy.protocol === 'http:') return `PROXY ${addressAndPort(proxy)}`;
      return proxy.protocol === 'https:' ? `HTTPS ${addressAndPort(proxy)}` : `SOCKS5 ${proxy.host}`;
    },
    logins,
  };
}

function addressOf(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  return url !== undefined && url.hostname !== '' ? url : undefined;
}

function addressAndPort({ href, protocol }: URL): string {
  return proxyKey(href).slice(protocol.length + 2);
}

/** `*`, a name with all that is under it, with or without a dot before and a port after it. */
function isMeant(entry: string, url: URL): boolean {
  if (entry === '*') return true;
  const [, name = '', port] = /^\*?\.?(.+?)(?::(\d+))?$/.exec(entry) ?? [];
  if (port !== undefined && port !== (url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port)) return false;
  const host = url.hostname.toLowerCase();
  return host === name || host.endsWith(`.${name}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
