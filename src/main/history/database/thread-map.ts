import type { DatabaseHandle } from './handle.ts';
import type { ItemRow, Items } from './items.ts';
import type { Notes } from './notes.ts';
import type { OutboxTable } from './outbox.ts';
import type { ThreadItem } from '../../../shared/chatkit/types.ts';
import { parseItem } from './rows.ts';
import type { Threads } from './threads.ts';

export interface ThreadMap {
  /** The thread called `from` so far is `to`: everything of it goes along, the mapping stays. */
  map(from: string, to: string): void;
  serverThread(threadId: string): string;
  localIdOf(threadId: string): string | undefined;
}

export interface ThreadMapDeps {
  threads: Threads;
  items: Items;
  drafts: Notes;
  outbox: OutboxTable;
}

export function createThreadMap(db: DatabaseHandle, { threads, items, drafts, outbox }: ThreadMapDeps): ThreadMap {
  const save = db.prepare('INSERT OR REPLACE INTO thread_map (local, server) VALUES (?, ?)');
  const load = db.prepare('SELECT server FROM thread_map WHERE local = ?');
  const loadLocal = db.prepare('SELECT local FROM thread_map WHERE server = ?');
  const itemsOf = db.prepare('SELECT * FROM items WHERE thread = ? ORDER BY rank, doc');

  const reread = (key: number, threadId: string, store: (item: ThreadItem) => void): void => {
    for (const { body } of itemsOf.all([key]) as ItemRow[]) {
      const item = parseItem(body);
      if (item !== undefined) store({ ...item, thread_id: threadId });
    }
  };

  function moveItems(from: string, to: string): void {
    const source = threads.find(from);
    if (source === undefined) return;
    const target = threads.find(to);
    if (target === undefined) {
      threads.rename(source.key, to);
      reread(source.key, to, (item) => items.put(to, item));
      return;
    }
    // The server's thread has come already, perhaps with some of the items.
    reread(source.key, to, (item) => {
      if (items.find(target.key, item.id) === undefined) items.put(to, item);
    });
    threads.remove(from);
  }

  return {
    map(from, to) {
      if (from === to) return;
      moveItems(from, to);
      const draft = drafts.get(from);
      if (draft !== undefined && drafts.get(to) === undefined) drafts.set(to, draft);
      drafts.set(from, undefined);
      outbox.moveThread(from, to);
      save.run([from, to]);
    },
    serverThread(threadId) {
      let id = threadId;
      // A chain of two is possible; a circle is not, but must not hang either.
      for (let steps = 0; steps < 8; steps += 1) {
        const next = (load.get([id]) as { server: string } | undefined)?.server;
        if (next === undefined || next === id) return id;
        id = next;
      }
      return id;
    },
    localIdOf: (threadId) => (loadLocal.get([threadId]) as { local: string } | undefined)?.local,
  };
}
