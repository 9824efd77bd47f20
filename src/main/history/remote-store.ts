import { LatchkeyError } from '../../shared/errors.ts';
import type { HistoryStore } from '../history-store.ts';
import type { HistoryRequest, StoreMethod } from './protocol.ts';

type Request = Extract<HistoryRequest, { call: 'close' | 'heal' | 'invoke' }>;
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

export interface RemoteStoreDeps {
  storage: 'disk' | 'memory';
  /** Its number in the worker. */
  history: number;
  call: (request: WithoutId<Request>) => Promise<unknown>;
  /** @returns the number in the worker that came after the one that died. */
  reopen: () => Promise<number>;
  onClosed: (history: number) => void;
}

/** A store whose database lives in the worker, with what the host tells it. */
export interface RemoteStore extends HistoryStore {
  setWritable(writable: boolean): void;
  setRebuilt(salvaged: { items: number }): void;
  /** Something in the file makes no sense: saved what can be, and built anew. */
  heal(): Promise<void>;
  /** The worker died: the next call opens the history again. */
  lose(): void;
}

export function createRemoteStore({ storage, history, call, reopen, onClosed }: RemoteStoreDeps): RemoteStore {
  const listeners = new Set<(writable: boolean) => void>();
  const rebuilt = new Set<(salvaged: { items: number }) => void>();
  let current: number | undefined = history;
  let reopening: Promise<number> | undefined;
  let closed = false;

  async function again(): Promise<number> {
    reopening ??= reopen().finally(() => (reopening = undefined));
    return (current = await reopening);
  }

  async function invoke(method: StoreMethod, ...args: readonly unknown[]): Promise<never> {
    if (closed) throw new LatchkeyError('history.unavailable', 'This history has been closed.');
    // Without waiting where it is open, so that calls arrive in the order they were made.
    const number = current ?? (await again());
    return (await call({ call: 'invoke', history: number, method, args })) as never;
  }

  return {
    storage,
    apply: (changes) => invoke('apply', changes),
    threads: (params) => invoke('threads', params),
    thread: (threadId) => invoke('thread', threadId),
    items: (threadId, params) => invoke('items', threadId, params),
    heads: () => invoke('heads'),
    search: (query) => invoke('search', query),
    outbox: {
      add: (entry) => invoke('outbox.add', entry),
      list: () => invoke('outbox.list'),
      update: (id, change) => invoke('outbox.update', id, change),
      remove: (id) => invoke('outbox.remove', id),
      settle: (id, changes) => invoke('outbox.settle', id, changes),
      mapThread: (from, to) => invoke('outbox.mapThread', from, to),
      serverThread: (threadId) => invoke('outbox.serverThread', threadId),
      localIdOf: (threadId) => invoke('outbox.localIdOf', threadId),
    },
    drafts: { all: () => invoke('drafts.all'), put: (threadId, draft) => invoke('drafts.put', threadId, draft) },
    files: { put: (key, file) => invoke('files.put', key, file), get: (key) => invoke('files.get', key) },
    state: { get: (name) => invoke('state.get', name), set: (name, value) => invoke('state.set', name, value) },
    stats: () => invoke('stats'),
    onWritable(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onRebuilt(listener) {
      rebuilt.add(listener);
      return () => rebuilt.delete(listener);
    },
    async close() {
      if (closed) return;
      closed = true;
      listeners.clear();
      rebuilt.clear();
      if (current === undefined) return;
      onClosed(current);
      await call({ call: 'close', history: current });
    },
    setWritable: (writable) => listeners.forEach((listener) => listener(writable)),
    setRebuilt: (salvaged) => rebuilt.forEach((listener) => listener(salvaged)),
    async heal() {
      if (!closed && current !== undefined) await call({ call: 'heal', history: current });
    },
    lose() {
      current = undefined;
    },
  };
}
