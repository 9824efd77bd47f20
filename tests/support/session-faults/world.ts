import type { Fetch } from '../../../src/main/platform.ts';
import type { Activity } from './activity.ts';
import type { NetworkFault } from './network-faults.ts';

/** How sessions end on the server. */
export type Revocation = 'deleted' | 'expired' | 'password_changed';

/** The auth server, with an administrator’s hands. */
export interface AuthServer {
  /** A new process, or what stands for one, with the same data. `meanwhile`: what happens while there is none. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
  /** Tokens of the sessions that a request could still use. */
  sessions(): Promise<string[]>;
  /** Ends every session. */
  revoke(how: Revocation): Promise<void>;
  /** Of the one person who has an account. */
  password(): string;
}

/** Everything outside the app that the driver takes away and gives back. */
export interface SessionWorld {
  /** Origin of the auth server, for the app. */
  url: string;
  fetch: Fetch;
  /** From now on, with this probability for each request; `undefined` ends it. */
  fault(fault: NetworkFault | undefined, probability?: number): void;
  server: AuthServer;
  /** Share of server restarts that are worth their time, 0..1. */
  restartShare: number;
  /** Requests that met a fault. */
  faults(): number;
  close(): Promise<void>;
}

export interface SessionWorldDeps {
  random: () => number;
  activity: Activity;
  /** Sees each whole, genuine answer to a request for a token. */
  onToken: (token: string) => void;
}

export type OpenSessionWorld = (deps: SessionWorldDeps) => Promise<SessionWorld>;
