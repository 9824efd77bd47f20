import type { User } from '../../shared/auth-state.ts';
import type { AuthClient, NewSession } from './auth-client.ts';
import { busyError, cancelledError } from './auth-errors.ts';
import type { AuthEvent } from './auth-machine.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { SessionKeeper } from './session-keeper.ts';

export interface SignInDeps {
  keeper: Pick<SessionKeeper, 'epoch' | 'interrupt' | 'begin'>;
  client: () => Promise<AuthClient>;
  dispatch: (event: AuthEvent) => void;
  /** Whether the state allows a sign-in now. */
  isAllowed: () => boolean;
  /** Asked before a new session is kept; rejects where this person may not come in here, with the sentence that says why. */
  admit?: ((user: User) => Promise<void>) | undefined;
  /** Runs once the server let the person in, before the vault is written. Must not reject. */
  beforeKeeping: () => Promise<void>;
  /** Ends on the server a session that came too late to be used. */
  revoke: (cookie: SessionCookie) => void;
}

type Ask = (client: AuthClient, signal: AbortSignal) => Promise<NewSession>;

export interface SignIn {
  /**
   * One sign-in or sign-up at a time: the same input again shares the running one, another is refused. Resolves
   * when the session has begun and the vault has it, or would not take it.
   */
  run(input: string, ask: Ask): Promise<void>;
  /** Lets go of the running one: its answer will be of an older epoch, and its session revoked. */
  release(): void;
  /** Cuts the running request. */
  abort(): void;
}

export function createSignIn({ keeper, client, dispatch, isAllowed, admit, beforeKeeping, revoke }: SignInDeps): SignIn {
  let running: { input: string; promise: Promise<void>; abort: AbortController } | undefined;

  async function runOnce(ask: Ask, signal: AbortSignal): Promise<void> {
    keeper.interrupt();
    const epoch = keeper.epoch();
    dispatch({ type: 'signIn.started' });
    let session: NewSession;
    try {
      session = await ask(await client(), signal);
      await admit?.(session.user).catch((error: unknown) => {
        revoke(session.cookie);
        throw error;
      });
      await beforeKeeping();
    } catch (error) {
      if (epoch !== keeper.epoch()) throw cancelledError();
      running = undefined;
      dispatch({ type: 'signIn.failed' });
      throw error;
    }
    if (epoch !== keeper.epoch()) {
      revoke(session.cookie);
      throw cancelledError();
    }
    running = undefined;
    const kept = keeper.begin(session);
    dispatch({ type: 'signIn.succeeded', user: session.user });
    await kept;
  }

  return {
    async run(input, ask) {
      if (running !== undefined) return running.input === input ? running.promise : Promise.reject(busyError());
      if (!isAllowed()) throw busyError();
      const abort = new AbortController();
      running = { input, abort, promise: Promise.resolve().then(() => runOnce(ask, abort.signal)) };
      return running.promise;
    },
    release() {
      running = undefined;
    },
    abort() {
      running?.abort.abort();
      running = undefined;
    },
  };
}
