import type { WireError } from '../../../shared/errors.ts';
import type { FieldName, SignInMode } from './form-rules.ts';

/** What the form shows for a failed attempt. */
export interface Problem {
  /** Where the sentence belongs; `form` is the line above the button. */
  place: FieldName | 'form';
  message: string;
  /** The one button that helps. `wait` shows a countdown instead. */
  offer?: 'retry' | 'sign-in' | 'wait' | 'confirm';
  /** For the Details fold; only where the sentence does not already say all there is to know. */
  details?: WireError;
}

/** Puts a failed sign-in or sign-up in words. `server` is the connection's label. */
export function describeProblem(error: WireError, mode: SignInMode, server: string): Problem {
  const where = server === 'This computer' ? 'the server on this computer' : server;
  switch (error.code) {
    case 'auth.invalid_credentials':
      return { place: 'form', message: 'This e-mail and password don’t match an account. Check both and try again.' };
    case 'auth.email_taken':
      return { place: 'email', message: 'An account with this e-mail already exists.', offer: 'sign-in' };
    case 'auth.weak_password':
      return { place: 'password', message: error.message };
    case 'auth.invalid_input':
    case 'auth.already_here':
      return { place: 'form', message: error.message };
    case 'auth.unconfirmed':
      return { place: 'form', message: error.message, offer: 'confirm' };
    case 'auth.rate_limited':
      return { place: 'form', message: `Too many attempts on ${where}.`, offer: 'wait' };
    case 'auth.unreachable':
    case 'network.unreachable':
    case 'network.timeout':
      return {
        place: 'form',
        message: `Couldn’t reach ${where}. Check your connection, or ask whoever runs the server; what you typed is kept.`,
        offer: 'retry',
        details: error,
      };
    case 'keychain.unavailable':
    case 'server.failed':
      // The line above the form says why, and what to do.
      if (server === 'This computer') {
        return { place: 'form', message: `${mode === 'sign-in' ? 'Signing in' : 'Creating the account'} has to wait until the server on this computer runs.`, offer: 'retry' };
      }
      return unexplained(error, mode);
    default:
      return unexplained(error, mode);
  }
}

function unexplained(error: WireError, mode: SignInMode): Problem {
  return {
    place: 'form',
    message: error.message === '' ? `${mode === 'sign-in' ? 'Signing in' : 'Creating the account'} didn’t work.` : error.message,
    offer: 'retry',
    details: error,
  };
}
