import type { PageParams } from '../../../shared/chatkit/requests.ts';
import type { Page, ThreadItem } from '../../../shared/chatkit/types.ts';
import { tags } from '../search/tags.ts';
import { itemText } from '../text/item-text.ts';
import { createCursors } from './cursors.ts';
import type { Documents } from './documents.ts';
import type { DatabaseHandle } from './handle.ts';
import { isPlaceholder, isQueued, keyOfItem, queuedRank } from './item-keys.ts';
import { parseItem } from './rows.ts';
import type { Threads } from './threads.ts';
import { timeOf } from './times.ts';

export interface ItemRow {
  doc: number;
  thread: number;
  /** The key (item-keys.ts). */
  id: string;
  rank: number;
  role: 'user' | 'assistant' | null;
  created: number;
  body: string;
}

export interface Items {
  put(threadId: string, item: ThreadItem): void;
  /** With a place of its own; the thread is there. */
  place(thread: number, item: ThreadItem, rank: number): void;
  remove(row: Pick<ItemRow, 'doc'>): void;
  /** By id or key; of several placeholders the newest. */
  find(thread: number, id: string): ItemRow | undefined;
  truncate(thread: number, afterItemId: string): void;
  page(threadId: string, params: PageParams): Page<ThreadItem>;
  byDoc(doc: number): ItemRow | undefined;
}

/** Between neighbours, so that there is room for what comes in between. */
export const rankStep = 1_024;
const defaultLimit = 20;

export function createItems(db: DatabaseHandle, threads: Threads, documents: Documents, now: () => number): Items {
  const byKey = db.prepare('SELECT * FROM items WHERE thread = ? AND id = ?');
  const newestTwin = db.prepare(`SELECT * FROM items WHERE thread = ? AND id >= ? || '@' AND id < ? || 'A' ORDER BY rank DESC LIMIT 1`);
  const byDoc = db.prepare('SELECT * FROM items WHERE doc = ?');
  const lastRank = db.prepare('SELECT max(rank) AS rank FROM items WHERE thread = ? AND rank < ?');
  const insert = db.prepare('INSERT INTO items (doc, thread, id, rank, role, created, body) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const update = db.prepare('UPDATE items SET rank = ?, role = ?, created = ?, body = ? WHERE doc = ?');
  const erase = db.prepare('DELETE FROM items WHERE doc = ?');
  const after = db.prepare('SELECT doc FROM items WHERE thread = ? AND rank > ? AND rank < ?');
  const newestFirst = db.prepare('SELECT id, rank, body FROM items WHERE thread = ? AND rank < ? ORDER BY rank DESC, doc DESC LIMIT ?');
  const oldestFirst = db.prepare('SELECT id, rank, body FROM items WHERE thread = ? AND rank > ? ORDER BY rank, doc LIMIT ?');

  const cursors = createCursors();

  function find(thread: number, id: string): ItemRow | undefined {
    const row = byKey.get([thread, id]) ?? (isPlaceholder(id) ? newestTwin.get([thread, id, id]) : undefined);
    return row as ItemRow | undefined;
  }

  function place(thread: number, item: ThreadItem, rank: number): void {
    const key = keyOfItem(item);
    const row = byKey.get([thread, key]) as ItemRow | undefined;
    const body = JSON.stringify(item);
    if (row?.body === body && row.rank === rank) return;
    const created = timeOf(item.created_at, row?.created ?? now());
    const { text, role, code, attachment } = itemText(item);
    const doc = row?.doc ?? documents.allocate('item', created);
    if (row === undefined) insert.run([doc, thread, key, rank, role ?? null, created, body]);
    else update.run([rank, role ?? null, created, body, doc]);
    threads.touch(thread, created);
    if (row?.body === body) return;
    const words = [tags.thread(thread), ...(role === undefined ? [] : [tags[role]]), ...(code ? [tags.code] : []), ...(attachment ? [tags.attachment] : [])];
    documents.put(doc, { text, tags: words }, row !== undefined);
  }

  function remove({ doc }: Pick<ItemRow, 'doc'>): void {
    documents.remove(doc);
    erase.run([doc]);
  }

  /** Rank that a page starts behind. An item that ended the page before may be gone: then where it stood. */
  function startOf(thread: number, { order, after: id }: PageParams): number | undefined {
    if (id === undefined) return order === 'asc' ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
    return find(thread, id)?.rank ?? cursors.recall(`${thread} ${id}`)?.[0];
  }

  function forgetComplete(thread: number): void {
    try {
      threads.mark(thread, { complete: false });
    } catch {
      // A full disk; the next read says it again.
    }
  }

  return {
    place,
    remove,
    find,
    put(threadId, item) {
      const thread = threads.require(threadId, item.created_at);
      const row = byKey.get([thread, keyOfItem(item)]) as ItemRow | undefined;
      const limit = isQueued(item.id) ? Number.MAX_SAFE_INTEGER : queuedRank;
      const last = (lastRank.get([thread, limit]) as { rank: number | null }).rank;
      const next = isQueued(item.id) ? Math.max(last ?? 0, queuedRank) + rankStep : (last ?? 0) + rankStep;
      place(thread, item, row?.rank ?? next);
    },
    truncate(thread, afterItemId) {
      const row = find(thread, afterItemId);
      if (row === undefined) return;
      for (const found of after.all([thread, row.rank, queuedRank]) as { doc: number }[]) remove(found);
    },
    page(threadId, params) {
      const none: Page<ThreadItem> = { data: [], has_more: false };
      const thread = threads.find(threadId)?.key;
      if (thread === undefined) return none;
      const limit = params.limit === undefined || params.limit <= 0 ? defaultLimit : params.limit;
      const start = startOf(thread, params);
      if (start === undefined) return none;
      const rows = (params.order === 'asc' ? oldestFirst : newestFirst).all([thread, start, limit + 1]) as Pick<ItemRow, 'id' | 'rank' | 'body'>[];
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const data = shown.map(({ body }) => parseItem(body)).filter((item) => item !== undefined);
      // A damaged row: the next sync brings the item again.
      if (data.length < shown.length) forgetComplete(thread);
      if (rows.length <= limit || last === undefined) return { ...none, data };
      cursors.remember(`${thread} ${last.id}`, [last.rank, 0]);
      return { data, has_more: true, after: last.id };
    },
    byDoc: (doc) => byDoc.get([doc]) as ItemRow | undefined,
  };
}
