import type { AuthState, SignedOutReason, User, VaultCause } from '../../shared/auth-state.ts';
import { unreachable } from '../../shared/errors.ts';

/** What a failed sign-in goes back to. */
export type Resting = Extract<AuthState, { status: 'signed_out' | 'session_unreachable' }>;

/** `AuthState`, plus what only main needs to know. */
export type MachineState = Exclude<AuthState, { status: 'signing_in' }> | { status: 'signing_in'; resume: Resting };

export type AuthEvent =
  | { type: 'vault.found'; user: User }
  /** Nothing is stored; `reason` says why nobody is signed in, when there is one to show. */
  | { type: 'vault.absent'; reason?: SignedOutReason | undefined }
  | { type: 'vault.unavailable'; cause: VaultCause }
  | { type: 'signIn.started' }
  | { type: 'signIn.succeeded'; user: User }
  | { type: 'signIn.failed' }
  | { type: 'signOut.requested' }
  /** The auth server said that the session is over. */
  | { type: 'session.ended' }
  | { type: 'server.reached' }
  | { type: 'server.unreached' }
  | { type: 'user.changed'; user: User };

/**
 * The rules of being signed in. An event that makes no sense in a state leaves it as it is (same object), so late
 * answers do no harm; nothing but `signOut.requested` and `session.ended` leads out of `signed_in`.
 */
export function nextState(state: MachineState, event: AuthEvent): MachineState {
  switch (event.type) {
    case 'vault.found':
      return isWaiting(state) ? { status: 'signed_in', user: event.user, online: false } : state;
    case 'vault.absent':
      return isWaiting(state) ? signedOut(event.reason) : state;
    case 'vault.unavailable':
      return isWaiting(state) ? { status: 'session_unreachable', cause: event.cause } : state;
    case 'signIn.started':
      return state.status === 'signed_out' || state.status === 'session_unreachable' ? { status: 'signing_in', resume: state } : state;
    case 'signIn.succeeded':
      return state.status === 'signing_in' ? { status: 'signed_in', user: event.user, online: true } : state;
    case 'signIn.failed':
      return state.status === 'signing_in' ? state.resume : state;
    case 'signOut.requested':
      return state.status === 'signed_out' ? state : signedOut('signed_out_here');
    case 'session.ended':
      return state.status === 'signed_in' ? signedOut('session_ended') : state;
    case 'server.reached':
      return state.status === 'signed_in' && !state.online ? { ...state, online: true } : state;
    case 'server.unreached':
      return state.status === 'signed_in' && state.online ? { ...state, online: false } : state;
    case 'user.changed':
      return state.status === 'signed_in' && !isSameUser(state.user, event.user) ? { ...state, user: event.user } : state;
    default:
      return unreachable(event);
  }
}

/** What the pages see of it. */
export function toAuthState(state: MachineState): AuthState {
  return state.status === 'signing_in' ? { status: 'signing_in' } : state;
}

export function isSameUser(a: User, b: User): boolean {
  return a.id === b.id && a.name === b.name && a.email === b.email;
}

function isWaiting(state: MachineState): boolean {
  return state.status === 'starting' || state.status === 'session_unreachable';
}

function signedOut(reason: SignedOutReason | undefined): MachineState {
  return reason === undefined ? { status: 'signed_out' } : { status: 'signed_out', reason };
}
