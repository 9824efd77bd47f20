import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { buildConnector } from 'undici';
import { LatchkeyError } from '../../shared/errors.ts';
import { say, together } from '../../shared/texts/say.ts';
import { describeFault, networkFault } from '../network-fault.ts';
import { openTunnel, ProxyRefusal } from '../tunnel.ts';
import { admitted } from './admitted.ts';
import type { ProxyAccess } from './proxy-access.ts';
import type { ProxyHealth, Route } from './proxy-rules.ts';

type Connect = buildConnector.connector;
type Options = buildConnector.Options;

export interface ConnectorDeps {
  /** In the order in which they are tried. */
  routes: readonly Route[];
  /** undici's own, which makes the connection itself or goes on over a socket that is open. */
  onward: Connect;
  access?: ProxyAccess | undefined;
  health: ProxyHealth;
  /** What an https proxy's certificate is checked against. */
  proxyContext(): SecureContext | undefined;
  timeoutMs: number;
}

/** Longest that a proxy may take to answer where there is another way, in ms. */
const hastyMs = 5_000;

/**
 * Connects by the first way that leads somewhere: a proxy that gives no answer makes room for the next one, one that refuses does
 * not. What a proxy wants to know goes to that proxy alone, and the server's TLS begins only inside the tunnel.
 */
export function createConnector(deps: ConnectorDeps): Connect {
  return (options, callback) => {
    void connect(deps, options).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error('There is no connection.'), null),
    );
  };
}

async function connect({ routes, health, ...deps }: ConnectorDeps, options: Options): Promise<Socket> {
  const ways = health.order(routes);
  let failure: Error | undefined;
  for (const [at, route] of ways.entries()) {
    if (route.kind === 'direct') return onwardOver(deps.onward, options, undefined);
    try {
      const timeoutMs = at + 1 < ways.length ? Math.min(hastyMs, deps.timeoutMs) : deps.timeoutMs;
      const socket = await through(route.uri, portedHost(options), { ...deps, timeoutMs });
      health.worked(route.uri);
      return await onwardOver(deps.onward, options, socket);
    } catch (error) {
      if (!(error instanceof ProxySilence)) throw error;
      health.failed(route.uri);
      failure ??= error.telling();
    }
  }
  throw failure ?? new Error('There is no way.');
}

/** A proxy itself gave no answer. */
class ProxySilence extends Error {
  override readonly name = 'ProxySilence';
  readonly proxy: string;

  constructor(proxy: string, cause: unknown) {
    super('The proxy gave no answer.', { cause });
    this.proxy = proxy;
  }

  telling(): LatchkeyError {
    const { host } = new URL(this.proxy);
    return new LatchkeyError('network.unreachable', together(say('doctor', 'proxyFault', describeFault(host, networkFault(this.cause))), say('doctor', 'checkProxyOrAsk')), { cause: this });
  }
}

type ThroughDeps = Pick<ConnectorDeps, 'access' | 'proxyContext' | 'timeoutMs'>;

function through(proxy: string, to: string, { access, proxyContext, timeoutMs }: ThroughDeps): Promise<Socket> {
  return admitted(access, proxy, async (authorization) => {
    try {
      return await openTunnel({ proxy, to, authorization, secureContext: proxy.startsWith('https:') ? proxyContext() : undefined, timeoutMs });
    } catch (error) {
      throw error instanceof ProxyRefusal ? error : new ProxySilence(proxy, error);
    }
  });
}

function portedHost({ hostname, protocol, port }: Options): string {
  const host = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
  return `${host}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
}

function onwardOver(onward: Connect, options: Options, socket: Socket | undefined): Promise<Socket> {
  if (socket !== undefined && options.protocol !== 'https:') return Promise.resolve(socket);
  return new Promise((resolve, reject) => {
    onward(socket === undefined ? options : { ...options, httpSocket: socket }, (error, connected) => {
      if (error === null) resolve(connected);
      else {
        socket?.destroy();
        reject(error);
      }
    });
  });
}
