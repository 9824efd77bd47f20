import type { VaultCause } from '../shared/auth-state.ts';

/** A random secret that lives in the vault, under a name. */
export type KeptSecret =
  /** 64 hex digits. `created`: there was none under this name, as far as a vault that can be read knows. */
  | { status: 'found' | 'created'; value: string }
  /** `missing`: this machine has no vault that would still have it after a restart. Else it may have one: nothing was made. */
  | { status: 'unavailable'; cause: VaultCause };

export interface SecretKeeper {
  /**
   * The secret of this name; a new one when the vault was read and has none, and only once it was read back. Nothing is
   * ever overwritten, and nobody is asked to unlock anything.
   * @param options.expected true when something it encrypts exists: an empty vault is then `unavailable('replaced')`,
   *   and no secret is made that would not open it
   */
  obtain(name: string, options?: { expected?: boolean }): Promise<KeptSecret>;
  /** Removes it from the vault; false when the vault could not be reached. */
  forget(name: string): Promise<boolean>;
}
