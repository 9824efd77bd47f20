import { isIP, type Socket } from 'node:net';
import { connect, rootCertificates, type DetailedPeerCertificate, type SecureContext, type TLSSocket } from 'node:tls';

/** What a TLS connection shows of the server's certificate. */
export interface PeerFacts {
  /** `undefined`: this computer trusts it; otherwise why not, as OpenSSL or Node name it. */
  refusal?: string;
  /** Organisation or name of who signed it. */
  issuer?: string;
  /** SHA-256 of the certificate, as `AB:CD:…`. */
  fingerprint?: string;
  /** Milliseconds since 1970. */
  validFrom: number;
  validTo: number;
  /** False: signed by an authority of this computer or network, not one that Node knows. */
  publicRoot?: boolean;
}

export interface LookOptions {
  /** Already open to the server, through a proxy; its own connection by default. */
  through?: Socket | undefined;
  /** What is trusted, as PEM or made from it; Node's own list by default. */
  ca?: readonly string[] | undefined;
  secureContext?: SecureContext | undefined;
  timeoutMs: number;
}

/** Looks at the certificate of an https server over a connection of its own, on which nothing is asked. Rejects when there is no TLS at all. */
export function lookAtPeer(url: URL, { through, ca, secureContext, timeoutMs }: LookOptions): Promise<PeerFacts> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...(through === undefined ? { host, port: url.port === '' ? 443 : Number(url.port) } : { socket: through }),
      ...(isIP(host) === 0 && { servername: host }),
      // checkServerIdentity needs it where an address has no server name.
      ...(isIP(host) !== 0 && { host }),
      ...(ca && { ca: [...ca] }),
      ...(secureContext && { secureContext }),
      // The certificate is what is looked at; nothing is sent over this connection.
      rejectUnauthorized: false,
    });
    const end = (): void => {
      socket.destroy();
      through?.destroy();
    };
    socket.setTimeout(timeoutMs, () => socket.destroy(Object.assign(new Error(`${url.host} took too long.`), { code: 'ETIMEDOUT' })));
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
}

function factsOf(socket: TLSSocket): PeerFacts {
  const certificate = socket.getPeerCertificate(true);
  const { issuer, valid_from: from, valid_to: to, fingerprint256 } = certificate as Partial<DetailedPeerCertificate>;
  const why = socket.authorizationError as string | Error | null | undefined;
  const refusal = socket.authorized ? undefined : why instanceof Error ? ((why as NodeJS.ErrnoException).code ?? why.message) : (why ?? 'unknown');
  const root = rootOf(certificate);
  const name = nameOf(issuer);
  return {
    ...(refusal !== undefined && { refusal }),
    ...(name !== undefined && { issuer: name }),
    ...(fingerprint256 !== undefined && { fingerprint: fingerprint256 }),
    validFrom: Date.parse(from ?? ''),
    validTo: Date.parse(to ?? ''),
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
  const clean = text.replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, 80);
  return clean === '' ? undefined : `“${clean}”`;
}
