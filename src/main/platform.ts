/**
 * What a host must bring so that `compose` can build the rest. Two bodies: `compose.electron.ts` and `compose.web.ts`.
 * Everything above this seam runs in plain Node and is tested there.
 */
import type { CrashesPart } from './parts.ts';
import type { ProxyAccess } from './net/proxy-access.ts';
import type { SecretVault } from './secret-vault.ts';

/** Undoes a subscription or releases a resource. Calling it twice is harmless. */
export type Dispose = () => void | Promise<void>;

/** `authorities`: certificates (PEM) that this one request's server may be signed by as well. */
export type FetchInit = RequestInit & { duplex?: 'half'; authorities?: string };

/** The platform's `fetch`: undici with the system's proxy and CAs. One attempt, no cache, no cookie jar. */
export type Fetch = (input: string | URL | Request, init?: FetchInit) => Promise<Response>;

/** Structured log line. Field values must be codes, counts and hosts; never tokens, cookies, bodies or e-mails. */
export interface Log {
  info(event: string, fields?: Record<string, string | number | boolean | undefined>): void;
  warn(event: string, fields?: Record<string, string | number | boolean | undefined>): void;
  error(event: string, fields?: Record<string, string | number | boolean | undefined>): void;
}

/** A running embedded server. */
export interface ServerProcess {
  /** Resolves when the server asks for the key of its data, before it opens anything; answer with an `unlock` message. */
  keyWanted: Promise<void>;
  /** Once `ready`: whether its data is encrypted. */
  encrypted(): boolean;
  /** Resolves with the base URL once it listens; rejects with a sentence when it cannot start. */
  ready: Promise<string>;
  /** Sends a configuration message (see `src/server/control.ts`). */
  send(message: unknown): void;
  onExit(listener: (code: number) => void): Dispose;
  stop(): Promise<void>;
}

export interface Platform {
  host: 'electron' | 'web';
  /** Folder of this profile; exists, mode 0700. */
  profileDir: string;
  appVersion: string;
  /** The system's languages as BCP 47 tags, preferred first. */
  languages: readonly string[];
  /** Versions for the about box. */
  runtime: Record<string, string>;
  fetch: Fetch;
  /** The same, but refuses addresses of private networks: for what a server or a model asks to be loaded. */
  fetchPublic: Fetch;
  /** Vaults in order of preference, opened lazily; the last one is memory and always works. */
  vaults: readonly (() => Promise<SecretVault>)[];
  /** Starts the embedded server on a free loopback port with its data in the folder. */
  startServer(options: { dataDir: string; environment: NodeJS.ProcessEnv }): ServerProcess;
  /** Opens http, https and mailto links outside; false for every other address. */
  openExternal(url: string): Promise<boolean>;
  /** Whether links of our scheme reach this app; absent: they do not. */
  linksWork?: () => boolean;
  /** Who goes through proxies that ask; `fetch` has the same one. */
  proxyAccess?: ProxyAccess;
  /** The way to a URL by the system's proxy settings, or the environment's; rejects where the app can go none. Absent: straight. */
  resolveRoute?: (url: URL) => Promise<{ kind: 'direct' } | { kind: 'proxy'; uri: string }>;
  /** Calls back when the machine wakes up or its clock jumped. */
  onWake(listener: () => void): Dispose;
  /** Whether the machine runs on its battery; false where that is not known. */
  onBattery(): boolean;
  /** Whether traffic on its network costs money; false where that is not known. */
  onMetered(): boolean;
  /** What ended unexpectedly; absent: nothing is noted. */
  crashes?: CrashesPart;
  log: Log;
  now(): number;
  /** When the app's process began, ms since 1970; absent where its start does not end with a screen. */
  startedAt?: number;
  /** The licences of everything in the package; absent: there is none. */
  licenses?: () => Promise<string | undefined>;
  /** Memory of all the app's processes, MiB; absent: of this one. */
  memoryMb?: () => number;
}
