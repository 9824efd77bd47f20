import type { KeychainUnderTest } from './keychain.ts';

export interface SessionFaultOptions {
  seed: number;
  cycles: number;
  /** A double by default. */
  keychain?: KeychainUnderTest;
  onProgress?: (cycle: number) => void;
}

export interface SessionFaultFigures {
  seed: number;
  cycles: number;
  /** How often each thing was done to the app. */
  done: Record<string, number>;
  tokens: number;
  revocations: number;
  /** Slowest revocation seen while online and looked at, in ms of the driver's clock. */
  slowestRevocationMs: number;
}
