import type { Dispose } from '../platform.ts';
import type { Answer } from './answer.ts';

/** How long a fault of which nobody was told waits for a reader, in ms. */
export const untoldKeptMs = 10 * 60_000;

/** How long any other answer stays readable for a page whose thread was loading when it ended, in ms. */
export const endedKeptMs = 30_000;

/** So many are kept; the oldest goes first. */
export const maxEnded = 64;

export interface EndedAnswers {
  add(answer: Answer): void;
  /**
   * The newest that matches and that the page has reason to read: its fault was never shown, or it ended while the page
   * was loading the thread, so that what the page got may be from before.
   */
  find(matches: (answer: Answer) => boolean, loadedMsAgo: number): Answer | undefined;
  all(): readonly Answer[];
  forget(matches: (answer: Answer) => boolean): void;
}

/** Answers that are over, for a while: a cleanly ended one is in the thread itself, so few ever need them. */
export function createEndedAnswers({ schedule, elapsed }: { schedule: (run: () => void, delayMs: number) => Dispose; elapsed: () => number }): EndedAnswers {
  const kept = new Map<Answer, { endedAt: number; cancel: Dispose }>();

  function remove(answer: Answer): void {
    void kept.get(answer)?.cancel();
    kept.delete(answer);
  }

  return {
    add(answer) {
      const cancel = schedule(() => remove(answer), answer.hasUntoldFault() ? untoldKeptMs : endedKeptMs);
      kept.set(answer, { endedAt: elapsed(), cancel });
      const [oldest] = kept.keys();
      if (kept.size > maxEnded && oldest !== undefined) remove(oldest);
    },
    find(matches, loadedMsAgo) {
      const since = elapsed() - loadedMsAgo;
      return [...kept].findLast(([answer, { endedAt }]) => matches(answer) && (answer.hasUntoldFault() || endedAt >= since))?.[0];
    },
    all: () => [...kept.keys()],
    forget(matches) {
      for (const answer of [...kept.keys()]) if (matches(answer)) remove(answer);
    },
  };
}
