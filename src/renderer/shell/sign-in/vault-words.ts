import type { VaultCause, VaultStore } from '../../../shared/auth-state.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';

/** What a person can do about a sign-in that cannot be read. */
export interface WaysOut {
  /** Reads again, and lets the system ask the person. */
  retry: { label: string; busyLabel: string };
  /** Other stores to use from now on. */
  stores: readonly { to: VaultStore; label: string; means: string }[];
  /** To the sign-in form; `means` says what becomes of the saved sign-in. */
  signIn: { label: string; means: string };
}

/** One way or more for every cause; none of them deletes anything. */
export function waysOut({ common, keychain }: Texts, cause: VaultCause, alternatives: readonly VaultStore[] = []): WaysOut {
  // There the new sign-in takes the place of what is gone; elsewhere it must not, for the keychain may open again.
  const isGone = cause === 'missing' || cause === 'replaced' || cause === 'unreadable';
  const stores: Record<VaultStore, { label: string; means: string }> = {
    'safe-storage': { label: keychain.useOwnStore, means: keychain.ownStoreMeans },
    keytar: { label: keychain.useKeychain, means: keychain.keychainMeans },
  };
  return {
    retry: cause === 'locked' ? { label: keychain.unlock, busyLabel: keychain.waiting } : { label: common.tryAgain, busyLabel: keychain.asking },
    stores: alternatives.map((to) => ({ to, ...stores[to] })),
    signIn: isGone
      ? { label: keychain.signInAgain, means: keychain.signInAgainMeans }
      : { label: keychain.signInUntilQuit, means: keychain.signInUntilQuitMeans },
  };
}
