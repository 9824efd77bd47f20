import type { SyncProgress } from '../../shared/history.ts';

/** Numbers that change faster than this are told with the next ones, ms. */
const tellEveryMs = 500;

export interface ProgressKeeper {
  read(): SyncProgress;
  set(change: Partial<SyncProgress>): void;
  /** What keeps it from going on; `undefined`: nothing any more, and it is at what it was at. */
  wait(waiting: Pick<SyncProgress, 'phase' | 'reason'> | undefined): void;
  reset(): void;
}

const nothing: SyncProgress = { phase: 'idle', done: 0, total: 0 };

/** What the sync is at, for people: told when its phase changes, and now and then while it counts. */
export function createSyncProgress({ now, onProgress }: { now(): number; onProgress(progress: SyncProgress): void }): ProgressKeeper {
  let working = nothing;
  let waiting: Pick<SyncProgress, 'phase' | 'reason'> | undefined;
  let told = nothing;
  let toldAt = Number.NEGATIVE_INFINITY;

  const read = (): SyncProgress => (waiting === undefined ? working : { ...working, ...waiting });

  function tell(): void {
    const next = read();
    const counts = next.phase === told.phase && next.reason === told.reason && next.finishedAt === told.finishedAt;
    if (counts && ((next.done === told.done && next.total === told.total) || Math.abs(now() - toldAt) < tellEveryMs)) return;
    told = next;
    toldAt = now();
    onProgress(next);
  }

  return {
    read,
    set(change) {
      working = { ...working, ...change };
      tell();
    },
    wait(next) {
      waiting = next;
      tell();
    },
    reset() {
      working = nothing;
      waiting = undefined;
      tell();
    },
  };
}
