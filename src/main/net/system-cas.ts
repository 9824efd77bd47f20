import tls from 'node:tls';

/** The part of `node:tls` that is newer than Electron 33's Node 20.18 (Node ≥ 22.15). */
interface CaReader {
  getCACertificates?: (type: 'default' | 'system') => string[];
}

/**
 * Certificates that this computer trusts: Node's own list and, where Node can read it, the system's, which is where a
 * company puts its private CA. Takes up to some 100 ms on macOS and Windows: to be called before the first TLS
 * connection, not at start.
 * @returns `undefined` where Node cannot tell; its default list (with NODE_EXTRA_CA_CERTS) is used then.
 */
export function trustedCas(reader: CaReader = tls): string[] | undefined {
  if (reader.getCACertificates === undefined) return undefined;
  try {
    return [...new Set([...reader.getCACertificates('default'), ...reader.getCACertificates('system')])];
  } catch {
    return undefined;
  }
}
