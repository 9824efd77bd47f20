import type { PendingDeletes } from './pending-deletes.ts';

export const undoMs = 10_000;

export interface DeletionDeps {
  /** Deletes on the server; a thread that is already gone counts as deleted. `last` when the page is going away. */
  send(id: string, options: { last: boolean }): Promise<void>;
  /** @returns the cancel. */
  delay(ms: number, run: () => void): () => void;
  pending: PendingDeletes;
  onChange(): void;
  /** The thread is visible again. */
  onFailed(id: string, error: unknown): void;
}

/** Deletions that take effect on the screen at once and on the server when the time to undo has passed. */
export interface Deletions {
  /** What the list must not show, deleted or about to be. */
  isHidden(id: string): boolean;
  /** Ids that can still be brought back, oldest first. */
  undoable(): readonly string[];
  start(id: string): void;
  undo(id: string): void;
  /** Sends everything that waits, now. */
  flush(options: { last: boolean }): Promise<void>;
  /** Finishes what an earlier run of the window could not; what fails again waits for the next call. */
  resume(): void;
  /** What was deleted may have come back out of a file. */
  forget(): void;
  /** Stops the timers without sending; what was promised is finished by the next run. */
  dispose(): void;
}

export function createDeletions({ send, delay, pending, onChange, onFailed }: DeletionDeps): Deletions {
  const waiting = new Map<string, () => void>();
  // A server never uses an id twice, so a deleted one stays hidden even if an older list answer still holds it.
  const gone = new Set<string>();

  async function commit(id: string, occasion: 'due' | 'last' | 'resumed'): Promise<void> {
    waiting.get(id)?.();
    waiting.delete(id);
    gone.add(id);
    onChange();
    try {
      await send(id, { last: occasion === 'last' });
      pending.remove(id);
    } catch (error) {
      if (occasion === 'last') return;
      gone.delete(id);
      if (occasion === 'due') {
        pending.remove(id);
        onFailed(id, error);
      }
      onChange();
    }
  }

  return {
    isHidden: (id) => waiting.has(id) || gone.has(id),
    undoable: () => [...waiting.keys()],
    start(id) {
      if (waiting.has(id) || gone.has(id)) return;
      pending.add(id);
      waiting.set(
        id,
        delay(undoMs, () => void commit(id, 'due')),
      );
      onChange();
    },
    undo(id) {
      const cancel = waiting.get(id);
      if (cancel === undefined) return;
      cancel();
      waiting.delete(id);
      pending.remove(id);
      onChange();
    },
    async flush({ last }) {
      await Promise.all([...waiting.keys()].map((id) => commit(id, last ? 'last' : 'due')));
    },
    resume() {
      for (const id of pending.read()) if (!waiting.has(id) && !gone.has(id)) void commit(id, 'resumed');
    },
    forget: () => gone.clear(),
    dispose() {
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}
