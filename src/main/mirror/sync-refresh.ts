import type { HistoryStore } from '../history-store.ts';
import { threadRecord } from './json-changes.ts';
import type { Ask } from './sync-asking.ts';
import type { SyncThreads } from './sync-threads.ts';
import type { Touched } from './touched.ts';

const pageSize = 20;
const maxPages = 10;

/** So many unchanged threads one after the other: those behind them are older still. */
const sameInARow = 3;

export interface SyncRefreshDeps {
  db: HistoryStore;
  ask: Ask;
  threads: SyncThreads;
  touched: Pick<Touched, 'mark' | 'changedSince'>;
  /** Threads that somebody has asked for; emptied. */
  wanted: Set<string>;
}

/** A short look at what has changed last, between two walks. Rejects as a walk does. */
export async function refreshNewest({ db, ask, threads, touched, wanted }: SyncRefreshDeps): Promise<void> {
  for (const threadId of [...wanted]) {
    wanted.delete(threadId);
    if ((await db.thread(threadId)) !== undefined) await threads.check(threadId);
  }
  let after: string | undefined;
  let same = 0;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const mark = touched.mark();
    const page = await ask('threads.list', { limit: pageSize, order: 'desc', ...(after === undefined ? {} : { after }) });
    for (const thread of page.data) {
      const isNew = (await db.thread(thread.id)) === undefined;
      if (!touched.changedSince(thread.id, mark)) await db.apply([{ kind: 'thread.put', thread: threadRecord(thread) }]);
      const outcome = await (isNew ? threads.readAll(thread.id) : threads.check(thread.id));
      same = outcome === 'same' ? same + 1 : 0;
      if (same === sameInARow) return;
    }
    if (!page.has_more || page.after === undefined || page.after === after) return;
    after = page.after;
  }
}
