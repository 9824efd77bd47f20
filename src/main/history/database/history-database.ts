import type { PageParams } from '../../../shared/chatkit/requests.ts';
import type { Page, ThreadItem } from '../../../shared/chatkit/types.ts';
import type { SearchAnswer, SearchQuery } from '../../../shared/history.ts';
import type { HistoryChange, OutboxEntry, ThreadRecord } from '../../history-store.ts';
import { createSearch } from '../search/search.ts';
import { createApply } from './apply.ts';
import { createDocuments } from './documents.ts';
import { transact, type DatabaseHandle } from './handle.ts';
import { createPageMerge } from './item-pages.ts';
import { createItems } from './items.ts';
import { createDrafts, createState, type Notes } from './notes.ts';
import { createOutbox } from './outbox.ts';
import { createThreadMap } from './thread-map.ts';
import { createThreads } from './threads.ts';

/** A history as `HistoryStore` has it, synchronous. Each write is one transaction, on the disk when it returns. */
export interface HistoryDatabase {
  apply(changes: readonly HistoryChange[]): void;
  threads(params: PageParams): Page<ThreadRecord>;
  thread(threadId: string): ThreadRecord | undefined;
  items(threadId: string, params: PageParams): Page<ThreadItem>;
  heads(): { threadId: string; lastItemId: string | undefined; complete: boolean }[];
  search(query: SearchQuery): SearchAnswer;
  outbox: {
    add(entry: OutboxEntry): void;
    list(): OutboxEntry[];
    update(id: string, change: Partial<Omit<OutboxEntry, 'id' | 'createdAt'>>): void;
    remove(id: string): void;
    settle(id: string, changes: readonly HistoryChange[]): void;
    mapThread(from: string, to: string): void;
    serverThread(threadId: string): string;
    localIdOf(threadId: string): string | undefined;
  };
  drafts: { all(): Record<string, string>; put(threadId: string, draft: string | undefined): void };
  state: Omit<Notes, 'all'>;
  counts(): { threads: number; items: number };
  /** Gives space back that removed messages had, in the file and in the index, a small step at a time: milliseconds. */
  tidy(): void;
}

export interface HistoryDatabaseDeps {
  /** ms since 1970. */
  now: () => number;
}

/** 4 KiB each. */
const tidyPages = 64;

/** @param db migrated (migrations.ts). */
export function createHistoryDatabase(db: DatabaseHandle, { now }: HistoryDatabaseDeps): HistoryDatabase {
  const documents = createDocuments(db);
  const threads = createThreads(db, documents, now);
  const items = createItems(db, threads, documents, now);
  const drafts = createDrafts(db);
  const state = createState(db);
  const outbox = createOutbox(db);
  const threadMap = createThreadMap(db, { threads, items, drafts, outbox });
  const applyOne = createApply({ threads, items, drafts, mergePage: createPageMerge(db, threads, items) });
  const search = createSearch(db, threads, items);
  const count = db.prepare('SELECT (SELECT count(*) FROM threads) AS threads, (SELECT count(*) FROM items) AS items');

  function write(body: () => void): void {
    try {
      transact(db, () => {
        body();
        documents.flush();
      });
    } finally {
      documents.discard();
    }
  }
  const applyAll = (changes: readonly HistoryChange[]): void => changes.forEach(applyOne);

  return {
    apply: (changes) => write(() => applyAll(changes)),
    threads: (params) => threads.list(params),
    thread: (threadId) => threads.get(threadId),
    items: (threadId, params) => items.page(threadId, params),
    heads: () => threads.heads(),
    search,
    outbox: {
      add: (entry) => write(() => outbox.add(entry)),
      list: () => outbox.list(),
      update: (id, change) => write(() => outbox.update(id, change)),
      remove: (id) => write(() => outbox.remove(id)),
      settle: (id, changes) =>
        write(() => {
          outbox.remove(id);
          applyAll(changes);
        }),
      mapThread: (from, to) => write(() => threadMap.map(from, to)),
      serverThread: (threadId) => threadMap.serverThread(threadId),
      localIdOf: (threadId) => threadMap.localIdOf(threadId),
    },
    drafts: { all: () => drafts.all(), put: (threadId, draft) => write(() => drafts.set(threadId, draft)) },
    state: { get: (name) => state.get(name), set: (name, value) => write(() => state.set(name, value)) },
    counts: () => {
      const { threads: threadCount, items: itemCount } = count.get([]) as { threads: number; items: number };
      return { threads: threadCount, items: itemCount };
    },
    tidy() {
      db.exec(`INSERT INTO search (search, rank) VALUES ('merge', ${tidyPages})`);
      db.pragma(`incremental_vacuum(${tidyPages})`);
    },
  };
}
