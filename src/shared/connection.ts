import type { ChatSettings } from './chat-settings.ts';
import type { ConnectionSignIn } from './sign-in.ts';
import type { Said } from './texts/told.ts';

/**
 * A backend and its auth server. `local` is the embedded server, whose address changes from run to run;
 * `remote` is pinned by two absolute URLs.
 */
export type Connection =
  | { kind: 'local'; chat?: ChatSettings }
  | {
      kind: 'remote';
      chat?: ChatSettings;
      /** Base URL of the Better Auth server, without `/api/auth` unless mounted elsewhere. */
      authUrl: string;
      /** The ChatKit endpoint that takes the POSTs. */
      chatUrl: string;
      /** Where Better Auth is mounted on `authUrl`; `/api/auth` by default. */
      authPath?: string;
      /** What people sign in with there. Absent: the server is asked, and where it does not say, a password. */
      signIn?: ConnectionSignIn;
      /** Certificates (PEM) of authorities that its servers, and they alone, are trusted by as well. */
      authorities?: string;
    };

/** A connection with its addresses known: what auth and the relay work with. */
export interface ResolvedConnection {
  authUrl: string;
  authPath: string;
  chatUrl: string;
  /** Names vault entries: `local`, or the auth origin. Stable across runs. */
  key: string;
  signIn?: ConnectionSignIn;
  /** Authorities beyond those of this computer, and the hosts (with port) that they count for. */
  authorities?: { pem: string; hosts: readonly string[] };
}

export const defaultAuthPath = '/api/auth';

/** What main calls the server on this computer in labels, which else are host names; pages write it in their language. */
export const localLabel = 'This computer';

/** What the connection doctor looks at, in the order of its list: the way there first. The connection test has those of `auth`, `token.safe` and `chat`. */
export const doctorCheckIds = [
  'network.names', 'network.proxy', 'network.portal', 'clock.skew', 'tls.auth', 'tls.chat',
  'auth.reachable', 'auth.better_auth', 'auth.jwks', 'token.safe', 'token.key', 'chat.reachable', 'chat.accepts',
] as const;
export type ConnectionCheckId = (typeof doctorCheckIds)[number];

/** One line of the connection test. `fix` says what to change, and where. */
export interface ConnectionCheck {
  id: ConnectionCheckId;
  /** `warning`: it works now, and may not for long or not for everybody. */
  status: 'ok' | 'warning' | 'failed' | 'skipped';
  message: string;
  fix?: string;
  /** What stands in the way, where the app has a place to put it right. */
  obstacle?: 'certificate' | 'proxy' | 'portal';
  /** The same for a page to say in its language. */
  said?: { message: Said; fix?: Said };
}

/**
 * Parses what a person typed into a server field.
 * @returns a URL with http or https and no credentials, query or fragment; `https` is assumed where no scheme is
 *   given, `http` for loopback hosts. `undefined` when it is not an address.
 */
export function parseServerUrl(text: string): URL | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed);
  const scheme = /^(localhost|127\.|\[::1\])/i.test(trimmed) ? 'http://' : 'https://';
  let url: URL;
  try {
    url = new URL(hasScheme ? trimmed : scheme + trimmed);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return undefined;
  url.search = '';
  url.hash = '';
  return url;
}

/** True where a token may travel: https anywhere, http only on this machine. */
export function isSafeTransport(url: URL): boolean {
  return url.protocol === 'https:' || isLoopbackHost(url.hostname);
}

/** This computer itself, by the names that a token may travel to without TLS. @param hostname as a URL has it */
export function isLoopbackHost(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost');
}
