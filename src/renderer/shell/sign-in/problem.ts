import type { WireError } from '../../../shared/errors.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { told } from '../../../shared/texts/told.ts';
import type { FieldName, SignInMode } from './form-rules.ts';

/** What the form shows for a failed attempt. */
export interface Problem {
  /** Where the sentence belongs; `form` is the line above the button. */
  place: FieldName | 'form';
  message: string;
  /** The one button that helps. `wait` shows a countdown instead. */
  offer?: 'retry' | 'sign-in' | 'wait' | 'confirm' | 'certificate' | 'proxy';
  /** For the Details fold; only where the sentence does not already say all there is to know. */
  details?: WireError;
}

/** Puts a failed sign-in or sign-up in words. @param server `undefined`: the one on this computer */
export function describeProblem(texts: Texts, error: WireError, mode: SignInMode, server: string | undefined): Problem {
  const { signIn } = texts;
  switch (error.code) {
    case 'auth.invalid_credentials':
      return { place: 'form', message: signIn.wrongCredentials };
    case 'auth.email_taken':
      return { place: 'email', message: signIn.emailTaken, offer: 'sign-in' };
    case 'auth.weak_password':
      return { place: 'password', message: told(texts, error) };
    case 'auth.invalid_input':
    case 'auth.already_here':
      return { place: 'form', message: told(texts, error) };
    case 'auth.unconfirmed':
      return { place: 'form', message: told(texts, error), offer: 'confirm' };
    case 'auth.rate_limited':
      return { place: 'form', message: signIn.tooManyAttempts(server), offer: 'wait' };
    case 'auth.unreachable':
    case 'network.unreachable':
    case 'network.timeout':
      return { place: 'form', message: signIn.unreachable(server), offer: 'retry', details: error };
    case 'network.certificate':
      return { place: 'form', message: told(texts, error), offer: 'certificate' };
    case 'network.proxy':
      return { place: 'form', message: told(texts, error), offer: 'proxy' };
    case 'keychain.unavailable':
    case 'server.failed':
      // The line above the form says why, and what to do.
      if (server === undefined) return { place: 'form', message: mode === 'sign-in' ? signIn.signInWaits : signIn.creatingWaits, offer: 'retry' };
      return unexplained(texts, error, mode);
    default:
      return unexplained(texts, error, mode);
  }
}

function unexplained(texts: Texts, error: WireError, mode: SignInMode): Problem {
  const { signInFailed, creatingFailed } = texts.signIn;
  return {
    place: 'form',
    message: error.message === '' ? (mode === 'sign-in' ? signInFailed : creatingFailed) : told(texts, error),
    offer: 'retry',
    details: error,
  };
}
