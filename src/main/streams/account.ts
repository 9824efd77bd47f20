import type { AuthState } from '../../shared/auth-state.ts';

/** Names who is signed in to which server; `undefined`: nobody, or it is not known now. */
export function accountOf(connectionKey: string, auth: AuthState): string | undefined {
  return auth.status === 'signed_in' ? `${connectionKey} ${auth.user.id}` : undefined;
}

/**
 * Whether this state settles whose answers may go on. Not while it is unclear, and not when a session has run out: the same
 * person may be back in a minute, and until then nobody can name them.
 */
export function settlesAccount(auth: AuthState): boolean {
  return auth.status === 'signed_in' || (auth.status === 'signed_out' && auth.reason !== 'session_ended');
}
