import type { HistoryChange, HistoryStore, OutboxEntry, CachedFile, ThreadRecord } from '../../src/main/history-store.ts';
import type { PageParams } from '../../src/shared/chatkit/requests.ts';
import type { Page, ThreadItem } from '../../src/shared/chatkit/types.ts';
import { LatchkeyError } from '../../src/shared/errors.ts';

export interface MemoryHistory extends HistoryStore {
  /** Every step that was stored, batch by batch. */
  batches: HistoryChange[][];
  /** From now on every write and read rejects with this code; `undefined`: they work again. */
  fail(code: 'history.unavailable' | 'history.read_only' | undefined): void;
  /** Texts and ids of a thread, oldest first. */
  shown(threadId: string): string[];
}

interface Held {
  record: ThreadRecord;
  items: ThreadItem[];
  complete: boolean;
}

/** A history as the contract has it, in plain arrays: for tests of what is built on it. */
export function memoryHistory(): MemoryHistory {
  let threads: Held[] = [];
  const batches: HistoryChange[][] = [];
  const drafts = new Map<string, string>();
  const files = new Map<string, CachedFile>();
  const state = new Map<string, string>();
  const mappings = new Map<string, string>();
  let entries: OutboxEntry[] = [];
  let failing: 'history.unavailable' | 'history.read_only' | undefined;

  const check = (): void => {
    if (failing !== undefined) throw new LatchkeyError(failing, 'The history cannot be used now.');
  };
  const find = (id: string): Held | undefined => threads.find(({ record }) => record.id === id);
  const made = (id: string): Held => {
    const known = find(id);
    if (known !== undefined) return known;
    const held: Held = { record: { id, created_at: '', status: { type: 'active' }, metadata: {} }, items: [], complete: false };
    threads.push(held);
    return held;
  };

  function put(held: Held, item: ThreadItem): void {
    const at = held.items.findIndex(({ id }) => id === item.id);
    if (at === -1) held.items.push(item);
    else held.items[at] = item;
  }

  function putPage(change: Extract<HistoryChange, { kind: 'items.page' }>): void {
    const held = made(change.threadId);
    const page = change.order === 'asc' ? [...change.items] : change.items.toReversed();
    const old = change.order === 'asc' ? held.items : held.items.toReversed();
    const from = change.after === undefined ? 0 : old.findIndex(({ id }) => id === change.after) + 1;
    const last = change.items.at(-1)?.id;
    const lastAt = old.findIndex(({ id }) => id === last);
    const to = change.hasMore ? (lastAt === -1 ? from : lastAt + 1) : old.length;
    const without = (part: ThreadItem[]): ThreadItem[] => part.filter(({ id }) => !page.some((item) => item.id === id));
    const [before, behind] = [without(old.slice(0, from)), without(old.slice(to))];
    held.items = change.order === 'asc' ? [...before, ...page, ...behind] : [...behind.reverse(), ...page, ...before.reverse()];
    if (!change.hasMore) held.complete = true;
  }

  function applyOne(change: HistoryChange): void {
    switch (change.kind) {
      case 'thread.put':
        made(change.thread.id).record = change.thread;
        break;
      case 'thread.remove':
        threads = threads.filter(({ record }) => record.id !== change.threadId);
        break;
      case 'item.put':
        put(made(change.threadId), change.item);
        break;
      case 'item.remove': {
        const held = made(change.threadId);
        held.items = held.items.filter(({ id }) => id !== change.itemId);
        break;
      }
      case 'items.truncate': {
        const held = made(change.threadId);
        held.items = held.items.slice(0, held.items.findIndex(({ id }) => id === change.afterItemId) + 1);
        break;
      }
      case 'items.page':
        putPage(change);
    }
  }

  function page<T>(rows: readonly T[], id: (row: T) => string, { limit = 20, order = 'desc', after }: PageParams): Page<T> {
    const sorted = order === 'asc' ? [...rows] : rows.toReversed();
    const from = after === undefined ? 0 : sorted.findIndex((row) => id(row) === after) + 1;
    const data = sorted.slice(from, from + limit);
    const last = data.at(-1);
    return from + limit >= sorted.length || last === undefined ? { data, has_more: false } : { data, has_more: true, after: id(last) };
  }

  return {
    batches,
    fail: (code) => void (failing = code),
    shown: (threadId) => (find(threadId)?.items ?? []).map((item) => ('content' in item && Array.isArray(item.content) ? item.content.map((part) => ('text' in part ? part.text : '')).join('') : item.id)),
    storage: 'memory',
    async apply(changes) {
      check();
      batches.push([...changes]);
      for (const change of changes) applyOne(structuredClone(change));
    },
    async threads(params) {
      check();
      return page(threads.map(({ record }) => record), ({ id }) => id, params);
    },
    async thread(threadId) {
      check();
      return find(threadId)?.record;
    },
    async items(threadId, params) {
      check();
      return page(find(threadId)?.items ?? [], ({ id }) => id, params);
    },
    async heads() {
      check();
      return threads.toReversed().map(({ record, items, complete }) => ({ threadId: record.id, lastItemId: items.at(-1)?.id, complete }));
    },
    search: async () => ({ hits: [] }),
    outbox: {
      add: async (entry) => void entries.push(entry),
      list: async () => entries,
      update: async () => undefined,
      remove: async (id) => void (entries = entries.filter((entry) => entry.id !== id)),
      settle: async () => undefined,
      mapThread: async (from, to) => void mappings.set(from, to),
      serverThread: async (threadId) => mappings.get(threadId) ?? threadId,
      localIdOf: async (threadId) => [...mappings].find(([, server]) => server === threadId)?.[0],
    },
    drafts: {
      async all() {
        check();
        return Object.fromEntries(drafts);
      },
      async put(threadId, draft) {
        check();
        if (draft === undefined) drafts.delete(threadId);
        else drafts.set(threadId, draft);
      },
    },
    files: {
      async put(key, file) {
        check();
        files.set(key, file);
      },
      async get(key) {
        check();
        return files.get(key);
      },
    },
    state: {
      async get(name) {
        check();
        return state.get(name);
      },
      async set(name, value) {
        check();
        if (value === undefined) state.delete(name);
        else state.set(name, value);
      },
    },
    stats: async () => ({ threads: threads.length, items: 0, bytes: 0 }),
    onWritable: () => () => undefined,
    onRebuilt: () => () => undefined,
    close: async () => undefined,
  };
}
