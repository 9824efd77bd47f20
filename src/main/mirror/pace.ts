import type { Dispose } from '../platform.ts';

export interface PaceOptions {
  /** Requests that may go out at once after a rest. */
  burst: number;
  /** Requests a second, in the long run. */
  perSecond: number;
  now(): number;
  schedule: (run: () => void, delayMs: number) => Dispose;
}

/** A token bucket: resolves when the next request may go out. Rejects with the signal's reason. One waits at a time. */
export type Pace = (signal: AbortSignal) => Promise<void>;

export function createPace({ burst, perSecond, now, schedule }: PaceOptions): Pace {
  let tokens = burst;
  let last = now();

  function refill(): void {
    const at = now();
    // A clock that was set back gives nothing, one that was set ahead a full bucket.
    tokens = Math.min(burst, tokens + (Math.max(0, at - last) / 1_000) * perSecond);
    last = at;
  }

  return async (signal) => {
    signal.throwIfAborted();
    refill();
    if (tokens < 1) await delay(((1 - tokens) / perSecond) * 1_000, schedule, signal);
    refill();
    // Whatever the clock says, the time has passed.
    tokens = Math.max(0, tokens - 1);
  };
}

/** Waits; `onWait` is given a way to end it early. Rejects with the signal's reason. */
export function delay(ms: number, schedule: PaceOptions['schedule'], signal: AbortSignal, onWait: (wake: () => void) => void = () => undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      signal.removeEventListener('abort', abort);
      void cancel();
      resolve();
    };
    const abort = (): void => {
      void cancel();
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('Stopped.', 'AbortError'));
    };
    const cancel = schedule(finish, ms);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    else onWait(finish);
  });
}
