import type { ConnectionCheck, ResolvedConnection } from '../../shared/connection.ts';
import type { PeerFacts } from '../peer-certificate.ts';
import type { DoctorProgress } from '../../shared/diagnostics.ts';

/** A way to a server, as the system's proxy settings give it. */
export type DoctorRoute = { kind: 'direct' } | { kind: 'proxy'; uri: string };

/** One answer, read to its end. */
export interface DoctorAnswer {
  status: number;
  headers: Headers;
  body: unknown;
  isJson: boolean;
  /** Origin that a redirect points to. */
  location?: string;
}

export type TlsFacts = PeerFacts;

export interface DoctorDeps {
  /** The connection in use. */
  connection(): Promise<ResolvedConnection>;
  /** Where Better Auth is mounted. */
  authBase(connection: ResolvedConnection): URL;
  /** The settings' connection test. */
  test(connection: ResolvedConnection): Promise<ConnectionCheck[]>;
  /** One GET without credentials, limited in time and size. Rejects with what `fetch` threw. */
  request(url: URL): Promise<DoctorAnswer>;
  /** Rejects with a sentence when there are only ways that the app cannot go. Absent: everything goes straight. */
  route?: ((url: URL) => Promise<DoctorRoute>) | undefined;
  /** Has a proxy open a way to a host and closes it. Rejects with its refusal. */
  tryProxy(proxy: string, to: URL): Promise<void>;
  /** The certificate at an https address. Rejects when there is no TLS connection at all. */
  probeTls(url: URL, route: DoctorRoute): Promise<TlsFacts>;
  /** Addresses of a host name. Rejects as `dns.lookup` does. */
  lookup(hostname: string): Promise<readonly string[]>;
  /** The token in use; rejects while nobody is signed in. Its header alone is looked at. */
  token(): Promise<string>;
  onProgress?: ((progress: DoctorProgress) => void) | undefined;
  /** `process.platform`. */
  platform: string;
  /** Milliseconds since 1970. */
  now: () => number;
}
