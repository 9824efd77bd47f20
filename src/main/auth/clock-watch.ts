import type { Dispose } from '../platform.ts';
import type { Schedule } from './schedule.ts';

export interface ClockWatchDeps {
  /** Milliseconds since 1970; may jump. */
  now: () => number;
  /** Milliseconds that only grow, e.g. `performance.now`. */
  elapsed: () => number;
  schedule: Schedule;
  /** How far the wall clock moved beyond the time that passed, in ms: ahead (or sleep, where the steady clock stood still), or back. */
  onJump: (byMs: number) => void;
}

const tickMs = 5_000;
/** Above what slewing (at most 0.05 %) and a busy machine can do between two looks. */
const toleranceMs = 3_000;

/** Compares the wall clock with the steady one, and tells when they part. One for the whole app. */
export function watchClock({ now, elapsed, schedule, onJump }: ClockWatchDeps): Dispose {
  let offset = now() - elapsed();
  let cancel: Dispose;

  function look(): void {
    const moved = now() - elapsed() - offset;
    offset += moved;
    if (Math.abs(moved) > toleranceMs) onJump(moved);
    cancel = schedule(look, tickMs);
  }

  cancel = schedule(look, tickMs);
  return () => void cancel();
}
