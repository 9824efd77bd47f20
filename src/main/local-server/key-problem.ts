import type { VaultCause } from '../../shared/auth-state.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';

const sentences = {
  locked: 'dataLocked',
  denied: 'dataDenied',
  missing: 'dataMissing',
  replaced: 'dataReplaced',
  unreadable: 'dataUnreadable',
  failed: 'dataFailed',
} as const satisfies Record<VaultCause, string>;

/** The embedded server's data is encrypted, and the key cannot be had now. Nothing is lost; the server starts when it can. */
export function keyProblem(cause: VaultCause): LatchkeyError {
  return new LatchkeyError('keychain.unavailable', say('errors', sentences[cause]));
}
