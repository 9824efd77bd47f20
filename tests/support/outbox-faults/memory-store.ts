import type { HistoryChange, HistoryStore, OutboxEntry, ThreadRecord } from '../../../src/main/history-store.ts';
import type { ThreadItem } from '../../../src/shared/chatkit/types.ts';
import { LatchkeyError } from '../../../src/shared/errors.ts';

export interface MemoryStore extends HistoryStore {
  /** What would be on disk. */
  saved(): readonly OutboxEntry[];
  /** Everything else that would be. */
  kept(): { names: Map<string, string>; threads: Map<string, ThreadRecord>; items: Map<string, ThreadItem[]> };
  /** Threads and items that were mirrored. */
  mirrored(threadId: string): readonly ThreadItem[];
  /** The disk is full, or has room again. */
  fill(full: boolean): void;
}

/** A history in plain memory, with what the outbox needs of it. `before`: another run's, whose outbox is still there. */
export function createMemoryStore(before?: MemoryStore): MemoryStore {
  let entries: OutboxEntry[] = before === undefined ? [] : [...before.saved()];
  const names = new Map(before?.kept().names);
  const threads = new Map(before?.kept().threads);
  const items = new Map(before?.kept().items);
  const listeners = new Set<(writable: boolean) => void>();
  let full = false;

  const turn = async (): Promise<void> => {
    await Promise.resolve();
    if (full) throw new LatchkeyError('history.read_only', 'The disk is full.');
  };

  function change(one: HistoryChange): void {
    if (one.kind === 'thread.put') threads.set(one.thread.id, one.thread);
    if (one.kind === 'thread.remove') threads.delete(one.threadId);
    if (one.kind === 'item.put') {
      if (!threads.has(one.threadId)) threads.set(one.threadId, { id: one.threadId, created_at: one.item.created_at, status: { type: 'active' }, metadata: {} });
      const list = items.get(one.threadId) ?? [];
      const at = list.findIndex(({ id }) => id === one.item.id);
      items.set(one.threadId, at === -1 ? [...list, one.item] : list.with(at, one.item));
    }
  }

  const unused = (): Promise<never> => Promise.reject(new Error('The outbox does not use this.'));
  return {
    storage: 'memory',
    saved: () => entries,
    kept: () => ({ names, threads, items }),
    mirrored: (threadId) => items.get(threadId) ?? [],
    fill(now) {
      full = now;
      for (const listener of listeners) listener(!now);
    },
    apply: async (changes) => {
      await turn();
      changes.forEach(change);
    },
    threads: async ({ limit = 20 }) => ({ data: [...threads.values()].toReversed().slice(0, limit), has_more: false }),
    thread: async (id) => threads.get(id),
    items: async (threadId, { limit = 20 }) => ({ data: (items.get(threadId) ?? []).toReversed().slice(0, limit), has_more: false }),
    heads: unused,
    search: unused,
    outbox: {
      add: async (entry) => {
        await turn();
        if (!entries.some(({ id }) => id === entry.id)) entries = [...entries, entry];
      },
      list: async () => entries,
      update: async (id, by) => {
        await turn();
        entries = entries.map((entry) => (entry.id === id ? { ...entry, ...by } : entry));
      },
      remove: async (id) => {
        await turn();
        entries = entries.filter((entry) => entry.id !== id);
      },
      settle: async (id, changes) => {
        await turn();
        entries = entries.filter((entry) => entry.id !== id);
        changes.forEach(change);
      },
      mapThread: async (from, to) => {
        await turn();
        names.set(from, to);
        entries = entries.map((entry) => (entry.threadId === from ? { ...entry, threadId: to } : entry));
      },
      serverThread: async (id) => names.get(id) ?? id,
      localIdOf: async (id) => [...names].find(([, server]) => server === id)?.[0],
    },
    drafts: { all: unused, put: unused },
    files: { put: unused, get: unused },
    state: { get: unused, set: unused },
    stats: unused,
    onWritable(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onRebuilt: () => () => undefined,
    close: () => Promise.resolve(),
  };
}
