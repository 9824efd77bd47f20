import type { VaultCause } from '../shared/auth-state.ts';

/** A random secret that lives in the vault, under a name. */
export type KeptSecret =
  /** 64 hex digits. `created`: there was none under this name, as far as a vault that can be read knows. */
  | { status: 'found' | 'created'; value: string }
  /** `missing`: this machine has no vault that would still have it after a restart. Else it may have one: nothing was made. */
  | { status: 'unavailable'; cause: VaultCause };

export interface SecretKeeper {
  obtain(name: string): Promise<KeptSecret>;
  /** Removes it from the vault; false when the vault could not be reached. */
  forget(name: string): Promise<boolean>;
}
