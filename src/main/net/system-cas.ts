import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/** The part of `node:tls` that is newer than Electron 33's Node 20.18 (Node ≥ 22.15). */
interface CaReader {
  getCACertificates?: (type: 'default' | 'system') => string[];
}

/** Where distributions keep what the system trusts as one file: Debian, Fedora, openSUSE, RHEL, Alpine. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * Certificates that this computer trusts: Node's own list and the system's, which is where a company puts its private CA. On
 * macOS and Windows only Node can read the latter; on Linux it is read from `SSL_CERT_FILE` or the distribution's bundle as well.
 * Takes up to some 100 ms: to be called before the first TLS connection, not at start.
 * @returns `undefined` where neither can be read; Node's default list (with NODE_EXTRA_CA_CERTS) is used then.
 */
export function trustedCas(reader: CaReader = tls, readBundle: () => readonly string[] = readSystemBundle): string[] | undefined {
  const bundle = readBundle();
  const ofNode = readNode(reader);
  if (ofNode === undefined && bundle.length === 0) return undefined;
  return [...new Set([...(ofNode ?? defaultCas()), ...bundle])];
}

/** What Node trusts by itself where it cannot be asked: its list, and the file of `NODE_EXTRA_CA_CERTS`. */
export function defaultCas(environment: NodeJS.ProcessEnv = process.env): string[] {
  return [...tls.rootCertificates, ...readPem(environment['NODE_EXTRA_CA_CERTS'])];
}

function readNode({ getCACertificates }: CaReader): string[] | undefined {
  if (getCACertificates === undefined) return undefined;
  try {
    return [...getCACertificates('default'), ...getCACertificates('system')];
  } catch {
    return undefined;
  }
}

/** @returns no certificates elsewhere than on Linux */
export function readSystemBundle(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): readonly string[] {
  if (platform !== 'linux') return [];
  const named = environment['SSL_CERT_FILE'];
  for (const path of named === undefined || named === '' ? bundles : [named]) {
    const found = readPem(path);
    if (found.length > 0) return found;
  }
  return [];
}

/** The certificates of a PEM file; none where it cannot be read. */
function readPem(path: string | undefined): string[] {
  if (path === undefined || path === '') return [];
  try {
    return readFileSync(path, 'latin1').match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  } catch {
    return [];
  }
}
