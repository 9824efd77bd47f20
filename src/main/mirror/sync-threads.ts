import { isDeepStrictEqual } from 'node:util';
import { queuedItemPrefix } from '../../shared/history.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import type { ThreadItem } from '../../shared/chatkit/types.ts';
import type { HistoryStore } from '../history-store.ts';
import { keptItems, pageChange, threadRecord } from './json-changes.ts';
import { isNotFound, type Ask } from './sync-asking.ts';
import type { Touched } from './touched.ts';

/** Items in one request of a walk through a thread. */
const pageSize = 100;
/** Items that are compared to see whether a thread has changed. */
export const headSize = 20;

/** What became of one thread. */
export type ThreadOutcome =
  | 'same'
  | 'changed'
  | 'gone'
  /** Something newer came meanwhile; to be looked at again. */
  | 'later'
  /** The server cannot give it. */
  | 'refused';

export interface SyncThreads {
  /** Compares the newest items, and reads on from there as far as they are not known. */
  check(threadId: string): Promise<ThreadOutcome>;
  /** Reads all items, newest first; goes on where it was interrupted before. */
  readAll(threadId: string): Promise<ThreadOutcome>;
  /** Removes the thread when the server says that it has none of that id. */
  confirmGone(threadId: string): Promise<ThreadOutcome>;
}

export interface SyncThreadsDeps {
  db: HistoryStore;
  ask: Ask;
  touched: Pick<Touched, 'mark' | 'changedSince'>;
}

/** Name of the place that a long thread was read to. */
const cursorName = 'sync.thread';

/** Brings single threads up to date. Rejects with Stopped and with faults of the store. */
export function createSyncThreads({ db, ask, touched }: SyncThreadsDeps): SyncThreads {
  async function confirmGone(threadId: string): Promise<ThreadOutcome> {
    const mark = touched.mark();
    try {
      const thread = await ask('threads.get_by_id', { thread_id: threadId });
      if (!touched.changedSince(threadId, mark)) await db.apply([{ kind: 'thread.put', thread: threadRecord(thread) }]);
      return 'same';
    } catch (error) {
      if (!isNotFound(error)) return refused(error);
      await db.apply([{ kind: 'thread.remove', threadId }]);
      return 'gone';
    }
  }

  async function knownHead(threadId: string): Promise<ThreadItem[]> {
    const { data } = await db.items(threadId, { limit: headSize * 2, order: 'desc' });
    return data.filter(({ id }) => !id.startsWith(queuedItemPrefix));
  }

  async function savedCursor(threadId: string): Promise<string | undefined> {
    const saved = await db.state.get(cursorName);
    const [thread, after] = saved === undefined ? [] : (JSON.parse(saved) as string[]);
    return thread === threadId ? after : undefined;
  }

  /** @param untilKnown stops where the page joins what is known; else at the thread's beginning. */
  async function read(threadId: string, size: number, untilKnown: boolean): Promise<ThreadOutcome> {
    let resume = untilKnown ? undefined : await savedCursor(threadId);
    let after: string | undefined;
    for (;;) {
      const mark = touched.mark();
      const known = after === undefined ? await knownHead(threadId) : [];
      const page = await ask('items.list', { thread_id: threadId, limit: size, order: 'desc', ...(after === undefined ? {} : { after }) });
      if (touched.changedSince(threadId, mark)) return 'later';
      const items = keptItems(page.data);
      const same = untilKnown && after === undefined && isDeepStrictEqual(items, known.slice(0, items.length)) && (page.has_more || known.length === items.length);
      if (same && items.length > 0) return 'same';
      await db.apply([pageChange(threadId, { order: 'desc', after }, page)]);
      const joins = items.some(({ id }) => known.some((one) => one.id === id));
      // A page that claims more without a new cursor would be read for ever.
      let next = page.has_more && page.after !== after ? page.after : undefined;
      if (after === undefined && joins && untilKnown) next = undefined;
      else if (after === undefined && joins && resume !== undefined && next !== undefined) next = resume;
      resume = undefined;
      if (next === undefined) {
        if (!untilKnown) await db.state.set(cursorName, undefined);
        return 'changed';
      }
      if (after === undefined && untilKnown) return read(threadId, pageSize, false);
      await db.state.set(cursorName, JSON.stringify([threadId, next]));
      after = next;
    }
  }

  async function guarded(threadId: string, work: () => Promise<ThreadOutcome>): Promise<ThreadOutcome> {
    try {
      return await work();
    } catch (error) {
      if (!isNotFound(error)) return refused(error);
      // Of the thread, or of the place in it that we were at.
      await db.state.set(cursorName, undefined);
      const outcome = await confirmGone(threadId);
      return outcome === 'same' ? 'later' : outcome;
    }
  }

  return {
    check: (threadId) => guarded(threadId, () => read(threadId, headSize, true)),
    readAll: (threadId) => guarded(threadId, () => read(threadId, pageSize, false)),
    confirmGone,
  };
}

/** What the server has said of this one thread does not stop the others; all else does. */
function refused(error: unknown): ThreadOutcome {
  if (error instanceof LatchkeyError && error.status !== undefined && error.status > 0 && !error.code.startsWith('history.')) return 'refused';
  throw error;
}
