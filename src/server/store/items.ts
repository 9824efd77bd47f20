import type { Page, ThreadItem, UserMessageItem } from '../../shared/chatkit/types.ts';
import { NotFound, type ChatStore, type PageRequest } from '../chat-store.ts';
import type { DatabaseHandle } from '../open-database.ts';
import type { ThreadTable } from './threads.ts';

type ItemTable = Omit<ChatStore, keyof ThreadTable | 'saveFeedback' | 'noteUnfinished' | 'recoverUnfinished'>;

interface ItemRow {
  seq: number;
  id: string;
  body: string;
}

/** Prepares the statements once; `db` must be migrated. Every write that adds an item marks its thread as active. */
export function createItemTable(db: DatabaseHandle, threads: ThreadTable): ItemTable {
  const insert = db.prepare('INSERT INTO items (thread_id, id, type, body) VALUES (?, ?, ?, ?)');
  const update = db.prepare('UPDATE items SET type = ?, body = ? WHERE thread_id = ? AND id = ?');
  const load = db.prepare('SELECT seq, id, body FROM items WHERE thread_id = ? AND id = ?');
  const remove = db.prepare('DELETE FROM items WHERE thread_id = ? AND id = ?');
  const removeFrom = db.prepare('DELETE FROM items WHERE thread_id = ? AND seq >= ? RETURNING seq, id, body');
  const lastOfType = db.prepare('SELECT seq, id, body FROM items WHERE thread_id = ? AND type = ? ORDER BY seq DESC LIMIT 1');
  const newestFirst = db.prepare('SELECT seq, id, body FROM items WHERE thread_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?');
  const oldestFirst = db.prepare('SELECT seq, id, body FROM items WHERE thread_id = ? AND seq > ? ORDER BY seq ASC LIMIT ?');

  const insertSent = db.prepare('INSERT INTO sent_messages (user_id, client_id, thread_id, item_id) VALUES (?, ?, ?, ?)');
  const loadSent = db.prepare('SELECT thread_id AS threadId, item_id AS itemId FROM sent_messages WHERE user_id = ? AND client_id = ?');

  const find = (threadId: string, itemId: string): ItemRow | undefined => load.get([threadId, itemId]) as ItemRow | undefined;

  function append(item: ThreadItem): void {
    insert.run([item.thread_id, item.id, item.type, JSON.stringify(item)]);
    threads.touchThread(item.thread_id);
  }

  const appendItem = db.transaction((userId: string, item: ThreadItem, clientId: string | undefined) => {
    threads.requireThread(userId, item.thread_id);
    append(item);
    if (clientId !== undefined) insertSent.run([userId, clientId, item.thread_id, item.id]);
  });
  const saveItem = db.transaction((userId: string, item: ThreadItem) => {
    threads.requireThread(userId, item.thread_id);
    if (update.run([item.type, JSON.stringify(item), item.thread_id, item.id]).changes === 0) append(item);
  });

  function cut(userId: string, threadId: string, itemId: string, offset: 0 | 1): ThreadItem[] {
    threads.requireThread(userId, threadId);
    const row = find(threadId, itemId);
    if (row === undefined) throw new NotFound('item');
    const removed = removeFrom.all([threadId, row.seq + offset]) as ItemRow[];
    return removed.sort((a, b) => a.seq - b.seq).map(toItem);
  }

  function startOf(threadId: string, { order, after }: PageRequest): number {
    if (after === undefined) return order === 'desc' ? Number.MAX_SAFE_INTEGER : -1;
    const row = find(threadId, after);
    if (row === undefined) throw new NotFound('page');
    return row.seq;
  }

  return {
    appendItem: (userId, item, clientId) => appendItem.immediate(userId, item, clientId),
    findSent: (userId, clientId) => loadSent.get([userId, clientId]) as ReturnType<ChatStore['findSent']>,
    saveItem: (userId, item) => saveItem.immediate(userId, item),
    loadItem(userId, threadId, itemId) {
      threads.requireThread(userId, threadId);
      const row = find(threadId, itemId);
      if (row === undefined) throw new NotFound('item');
      return toItem(row);
    },
    removeItem(userId, threadId, itemId) {
      threads.requireThread(userId, threadId);
      remove.run([threadId, itemId]);
    },
    removeItemsFrom: (userId, threadId, itemId) => cut(userId, threadId, itemId, 0),
    removeItemsAfter: (userId, threadId, itemId) => cut(userId, threadId, itemId, 1),
    listItems(userId, threadId, page): Page<ThreadItem> {
      threads.requireThread(userId, threadId);
      const statement = page.order === 'desc' ? newestFirst : oldestFirst;
      const rows = statement.all([threadId, startOf(threadId, page), page.limit + 1]) as ItemRow[];
      const shown = rows.slice(0, page.limit);
      const last = shown.at(-1);
      const data = shown.map(toItem);
      return rows.length <= page.limit || last === undefined ? { data, has_more: false } : { data, has_more: true, after: last.id };
    },
    recentItems(userId, threadId, limit) {
      threads.requireThread(userId, threadId);
      return (newestFirst.all([threadId, Number.MAX_SAFE_INTEGER, limit]) as ItemRow[]).map(toItem).reverse();
    },
    lastUserMessage(userId, threadId) {
      threads.requireThread(userId, threadId);
      const row = lastOfType.get([threadId, 'user_message']) as ItemRow | undefined;
      return row === undefined ? undefined : (toItem(row) as UserMessageItem);
    },
  };
}

function toItem(row: ItemRow): ThreadItem {
  return JSON.parse(row.body) as ThreadItem;
}
