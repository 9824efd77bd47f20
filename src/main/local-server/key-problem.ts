import type { VaultCause } from '../../shared/auth-state.ts';
import { LatchkeyError } from '../../shared/errors.ts';

const why: Readonly<Record<VaultCause, string>> = {
  locked: 'the keychain that holds its key is locked. Unlock it; Latchkey goes on by itself.',
  denied: 'the keychain did not give its key to Latchkey. Allow it in the keychain; Latchkey goes on by itself.',
  missing: 'there is no keychain that could hold its key. Start the one that Latchkey used before; Latchkey goes on by itself.',
  replaced: 'its key is no longer in the keychain. Restore the keychain from a backup; the data is left as it is.',
  unreadable: 'what the keychain holds as its key cannot be read. Restore the keychain from a backup; the data is left as it is.',
  failed: 'the keychain that holds its key does not answer. Restart it, or sign in to this computer anew; Latchkey goes on by itself.',
};

/** The embedded server's data is encrypted, and the key cannot be had now. Nothing is lost; the server starts when it can. */
export function keyProblem(cause: VaultCause): LatchkeyError {
  return new LatchkeyError('keychain.unavailable', `The data on this computer is encrypted, and ${why[cause]}`);
}
