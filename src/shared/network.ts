import type { WireError } from './errors.ts';

/** A proxy asks who wants through; one question for all that waits on it. */
export interface ProxyQuestion {
  /** Origin of the proxy, as in `http://proxy.example.com:3128`. */
  proxy: string;
  /** What the proxy calls the place that the name is for. */
  realm?: string;
  /** What it was given before was refused. */
  wrong: boolean;
}

/** A proxy that was met in this run. */
export interface ProxyView {
  /** Its origin. */
  proxy: string;
  /**
   * `none`: it asked for nothing so far; `kept`: name and password are in the vault; `until-quit`: only in memory; `environment`: they
   * came with the variable that names the proxy; `wanted`: it asks, and nobody said; `unsupported`: it asks in a way that the app does not speak.
   */
  login: 'none' | 'kept' | 'until-quit' | 'environment' | 'wanted' | 'unsupported';
}

/** What stands between this workspace and its servers, as far as it is known. */
export type Obstacle =
  /** Something answers in the servers' place: a network that wants its own sign-in first. */
  | { kind: 'portal' }
  /** Nobody that this computer trusts has signed the certificate. */
  | { kind: 'certificate'; error: WireError }
  | { kind: 'proxy'; proxy: string; error: WireError };

export interface NetworkState {
  question: ProxyQuestion | null;
  proxies: readonly ProxyView[];
  obstacle: Obstacle | null;
}

/** One certificate of an authority, as people compare it. */
export interface AuthorityView {
  subject: string;
  /** SHA-256, as `AB:CD:…`. */
  fingerprint: string;
  /** Milliseconds since 1970. */
  validTo: number;
}

/** Longest PEM text of authorities, in characters. */
export const maxAuthorityText = 65_536;

/** The part of the shell's contract that is about the way to the servers. */
export interface NetworkDesktopMethods {
  'network.state': { input: undefined; output: NetworkState };
  /** Answers the question of a proxy. What it refuses is asked again. */
  'network.answer': { input: { proxy: string; name: string; password: string; keep: boolean }; output: null };
  /** No answer: what waited fails, and nothing asks again by itself. */
  'network.cancel': { input: { proxy: string }; output: null };
  /** Asks for the name and password of a proxy, now. */
  'network.ask': { input: { proxy: string }; output: null };
  'network.forget': { input: { proxy: string }; output: null };
  /** Reads certificates of authorities. Fails with `settings.invalid` and a sentence. */
  'network.authorities': { input: { text: string }; output: { pem: string; certificates: readonly AuthorityView[] } };
  /** Opens a page in the system's browser that such a network puts its own in place of. */
  'network.openPortal': { input: undefined; output: null };
}

export interface NetworkDesktopEvents {
  'network.changed': NetworkState;
}

export const networkMethodNames = [
  'network.state', 'network.answer', 'network.cancel', 'network.ask', 'network.forget', 'network.authorities', 'network.openPortal',
] as const satisfies readonly (keyof NetworkDesktopMethods)[];
