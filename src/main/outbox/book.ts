import { isLocalThread } from '../../shared/history.ts';
import type { HistoryChange, HistoryStore, OutboxEntry } from '../history-store.ts';

export type EntryChange = Partial<Omit<OutboxEntry, 'id' | 'createdAt'>>;

/** The outbox of one history, read once and kept in step with it. */
export interface OutboxBook {
  readonly store: HistoryStore;
  /** In the order they were added. */
  entries(): readonly OutboxEntry[];
  find(id: string): OutboxEntry | undefined;
  /** On disk when it resolves. Rejects, and nothing is there, when it cannot be kept. */
  add(entry: OutboxEntry): Promise<void>;
  /** Rejects, and all is as before, when it cannot be kept. */
  update(id: string, change: EntryChange): Promise<void>;
  /** As `update`, for news that must count even when they cannot be written: after a restart the entry is looked into again. */
  note(id: string, change: EntryChange): void;
  /** Gone at once; written now, or as soon as the disk has room again. */
  settle(id: string, changes: readonly HistoryChange[]): Promise<void>;
  mapThread(from: string, to: string): Promise<void>;
  serverThread(threadId: string): Promise<string>;
  /** Whether a thread of the server is known to have begun here, with whatever message. */
  beganHere(threadId: string): Promise<boolean>;
  /** Writes what could not be written before. */
  catchUp(): Promise<void>;
  dispose(): void;
}

export async function openBook(store: HistoryStore, onChange: () => void): Promise<OutboxBook> {
  const { outbox } = store;
  let disposed = false;
  let owed: (() => Promise<void>)[] = [];
  const names = new Map<string, string>();
  let entries: readonly OutboxEntry[] = await Promise.all((await outbox.list()).map(found));

  async function found(entry: OutboxEntry): Promise<OutboxEntry> {
    const threadId = await outbox.serverThread(entry.threadId);
    // What was on its way when the app ended may have arrived.
    return { ...entry, threadId, state: entry.state === 'sending' ? 'uncertain' : entry.state };
  }

  function change(next: readonly OutboxEntry[]): void {
    entries = next;
    if (!disposed) onChange();
  }

  function patch(id: string, by: EntryChange): void {
    change(entries.map((entry) => (entry.id === id ? { ...entry, ...by } : entry)));
  }

  /** What has happened stays true when it cannot be written now. */
  async function write(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch {
      owed.push(work);
    }
  }

  return {
    store,
    entries: () => entries,
    find: (id) => entries.find((entry) => entry.id === id),
    async add(entry) {
      await outbox.add(entry);
      // Its thread may have got its name meanwhile; under the old one it would not keep its turn.
      const threadId = names.get(entry.threadId) ?? entry.threadId;
      change([...entries, { ...entry, threadId }]);
    },
    async update(id, by) {
      const before = entries.find((entry) => entry.id === id);
      patch(id, by);
      try {
        await outbox.update(id, by);
      } catch (error) {
        if (before !== undefined) patch(id, before);
        throw error;
      }
    },
    note(id, by) {
      patch(id, by);
      outbox.update(id, by).catch(() => undefined);
    },
    async settle(id, changes) {
      change(entries.filter((entry) => entry.id !== id));
      await write(() => outbox.settle(id, changes));
    },
    async mapThread(from, to) {
      names.set(from, to);
      change(entries.map((entry) => (entry.threadId === from ? { ...entry, threadId: to } : entry)));
      await write(() => outbox.mapThread(from, to));
    },
    async serverThread(threadId) {
      if (!isLocalThread(threadId)) return threadId;
      const known = names.get(threadId) ?? (await outbox.serverThread(threadId));
      if (known !== threadId) names.set(threadId, known);
      return known;
    },
    async beganHere(threadId) {
      return [...names.values()].includes(threadId) || (await outbox.localIdOf(threadId)) !== undefined;
    },
    async catchUp() {
      const works = owed;
      owed = [];
      for (const work of works) await write(work);
    },
    dispose() {
      disposed = true;
    },
  };
}
