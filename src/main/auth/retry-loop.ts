import type { Dispose } from '../platform.ts';
import type { Schedule } from './schedule.ts';

export interface RetryLoop {
  /** Begins trying after the first delay, unless it is at it already. */
  start(): void;
  /** Tries at once and starts counting from the beginning; resolves when this attempt is over. */
  now(): Promise<void>;
  /** Plans nothing more; resolves when a running attempt is over. */
  stop(): Promise<void>;
}

export interface RetryLoopDeps {
  /** One attempt. `true`: done, or pointless to go on. Must not reject. */
  attempt: () => Promise<boolean>;
  schedule: Schedule;
  /** 0 to 1, for the jitter that keeps many clients from returning in one moment. */
  random: () => number;
  /** Delay before the first attempt, and the longest one, in milliseconds. */
  firstMs: number;
  maxMs: number;
}

/** The delay before attempt `count` (from 0): doubling, capped, and between 50 % and 100 % of that. */
export function backoffMs(count: number, { firstMs, maxMs, random }: Pick<RetryLoopDeps, 'firstMs' | 'maxMs' | 'random'>): number {
  return Math.min(maxMs, firstMs * 2 ** Math.min(count, 30)) * (0.5 + random() / 2);
}

/** Tries again with growing pauses until the attempt says it is done. One attempt at a time between two stops. */
export function createRetryLoop(deps: RetryLoopDeps): RetryLoop {
  let count = 0;
  let cancel: Dispose | undefined;
  let running: Promise<void> | undefined;
  /** Every stop() begins a new run, so that an attempt of the last one schedules nothing. */
  let run = 0;

  function plan(): void {
    void cancel?.();
    cancel = deps.schedule(() => {
      cancel = undefined;
      void attempt();
    }, backoffMs(count++, deps));
  }

  function attempt(): Promise<void> {
    const mine = run;
    const current = deps.attempt().then((done) => {
      if (running === current) running = undefined;
      if (mine !== run) return;
      if (done) count = 0;
      else plan();
    });
    running = current;
    return current;
  }

  return {
    start() {
      if (cancel === undefined && running === undefined) plan();
    },
    now() {
      count = 0;
      void cancel?.();
      cancel = undefined;
      return running ?? attempt();
    },
    stop() {
      run += 1;
      count = 0;
      void cancel?.();
      cancel = undefined;
      const last = running ?? Promise.resolve();
      running = undefined;
      return last;
    },
  };
}
