import type { KeychainUnderTest } from './keychain.ts';
import type { OpenSessionWorld } from './world.ts';

/** One invariant did not hold; the message is one telling line. */
export class SessionViolation extends Error {}

export interface SessionFaultOptions {
  seed: number;
  cycles: number;
  /** A double by default. */
  keychain?: KeychainUnderTest;
  /** In this process by default. */
  openWorld?: OpenSessionWorld;
  onProgress?: (cycle: number) => void;
}

export interface SessionFaultFigures {
  seed: number;
  cycles: number;
  /** How often each thing was done to the app. */
  done: Record<string, number>;
  tokens: number;
  /** Requests that met a fault. */
  faults: number;
  revocations: number;
  /** Slowest revocation seen while online and looked at, in ms of the driver's clock. */
  slowestRevocationMs: number;
}
