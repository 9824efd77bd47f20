/** Which threads were written to the mirror of late, so that an older answer is not put over something newer. */
export interface Touched {
  /** To be taken before a request is sent. */
  mark(): number;
  /** Something newer than any answer asked for before is in the mirror now, or about to be. */
  touch(threadId: string): void;
  /** Holds a thread touched for as long as an answer streams into it. @returns the end of that */
  hold(threadId: string): () => void;
  /** Whether what was asked for at `mark` may be older than what the mirror has of the thread. */
  changedSince(threadId: string, mark: number): boolean;
}

/** Threads that are remembered; of others it is said that they changed when the mark is older than the oldest of these. */
const maxRemembered = 2_048;

export function createTouched(): Touched {
  const last = new Map<string, number>();
  const held = new Map<string, number>();
  let count = 0;
  let forgotten = 0;

  function touch(threadId: string): void {
    last.delete(threadId);
    last.set(threadId, (count += 1));
    const [oldest] = last;
    if (last.size <= maxRemembered || oldest === undefined) return;
    forgotten = oldest[1];
    last.delete(oldest[0]);
  }

  return {
    mark: () => count,
    touch,
    hold(threadId) {
      touch(threadId);
      held.set(threadId, (held.get(threadId) ?? 0) + 1);
      let done = false;
      return () => {
        if (done) return;
        done = true;
        const left = (held.get(threadId) ?? 1) - 1;
        if (left === 0) held.delete(threadId);
        else held.set(threadId, left);
        touch(threadId);
      };
    },
    changedSince: (threadId, mark) => held.has(threadId) || (last.get(threadId) ?? forgotten) > mark,
  };
}
