import { toWireError } from '../../shared/errors.ts';
import type { SignInProgress } from '../../shared/sign-in.ts';
import { createListeners } from '../listeners.ts';
import type { Dispose } from '../platform.ts';
import type { NewSession } from './auth-client.ts';

/** Runs one request as the sign-in of this connection (`SignIn.run`). */
export type Enter = (input: string, ask: (signal: AbortSignal) => Promise<NewSession>) => Promise<void>;

/** How far a sign-in of several steps is, for the page that mirrors it. */
export interface ProgressKeeper {
  get(): SignInProgress;
  set(next: SignInProgress): void;
  /** The step stays, and says why the last try did not work. */
  fail(error: unknown): void;
  /** Back to the first step, with a word on why if there is one. */
  end(error?: unknown): void;
  onChange(listener: (progress: SignInProgress) => void): Dispose;
}

export function createProgressKeeper(): ProgressKeeper {
  const changed = createListeners<SignInProgress>();
  let progress: SignInProgress = { step: 'none' };
  function set(next: SignInProgress): void {
    if (progress.step === 'none' && next.step === 'none' && progress.problem === next.problem) return;
    progress = next;
    changed.emit(next);
  }
  return {
    get: () => progress,
    set,
    fail: (error) => set({ ...progress, problem: toWireError(error) }),
    end: (error) => set(error === undefined ? { step: 'none' } : { step: 'none', problem: toWireError(error) }),
    onChange: (listener) => changed.add(listener),
  };
}
