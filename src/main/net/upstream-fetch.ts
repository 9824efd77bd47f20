import { createSecureContext, type SecureContext } from 'node:tls';
import type { Dispatcher, RequestInit as UndiciInit } from 'undici';
import type { Fetch } from '../platform.ts';
import { explainFault } from './certificate-fault.ts';
import { createConnector } from './connector.ts';
import type { ProxyAccess } from './proxy-access.ts';
import { isPrivateHost, privateRefusal, publicLookup } from './public-addresses.ts';
import { createProxyHealth, isLoopback, parseProxyRules, type ProxyHealth, type Route } from './proxy-rules.ts';
import { defaultCas, trustedCas } from './system-cas.ts';

export interface UpstreamFetchDeps {
  /** The system's proxy rules for a URL, as a PAC result; without it every connection is direct. */
  resolveProxy?: (url: string) => Promise<string>;
  /** Who goes through a proxy that asks; without it a proxy that asks is one that refuses. */
  access?: ProxyAccess | undefined;
  /** Shared by all who go through the same proxies. */
  health?: ProxyHealth;
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
 * A certificate is always checked, whatever the environment says.
 */
export function createUpstreamFetch({ resolveProxy, access, health = createProxyHealth(() => performance.now()), cas = trustedCas, publicOnly = false }: UpstreamFetchDeps = {}): UpstreamFetch {
  const dispatchers = new Map<string, Promise<Dispatcher>>();
  const contexts = new Map<string, SecureContext | undefined>();
  let ofSystem: { cas: string[] | undefined } | undefined;

  /** Made once for each set of authorities: to read hundreds of certificates takes longer than to shake hands. */
  function contextOf(authorities: string): SecureContext | undefined {
    if (contexts.has(authorities)) return contexts.get(authorities);
    ofSystem ??= { cas: cas() };
    const ca = authorities === '' ? ofSystem.cas : [...(ofSystem.cas ?? defaultCas()), authorities];
    const context = ca && createSecureContext({ ca });
    contexts.set(authorities, context);
    return context;
  }

  async function open(routes: readonly Route[], secure: boolean, authorities: string): Promise<Dispatcher> {
    const { Agent, buildConnector } = await import('undici');
    const secureContext = secure ? contextOf(authorities) : undefined;
    const onward = buildConnector({ timeout: connectTimeoutMs, rejectUnauthorized: true, ...(secureContext && { secureContext }), ...(publicOnly && { lookup: publicLookup }) });
    return new Agent({
      headersTimeout: headersTimeoutMs,
      bodyTimeout: 0,
      connect: createConnector({ routes, onward, access, health, proxyContext: () => contextOf(''), timeoutMs: connectTimeoutMs }),
    });
  }

  function dispatcherFor(url: URL, routes: readonly Route[], authorities: string): Promise<Dispatcher> {
    const secure = url.protocol === 'https:';
    const key = `${routes.map((route) => (route.kind === 'direct' ? 'direct' : route.uri)).join(' ')} ${secure} ${authorities}`;
    let dispatcher = dispatchers.get(key);
    if (dispatcher === undefined) dispatchers.set(key, (dispatcher = open(routes, secure, authorities)));
    return dispatcher;
  }

  return {
    async fetch(input, { authorities = '', ...init } = {}) {
      const [url, plain] = toPlain(input, init);
      // A proxy looks names up itself, and an address needs no looking up: both are met here, before anything is sent.
      if (publicOnly && (await isPrivateHost(url.hostname))) throw privateRefusal(url.host);
      const routes = resolveProxy === undefined || isLoopback(url) ? ([{ kind: 'direct' }] as const) : parseProxyRules(await resolveProxy(url.href));
      const [undici, dispatcher] = await Promise.all([import('undici'), dispatcherFor(url, routes, authorities)]);
      try {
        // undici's classes are not the global ones, only shaped like them; a Response is used by its shape everywhere.
        return (await undici.fetch(url, { ...plain, dispatcher })) as unknown as Response;
      } catch (error) {
        throw await explainFault(error, url, { route: health.order(routes)[0], access, secureContext: contexts.get(authorities) });
      }
    },
    async dispose() {
      const open = [...dispatchers.values()];
      dispatchers.clear();
      await Promise.all(open.map(async (dispatcher) => (await dispatcher).destroy()));
    },
  };
}

/** Takes global Request and FormData objects apart, which undici's own fetch would not recognise. */
function toPlain(input: string | URL | Request, init: RequestInit): [URL, UndiciInit] {
  if (!(input instanceof Request) && !(init.body instanceof FormData)) {
    return [new URL(input), init as UndiciInit];
  }
  const { url, method, headers, body, redirect, signal } = new Request(input, init);
  const plain = { method, headers: [...headers], redirect, signal, ...(body && { body, duplex: 'half' }) };
  return [new URL(url), plain as unknown as UndiciInit];
}
