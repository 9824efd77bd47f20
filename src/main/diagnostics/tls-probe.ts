import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect, rootCertificates, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { DoctorRoute, TlsFacts } from './doctor-deps.ts';

export interface ProbeDeps {
  /** CA certificates that the app trusts, as PEM; `undefined`: Node's own. */
  cas: () => string[] | undefined;
  /** 10 s by default. */
  timeoutMs?: number;
}

export interface Probes {
  /** @see DoctorDeps */
  probeTls(url: URL, route: DoctorRoute): Promise<TlsFacts>;
  tryProxy(proxy: string, to: URL): Promise<void>;
}

/** Looks at certificates and proxies over connections of its own, on which nothing is asked. */
export function createProbes({ cas, timeoutMs = 10_000 }: ProbeDeps): Probes {
  /** A CONNECT tunnel (RFC 9110 §9.3.6). Rejects with `Proxy response (N)`, which `networkFault` knows. */
  function tunnel(proxy: string, to: URL): Promise<Socket> {
    const { protocol, hostname, port, host } = new URL(proxy);
    const target = `${to.hostname}:${portOf(to)}`;
    const secure = protocol === 'https:';
    return new Promise((resolve, reject) => {
      const options = { host: bare(hostname), port: port === '' ? (secure ? 443 : 80) : Number(port), method: 'CONNECT', path: target, headers: { host: target }, timeout: timeoutMs, agent: false as const };
      const ca = secure ? cas() : undefined;
      const asking = secure ? requestSecure({ ...options, ...(ca && { ca }) }) : requestPlain(options);
      asking.once('connect', (answer, socket: Socket) => {
        if (answer.statusCode === 200) {
          resolve(socket);
          return;
        }
        socket.destroy();
        reject(new Error(`Proxy response (${answer.statusCode ?? 0}) !== 200 when HTTP Tunneling`));
      });
      asking.once('response', (answer) => {
        asking.destroy();
        reject(new Error(`Proxy response (${answer.statusCode ?? 0}) !== 200 when HTTP Tunneling`));
      });
      asking.once('timeout', () => asking.destroy(timedOut(host)));
      asking.once('error', reject);
      asking.end();
    });
  }

  return {
    async probeTls(url, route) {
      const through = route.kind === 'proxy' ? await tunnel(route.uri, url) : undefined;
      const host = bare(url.hostname);
      const ca = cas();
      return new Promise((resolve, reject) => {
        const socket = connect({
          ...(through === undefined ? { host, port: portOf(url) } : { socket: through }),
          ...(isIP(host) === 0 && { servername: host }),
          // checkServerIdentity needs it where an address has no server name.
          ...(isIP(host) !== 0 && { host }),
          ...(ca && { ca }),
          // The certificate is what is looked at; nothing is sent over this connection.
          rejectUnauthorized: false,
        });
        const end = (): void => {
          socket.destroy();
          through?.destroy();
        };
        socket.setTimeout(timeoutMs, () => socket.destroy(timedOut(url.host)));
        socket.once('error', (error: Error) => {
          end();
          reject(error);
        });
        socket.once('secureConnect', () => {
          const facts = factsOf(socket);
          end();
          resolve(facts);
        });
      });
    },
    async tryProxy(proxy, to) {
      (await tunnel(proxy, to)).destroy();
    },
  };
}

function factsOf(socket: TLSSocket): TlsFacts {
  const certificate = socket.getPeerCertificate(true);
  const { issuer, valid_from: from, valid_to: to } = certificate;
  const why = socket.authorizationError as string | Error | null | undefined;
  const refusal = socket.authorized ? undefined : why instanceof Error ? ((why as NodeJS.ErrnoException).code ?? why.message) : (why ?? 'unknown');
  const root = rootOf(certificate);
  const name = nameOf(issuer);
  return {
    ...(refusal !== undefined && { refusal }),
    ...(name !== undefined && { issuer: name }),
    validFrom: Date.parse(from),
    validTo: Date.parse(to),
    ...(root !== undefined && refusal === undefined && { publicRoot: isPublic(root) }),
  };
}

/** The end of the chain, where it is known. */
function rootOf(certificate: DetailedPeerCertificate): Buffer | undefined {
  const seen = new Set<string>();
  let current = certificate;
  while (!seen.has(current.fingerprint256)) {
    seen.add(current.fingerprint256);
    // Not there when the chain ends before its root, whatever the types say.
    const next = current.issuerCertificate as DetailedPeerCertificate | undefined;
    if (next === undefined) return undefined;
    if (next.fingerprint256 === current.fingerprint256) return current.raw;
    current = next;
  }
  return undefined;
}

function isPublic(root: Buffer): boolean {
  const text = root.toString('base64');
  return rootCertificates.some((pem) => pem.replace(/-----[A-Z ]+-----|\s/g, '') === text);
}

function nameOf(issuer: DetailedPeerCertificate['issuer'] | undefined): string | undefined {
  const name: unknown = issuer?.O ?? issuer?.CN;
  const text = Array.isArray(name) ? String(name[0]) : typeof name === 'string' ? name : '';
  // A certificate may say anything; this is shown to people.
  const clean = text.replace(/\p{Cc}/gu, '').trim().slice(0, 80);
  return clean === '' ? undefined : `“${clean}”`;
}

function timedOut(host: string): Error {
  return Object.assign(new Error(`${host} took too long.`), { code: 'ETIMEDOUT' });
}

function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
