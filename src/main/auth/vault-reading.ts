import type { SignedOutReason } from '../../shared/auth-state.ts';
import type { Note } from '../note.ts';
import type { Log } from '../platform.ts';
import type { AuthEvent } from './auth-machine.ts';
import { createRetryLoop } from './retry-loop.ts';
import type { Schedule } from './schedule.ts';
import type { SessionKeeper } from './session-keeper.ts';
import type { StoredSession } from './stored-session.ts';

export interface VaultReading {
  /** The first read of a run. Resolves as soon as there is something to show; the answer itself may take as long as a person at a prompt. */
  first(absentReason: SignedOutReason | undefined): Promise<void>;
  /** Reads now, and may ask the person to unlock the keychain. */
  prompt(): Promise<void>;
  /** Asks now, without a prompt. */
  now(): Promise<void>;
  /** Asks again and again, without a prompt, until it answers. */
  start(): void;
  stop(): void;
}

export interface VaultReadingDeps {
  keeper: Pick<SessionKeeper, 'epoch' | 'restore' | 'end'>;
  dispatch: (event: AuthEvent) => void;
  /** Whether the person left this session, and the vault did not let go of it then. `marked`: the vault says so. */
  wasLeft: (session: StoredSession, marked: boolean) => Promise<boolean>;
  /** The vault answered; `found`: with a session. */
  onAnswer: (found: boolean) => void;
  schedule: Schedule;
  random: () => number;
  log: Log;
  note: Note;
}

/** A keychain that has not answered by then is probably asking the person something. */
const keychainPatienceMs = 3_000;

/** Gets the session out of the vault, however long that takes. */
export function createVaultReading({ keeper, dispatch, wasLeft, onAnswer, schedule, random, log, note }: VaultReadingDeps): VaultReading {
  let absentReason: SignedOutReason | undefined;
  const loop = createRetryLoop({ attempt: () => read({ mayPrompt: false }), schedule, random, firstMs: 2_000, maxMs: 60_000 });

  /** One read. `true`: it answered, or must not be asked again without the person. */
  async function read(options: { mayPrompt: boolean }): Promise<boolean> {
    const epoch = keeper.epoch();
    const found = await keeper.restore(options).catch((error: unknown) => {
      log.error('auth.restore_failed', { error: error instanceof Error ? error.name : 'unknown' });
      return { status: 'unavailable', cause: 'failed' } as const;
    });
    const left = found.status === 'found' && (await wasLeft(found.session, found.left === true));
    if (epoch !== keeper.epoch()) return true;
    if (left) {
      await keeper.end();
      dispatch({ type: 'vault.absent', reason: 'signed_out_here' });
    } else if (found.status === 'found') {
      note('session.restored');
      dispatch({ type: 'vault.found', user: found.session.user });
    } else if (found.status === 'absent') dispatch({ type: 'vault.absent', reason: absentReason });
    else dispatch({ type: 'vault.unavailable', cause: found.cause });
    if (found.status !== 'unavailable') onAnswer(found.status === 'found' && !left);
    return found.status !== 'unavailable' || found.cause === 'denied';
  }

  return {
    first(reason) {
      absentReason = reason;
      return new Promise((resolve) => {
        const patience = schedule(() => {
          dispatch({ type: 'vault.unavailable', cause: 'locked' });
          resolve();
        }, keychainPatienceMs);
        void read({ mayPrompt: true }).then((done) => {
          void patience();
          if (!done) loop.start();
          resolve();
        });
      });
    },
    async prompt() {
      void loop.stop();
      if (!(await read({ mayPrompt: true }))) loop.start();
    },
    now: () => loop.now(),
    start: () => loop.start(),
    stop: () => void loop.stop(),
  };
}
