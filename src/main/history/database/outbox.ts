import type { OutboxEntry } from '../../history-store.ts';
import type { OutboxKind, OutboxState } from '../../../shared/history.ts';
import type { DatabaseHandle } from './handle.ts';

export interface OutboxTable {
  add(entry: OutboxEntry): void;
  list(): OutboxEntry[];
  update(id: string, change: Partial<Omit<OutboxEntry, 'id' | 'createdAt'>>): void;
  remove(id: string): void;
  /** Entries of a thread follow it to another id, in their requests too. */
  moveThread(from: string, to: string): void;
}

interface OutboxRow {
  id: string;
  kind: OutboxKind;
  thread: string;
  request: string;
  state: OutboxState;
  attempts: number;
  created: number;
  problem: string | null;
}

export function createOutbox(db: DatabaseHandle): OutboxTable {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO outbox (id, kind, thread, request, state, attempts, created, problem) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const all = db.prepare('SELECT * FROM outbox ORDER BY seq');
  const byId = db.prepare('SELECT * FROM outbox WHERE id = ?');
  const byThread = db.prepare('SELECT * FROM outbox WHERE thread = ?');
  const save = db.prepare('UPDATE outbox SET kind = ?, thread = ?, request = ?, state = ?, attempts = ?, problem = ? WHERE id = ?');
  const erase = db.prepare('DELETE FROM outbox WHERE id = ?');

  const store = ({ id, kind, threadId, request, state, attempts, problem }: OutboxEntry): void =>
    void save.run([kind, threadId, request, state, attempts, problem ?? null, id]);

  return {
    add: ({ id, kind, threadId, request, state, attempts, createdAt, problem }) =>
      void insert.run([id, kind, threadId, request, state, attempts, createdAt, problem ?? null]),
    list: () => (all.all([]) as OutboxRow[]).map(toEntry),
    update(id, change) {
      const row = byId.get([id]) as OutboxRow | undefined;
      if (row !== undefined) store({ ...toEntry(row), ...change, id });
    },
    remove: (id) => void erase.run([id]),
    moveThread(from, to) {
      for (const row of byThread.all([from]) as OutboxRow[]) {
        store({ ...toEntry(row), threadId: to, request: withThread(row.request, from, to) });
      }
    },
  };
}

function toEntry({ id, kind, thread, request, state, attempts, created, problem }: OutboxRow): OutboxEntry {
  return { id, kind, threadId: thread, request, state, attempts, createdAt: created, ...(problem !== null && { problem }) };
}

/** The envelope (§1.2) with another `params.thread_id`, where it has that one. */
function withThread(request: string, from: string, to: string): string {
  try {
    const envelope = JSON.parse(request) as { params?: { thread_id?: unknown } };
    if (envelope.params?.thread_id !== from) return request;
    return JSON.stringify({ ...envelope, params: { ...envelope.params, thread_id: to } });
  } catch {
    return request;
  }
}
