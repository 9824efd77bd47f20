import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';

/** A proxy's answer to CONNECT that opens nothing. `networkFault` reads its message. */
export class ProxyRefusal extends Error {
  override readonly name = 'ProxyRefusal';
  readonly status: number;
  /** Values of `Proxy-Authenticate`, of a 407. */
  readonly challenges: readonly string[];

  constructor(status: number, challenges: readonly string[]) {
    super(`Proxy response (${status}) !== 200 when HTTP Tunneling`);
    this.status = status;
    this.challenges = challenges;
  }
}

export interface TunnelOptions {
  /** Origin of the proxy, http or https. */
  proxy: string;
  /** `host:port` of the server; the proxy looks the name up. */
  to: string;
  /** Value of `Proxy-Authorization`; it goes to the proxy and no further. */
  authorization?: string | undefined;
  /** For an https proxy: what is trusted; Node's own list by default. */
  secureContext?: SecureContext | undefined;
  timeoutMs: number;
}

/**
 * Opens a tunnel through a proxy (RFC 9110 §9.3.6), each over a connection of its own.
 * Rejects with a `ProxyRefusal`, or with what kept the proxy itself from answering.
 */
export function openTunnel({ proxy, to, authorization, secureContext, timeoutMs }: TunnelOptions): Promise<Socket> {
  const { protocol, hostname, port, host } = new URL(proxy);
  const secure = protocol === 'https:';
  return new Promise((resolve, reject) => {
    const options = {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (secure ? 443 : 80) : Number(port),
      method: 'CONNECT',
      path: to,
      headers: { host: to, 'proxy-connection': 'keep-alive', ...(authorization !== undefined && { 'proxy-authorization': authorization }) },
      timeout: timeoutMs,
      agent: false as const,
    };
    const asking = secure ? requestSecure({ ...options, ...(secureContext && { secureContext }), rejectUnauthorized: true }) : requestPlain(options);
    const refuse = (answer: IncomingMessage): void => reject(new ProxyRefusal(answer.statusCode ?? 0, answer.headersDistinct['proxy-authenticate'] ?? []));
    asking.once('connect', (answer, socket: Socket, head: Buffer) => {
      if (answer.statusCode !== 200) {
        socket.destroy();
        refuse(answer);
        return;
      }
      socket.setTimeout(0);
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    asking.once('response', (answer) => {
      asking.destroy();
      refuse(answer);
    });
    asking.once('timeout', () => asking.destroy(Object.assign(new Error(`${host} took too long.`), { code: 'ETIMEDOUT' })));
    asking.once('error', reject);
    asking.end();
  });
}
