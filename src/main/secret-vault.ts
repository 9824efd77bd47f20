import type { VaultCause, VaultInfo, VaultStore } from '../shared/auth-state.ts';

export type VaultKind = VaultInfo['kind'];

/** A read has three outcomes; only `absent` means that nothing was ever stored. */
export type VaultRead =
  /** `left`: its deletion was asked for and the vault would not do it then. What it stands for is over. */
  | { status: 'found'; value: string; left?: true }
  | { status: 'absent' }
  | { status: 'unavailable'; cause: VaultCause };

/** A write or delete either happened or did not; nothing is half done. */
export type VaultWrite = { status: 'done' } | { status: 'unavailable'; cause: VaultCause };

/**
 * Where secrets live. Keys are short ASCII names, values at most 2,560 bytes (Windows credential limit).
 * Never throws for reasons of the keychain; a read error deletes and overwrites nothing.
 */
export interface SecretVault {
  readonly kind: VaultKind;
  get(key: string): Promise<VaultRead>;
  set(key: string, value: string): Promise<VaultWrite>;
  delete(key: string): Promise<VaultWrite>;
  /** Whether it can be used now; probes without writing. */
  status(): Promise<{ status: 'ready' } | { status: 'unavailable'; cause: VaultCause }>;
}

/** Longest value every keychain takes, in UTF-8 bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE). */
export const maxSecretBytes = 2_560;

/** True for a value no keychain can be trusted to take; vaults answer `unavailable('failed')` to it. */
export function isTooLong(value: string): boolean {
  return Buffer.byteLength(value, 'utf8') > maxSecretBytes;
}

/** Which vault this run uses. */
export type VaultSelection =
  /** `cause`: why a vault further up the list was passed over. */
  | { status: 'ready'; vault: SecretVault; cause?: VaultCause }
  /** The keychain exists but gives no answer now. Its entries may hold a session: do not move on, ask again later. */
  | { status: 'unreachable'; vault: SecretVault; cause: VaultCause };

export interface VaultSelector {
  /**
   * Settles on a vault once one is ready; until then every call asks again, without prompting anyone. A move of
   * entries from one vault to another that was begun is finished first.
   */
  select(): Promise<VaultSelection>;
  /** Names of all entries that are known, whatever the vault says now. */
  names(): readonly string[];
  /** Other vaults that would keep secrets now, best first; never memory. */
  alternatives(): Promise<readonly VaultStore[]>;
  /** The person chose another vault. What can be read moves there; what cannot stays where it is. */
  switchTo(kind: VaultStore): Promise<VaultWrite>;
  /** The person signs in anew although entries are gone (`replaced`, `missing`): they are no longer expected. Deletes nothing. */
  acceptLoss(): Promise<void>;
}
