import type { Dispose } from '../platform.ts';
import type { Answer } from './answer.ts';

/** How long a fault waits for somebody to come back to it, in ms. */
export const untoldKeptMs = 10 * 60_000;

/** So many wait; the oldest goes first. */
export const maxUntold = 64;

export interface UntoldFaults {
  add(answer: Answer): void;
  /** The newest that matches. */
  find(matches: (answer: Answer) => boolean): Answer | undefined;
  all(): readonly Answer[];
  forget(matches: (answer: Answer) => boolean): void;
}

/** Answers that failed and whose end nobody has read yet: kept for a while, until somebody has. */
export function createUntoldFaults(schedule: (run: () => void, delayMs: number) => Dispose): UntoldFaults {
  const kept = new Map<Answer, Dispose>();

  function remove(answer: Answer): void {
    void kept.get(answer)?.();
    kept.delete(answer);
  }

  return {
    add(answer) {
      kept.set(
        answer,
        schedule(() => remove(answer), untoldKeptMs),
      );
      const [oldest] = kept.keys();
      if (kept.size > maxUntold && oldest !== undefined) remove(oldest);
    },
    find: (matches) => [...kept.keys()].findLast(matches),
    all: () => [...kept.keys()],
    forget(matches) {
      for (const answer of [...kept.keys()]) if (matches(answer)) remove(answer);
    },
  };
}
