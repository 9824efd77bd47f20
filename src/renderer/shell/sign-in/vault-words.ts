import type { VaultCause } from '../../../shared/auth-state.ts';

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
    fix: 'If you have the old keychain, bring it back (on Linux, a file in ~/.local/share/keyrings) and try again. If it is gone for good, sign in again.',
  },
  unreadable: {
    because: 'what the keychain holds for Latchkey can’t be read',
    fix: 'This can happen after a system restore. It is kept as it is. Try again, or restart the computer; if that doesn’t help, remove the entry named Latchkey in your keychain and sign in anew.',
  },
  failed: {
    because: 'the keychain reported a fault',
    fix: 'Try again in a moment, or restart the computer. Latchkey’s log file says what the keychain answered.',
  },
};
