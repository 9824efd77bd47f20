import type { WireError } from './errors.ts';

/** The embedded server, which all connections to this computer share. */
export interface LocalServerView {
  status: 'idle' | 'starting' | 'running' | 'failed';
  /** `running`: false while its data lies in plain, because there is no keychain to keep a key in. */
  encrypted?: boolean;
  /** `failed`: why, and what to do. It is tried again by itself, and this stands until it runs. */
  problem?: WireError;
  /** `failed`: its data is encrypted, and the key is gone as far as can be told. */
  keyLost?: boolean;
  /** `failed`: when it is tried again by itself, in ms since 1970; absent while it is being tried. */
  retryAt?: number;
}
