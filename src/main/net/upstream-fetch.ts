import type { Dispatcher, RequestInit as UndiciInit } from 'undici';
import type { Fetch } from '../platform.ts';
import { isPrivateHost, privateRefusal, publicLookup } from './public-addresses.ts';
import { isLoopback, parseProxyRules, type Route } from './proxy-rules.ts';
import { trustedCas } from './system-cas.ts';

export interface UpstreamFetchDeps {
  /** The system's proxy rules for a URL, as a PAC result; without it every connection is direct. */
  resolveProxy?: (url: string) => Promise<string>;
  /** CA certificates as PEM, asked for before the first TLS connection; the system's by default. */
  cas?: () => string[] | undefined;
  /** Refuses every address that is not out on the internet: for addresses that a model or a server chose. */
  publicOnly?: boolean;
}

export interface UpstreamFetch {
  fetch: Fetch;
  /** Ends all connections at once, answers in progress included. */
  dispose(): Promise<void>;
}

/** How long a server may think before it answers, in ms: models with tools are slow to start. */
const headersTimeoutMs = 120_000;

const connectTimeoutMs = 15_000;

/**
 * The `fetch` for auth and chat servers: the system's proxy and CAs, any number of connections per host (the browser's
 * network stack stops at six, electron #46828), and no limit on how long an answer may stream. undici is loaded with
 * the first request, off the way to the first frame.
 * Idle connections are kept for undici's default 4 s: common Python servers close them at 5 s without a word.
 */
export function createUpstreamFetch({ resolveProxy, cas = trustedCas, publicOnly = false }: UpstreamFetchDeps = {}): UpstreamFetch {
  const dispatchers = new Map<string, Promise<Dispatcher>>();

  async function open(route: Route, secure: boolean): Promise<Dispatcher> {
    const { Agent, ProxyAgent } = await import('undici');
    const limits = { headersTimeout: headersTimeoutMs, bodyTimeout: 0 };
    const ca = secure ? cas() : undefined;
    const connect = { timeout: connectTimeoutMs, ...(ca && { ca }) };
    if (route.kind === 'direct') return new Agent({ ...limits, connect: { ...connect, ...(publicOnly && { lookup: publicLookup }) } });
    return new ProxyAgent({ ...limits, uri: route.uri, requestTls: connect, proxyTls: connect });
  }

  async function dispatcherFor(url: URL): Promise<Dispatcher> {
    const direct = resolveProxy === undefined || isLoopback(url);
    const route: Route = direct ? { kind: 'direct' } : parseProxyRules(await resolveProxy(url.href));
    const secure = url.protocol === 'https:' || (route.kind === 'proxy' && route.uri.startsWith('https:'));
    const key = `${route.kind === 'direct' ? 'direct' : route.uri} ${secure}`;
    let dispatcher = dispatchers.get(key);
    if (dispatcher === undefined) dispatchers.set(key, (dispatcher = open(route, secure)));
    return dispatcher;
  }

  return {
    async fetch(input, init) {
      const [url, plain] = toPlain(input, init);
      // A proxy looks names up itself, and an address needs no looking up: both are met here, before anything is sent.
      if (publicOnly && (await isPrivateHost(url.hostname))) throw privateRefusal(url.host);
      const [undici, dispatcher] = await Promise.all([import('undici'), dispatcherFor(url)]);
      // undici's classes are not the global ones, only shaped like them; a Response is used by its shape everywhere.
      return (await undici.fetch(url, { ...plain, dispatcher })) as unknown as Response;
    },
    async dispose() {
      const open = [...dispatchers.values()];
      dispatchers.clear();
      await Promise.all(open.map(async (dispatcher) => (await dispatcher).destroy()));
    },
  };
}

/** Takes global Request and FormData objects apart, which undici's own fetch would not recognise. */
function toPlain(input: string | URL | Request, init: RequestInit | undefined): [URL, UndiciInit] {
  if (!(input instanceof Request) && !(init?.body instanceof FormData)) {
    return [new URL(input), (init ?? {}) as UndiciInit];
  }
  const { url, method, headers, body, redirect, signal } = new Request(input, init);
  const plain = { method, headers: [...headers], redirect, signal, ...(body && { body, duplex: 'half' }) };
  return [new URL(url), plain as unknown as UndiciInit];
}
