import type { VaultCause, VaultStore } from '../../../shared/auth-state.ts';

interface VaultWords {
  /** Ends a sentence: "…, because the keychain is locked." */
  because: string;
  /** What to do about it. */
  fix: string;
}

/** Why the keychain gave no answer, and the way out, in words. */
export const vaultWords: Record<VaultCause, VaultWords> = {
  missing: {
    because: 'this system has no keychain',
    fix: 'On Linux, install GNOME Keyring or KWallet and sign in to your desktop again. On a machine you reach without a desktop there may be none, which is fine: sign in each time.',
  },
  locked: {
    because: 'the keychain is locked',
    fix: 'Unlock it (Keychain Access on macOS, Passwords and Keys or KWalletManager on Linux), then try again.',
  },
  denied: {
    because: 'the keychain refused access',
    fix: 'Allow Latchkey when your system asks, or in its keychain settings, then try again.',
  },
  replaced: {
    because: 'the keychain is a new one, or its entries for Latchkey were removed',
    fix: 'If you have the old keychain, bring it back (on Linux, the files in ~/.local/share/keyrings) and try again. If it is gone for good, sign in again.',
  },
  unreadable: {
    because: 'what the keychain holds for Latchkey can’t be read',
    fix: 'This can happen after a system restore. Try again, or restart the computer. If that doesn’t help, sign in again: the old entry is kept beside the new one.',
  },
  failed: {
    because: 'the keychain reported a fault',
    fix: 'Try again in a moment, or restart the computer. Latchkey’s log file says what the keychain answered.',
  },
};

/** What a person can do about a sign-in that cannot be read. */
export interface WaysOut {
  /** Reads again, and lets the system ask the person. */
  retry: { label: string; busyLabel: string };
  /** Other stores to use from now on. */
  stores: readonly { to: VaultStore; label: string; means: string }[];
  /** To the sign-in form; `means` says what becomes of the saved sign-in. */
  signIn: { label: string; means: string };
}

const stores: Record<VaultStore, { label: string; means: string }> = {
  'safe-storage': {
    label: 'Use Latchkey’s own encrypted store',
    means: 'Your sign-in is then kept in Latchkey’s folder, encrypted with a key of your system.',
  },
  keytar: { label: 'Use the system’s keychain', means: 'Your sign-in is then kept in the keychain of your system.' },
};

/** One way or more for every cause; none of them deletes anything. */
export function waysOut(cause: VaultCause, alternatives: readonly VaultStore[] = []): WaysOut {
  // There the new sign-in takes the place of what is gone; elsewhere it must not, for the keychain may open again.
  const isGone = cause === 'missing' || cause === 'replaced' || cause === 'unreadable';
  return {
    retry: cause === 'locked' ? { label: 'Unlock', busyLabel: 'Waiting for the keychain' } : { label: 'Try again', busyLabel: 'Asking the keychain' },
    stores: alternatives.map((to) => ({ to, ...stores[to] })),
    signIn: isGone
      ? { label: 'Sign in again', means: 'Nothing is deleted: what is there of the old sign-in stays beside the new one.' }
      : { label: 'Sign in only until you quit', means: 'The keychain is left as it is. Latchkey saves the sign-in there by itself once it opens.' },
  };
}
