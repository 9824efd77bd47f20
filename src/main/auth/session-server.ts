import type { AuthState } from '../../shared/auth-state.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import type { Note } from '../note.ts';
import type { AuthClient } from './auth-client.ts';
import { notSignedInError } from './auth-errors.ts';
import type { AuthEvent } from './auth-machine.ts';
import { isTemporary } from './revocations.ts';
import type { SessionKeeper } from './session-keeper.ts';

export interface SessionServer {
  /** One request for a token, for the broker. */
  fetchToken(signal: AbortSignal): Promise<string>;
  /** Asks who is signed in. `true`: the server answered, whatever it said. Never rejects. */
  check(): Promise<boolean>;
  /** Whether the user's name and address were confirmed since this session began here. */
  isChecked(): boolean;
}

export interface SessionServerDeps {
  keeper: Pick<SessionKeeper, 'current' | 'epoch' | 'update'>;
  client: () => Promise<AuthClient>;
  dispatch: (event: AuthEvent) => void;
  status: () => AuthState['status'];
  /** Milliseconds since 1970. */
  now: () => number;
  /** The auth server said that the session is over. */
  onEnded: () => void;
  /** It gave no answer that can be used; somebody has to ask again. */
  onSilence: () => void;
  /** Resolves when no other session is being put in place of ours. */
  changed: () => Promise<void>;
  note: Note;
}

/** A single lost answer to a check is no news; a second one in a row is. */
const silentChecks = 2;

/** What the auth server says about the session, and what follows from it. Only its own definite word ends a session. */
export function createSessionServer({ keeper, client, dispatch, status, now, onEnded, onSilence, changed, note }: SessionServerDeps): SessionServer {
  let checkedIn = -1;
  let failedChecks = 0;

  function reached(): void {
    dispatch({ type: 'server.reached' });
  }

  /** `true`: this failure is an answer of the server. */
  function learn(error: unknown, isCheck: boolean): boolean {
    const code = error instanceof LatchkeyError ? error.code : 'internal';
    if (code === 'auth.signed_out') {
      note('session.ended', { by: 'server', cause: endOf(keeper.current()?.cookie.expiresAt) });
      onEnded();
      return true;
    }
    if (!isTemporary(error)) {
      reached();
      return true;
    }
    if (isCheck && failedChecks < silentChecks) return false;
    if (code !== 'auth.rate_limited') dispatch({ type: 'server.unreached' });
    onSilence();
    return false;
  }

  /** Servers do not say why. When it ends before its time, somebody ended it: from another device, by a password, by a ban. */
  function endOf(expiresAt: number | undefined): 'expired' | 'revoked' | 'unknown' {
    if (expiresAt === undefined) return 'unknown';
    return now() >= expiresAt ? 'expired' : 'revoked';
  }

  function noteFailure(kind: 'session.check_failed' | 'token.failed', error: unknown): void {
    const [code, answer] = error instanceof LatchkeyError ? [error.code, error.status] : ['internal', undefined];
    note(kind, { code, ...(answer !== undefined && { status: answer }) });
  }

  async function fetchToken(signal: AbortSignal): Promise<string> {
    await changed();
    const epoch = keeper.epoch();
    const session = keeper.current();
    if (session === undefined) throw notSignedInError(status());
    try {
      const { token, cookie } = await (await client()).token(session.cookie, signal);
      if (epoch === keeper.epoch()) {
        if (cookie !== undefined) keeper.update({ cookie });
        note('token.minted');
        reached();
      }
      return token;
    } catch (error) {
      // A mint given up by ourselves says nothing about the server.
      if (epoch === keeper.epoch() && !signal.aborted) {
        noteFailure('token.failed', error);
        learn(error, false);
      }
      await changed();
      const now = keeper.current();
      // Asked with a session that the server has just put another one in place of.
      if (!signal.aborted && now?.user.id === session.user.id && now.cookie.value !== session.cookie.value) return fetchToken(signal);
      throw error;
    }
  }

  return {
    isChecked: () => checkedIn === keeper.epoch(),
    async check() {
      await changed();
      const epoch = keeper.epoch();
      const cookie = keeper.current()?.cookie;
      if (cookie === undefined) return true;
      const isFirst = checkedIn !== epoch;
      checkedIn = epoch;
      try {
        const answer = await (await client()).session(cookie);
        if (epoch !== keeper.epoch()) return true;
        if (isFirst || failedChecks > 0) note('session.checked');
        if (answer.cookie !== undefined) note('session.refreshed');
        failedChecks = 0;
        keeper.update(answer);
        reached();
        dispatch({ type: 'user.changed', user: answer.user });
        return true;
      } catch (error) {
        if (epoch !== keeper.epoch()) return true;
        checkedIn = -1;
        failedChecks += 1;
        if (failedChecks === 1) noteFailure('session.check_failed', error);
        return learn(error, true);
      }
    },
    fetchToken,
  };
}
