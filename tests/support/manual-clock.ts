import type { Schedule } from '../../src/main/auth/schedule.ts';

export interface ManualClock {
  /** Milliseconds since 1970, as the machine's clock shows them. */
  now: () => number;
  /** Milliseconds that only grow. */
  elapsed: () => number;
  schedule: Schedule;
  /** Lets time pass: timers fire in order, and what they start gets its turns. */
  advance(ms: number): Promise<void>;
  /** The machine sleeps: the wall clock moves on, timers and the other clock stand still. */
  sleep(ms: number): void;
  /** Somebody sets the clock. */
  setWall(change: number): void;
  /** Delays of the timers that are waiting, soonest first. */
  pending(): number[];
}

/** A clock that tests turn by hand. */
export function createManualClock(startAt = 1_800_000_000_000): ManualClock {
  let wall = startAt;
  let elapsed = 0;
  let timers: { at: number; run: () => void }[] = [];

  return {
    now: () => wall,
    elapsed: () => elapsed,
    schedule(run, delayMs) {
      const timer = { at: elapsed + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const end = elapsed + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        wall += next.at - elapsed;
        elapsed = next.at;
        next.run();
        await turns();
      }
      wall += end - elapsed;
      elapsed = end;
      await turns();
    },
    sleep(ms) {
      wall += ms;
    },
    setWall(change) {
      wall += change;
    },
    pending: () => timers.map(({ at }) => at - elapsed).sort((a, b) => a - b),
  };
}

/** Lets promises that are ready run, chains of them included. */
export async function turns(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
}
