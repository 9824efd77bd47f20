/** Time to undo, in ms. */
export const undoMs = 10_000;

export interface DeletionDeps<T> {
  /** Deletes at the server; rejects when that failed, and the thing is visible again. */
  send: (thing: T) => Promise<void>;
  /** @returns the cancel. */
  delay: (ms: number, run: () => void) => () => void;
  changed: () => void;
}

/** Deletions that take effect on the screen at once and at the server when the time to undo has passed. */
export interface Deletions<T> {
  start: (thing: T) => void;
  undo: (id: string) => void;
  /** What can still be brought back, oldest first. */
  waiting: () => readonly T[];
  /** Deleted, or about to be. */
  isHidden: (id: string) => boolean;
  /** Sends what waits, now. */
  flush: () => void;
}

export function createDeletions<T extends { id: string }>({ send, delay, changed }: DeletionDeps<T>): Deletions<T> {
  const pending = new Map<string, { thing: T; cancel: () => void }>();
  // Ids are never used twice, so a deleted one stays hidden even if an older answer still holds it.
  const gone = new Set<string>();

  async function commit(thing: T): Promise<void> {
    pending.get(thing.id)?.cancel();
    pending.delete(thing.id);
    gone.add(thing.id);
    changed();
    try {
      await send(thing);
    } catch {
      gone.delete(thing.id);
    }
    changed();
  }

  return {
    start: (thing) => {
      if (pending.has(thing.id) || gone.has(thing.id)) return;
      pending.set(thing.id, { thing, cancel: delay(undoMs, () => void commit(thing)) });
      changed();
    },
    undo: (id) => {
      pending.get(id)?.cancel();
      if (pending.delete(id)) changed();
    },
    waiting: () => [...pending.values()].map(({ thing }) => thing),
    isHidden: (id) => pending.has(id) || gone.has(id),
    flush: () => {
      for (const { thing } of [...pending.values()]) void commit(thing);
    },
  };
}
