import type { CachedFile, HistoryChange, OutboxEntry } from '../history-store.ts';
import type { PageParams } from '../../shared/chatkit/requests.ts';
import type { SearchQuery } from '../../shared/history.ts';
import { failureKind } from './database/failures.ts';
import type { OpenHistory } from './opening/open-history.ts';
import type { StoreMethod } from './protocol.ts';
import type { WriteGuard } from './write-guard.ts';

type Body = (...args: never[]) => unknown;

/** What each method of a store does in the worker. `guard` is around everything that adds to the disk. */
export function createMethods({ database, files, bytes }: OpenHistory, { write }: WriteGuard): Record<StoreMethod, Body> {
  const { outbox, drafts, state } = database;
  return {
    apply: (changes: readonly HistoryChange[]) => write(() => database.apply(changes)),
    threads: (params: PageParams) => database.threads(params),
    thread: (threadId: string) => database.thread(threadId),
    items: (threadId: string, params: PageParams) => database.items(threadId, params),
    heads: () => database.heads(),
    search: (query: SearchQuery) => database.search(query),
    stats: () => ({ ...database.counts(), bytes: bytes() }),
    'outbox.add': (entry: OutboxEntry) => write(() => outbox.add(entry)),
    'outbox.list': () => outbox.list(),
    'outbox.update': (id: string, change: Partial<OutboxEntry>) => write(() => outbox.update(id, change)),
    'outbox.remove': (id: string) => write(() => outbox.remove(id)),
    'outbox.settle': (id: string, changes: readonly HistoryChange[]) => write(() => outbox.settle(id, changes)),
    'outbox.mapThread': (from: string, to: string) => write(() => outbox.mapThread(from, to)),
    'outbox.serverThread': (threadId: string) => outbox.serverThread(threadId),
    'outbox.localIdOf': (threadId: string) => outbox.localIdOf(threadId),
    'drafts.all': () => drafts.all(),
    'drafts.put': (threadId: string, draft: string | undefined) => write(() => drafts.put(threadId, draft)),
    'files.put'(key: string, file: CachedFile) {
      try {
        files.put(key, file);
      } catch (error) {
        // A cache: what does not fit on the disk is not kept, and says nothing about messages.
        if (failureKind(error) !== 'full') throw error;
      }
    },
    'files.get': (key: string) => files.get(key),
    'state.get': (name: string) => state.get(name),
    'state.set': (name: string, value: string | undefined) => write(() => state.set(name, value)),
  };
}
