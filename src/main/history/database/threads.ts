import type { PageParams } from '../../../shared/chatkit/requests.ts';
import type { Page } from '../../../shared/chatkit/types.ts';
import type { ThreadRecord } from '../../history-store.ts';
import { createCursors } from './cursors.ts';
import { isTitle, type Documents } from './documents.ts';
import type { DatabaseHandle } from './handle.ts';
import { idOfKey, queuedRank } from './item-keys.ts';
import { flag, parseThread } from './rows.ts';
import { timeOf } from './times.ts';

/** What the other tables need of a thread. */
export interface ThreadRow {
  key: number;
  id: string;
  doc: number;
  title: string | null;
  created: number;
  activity: number;
  from_start: number;
  complete: number;
  body: string;
}

export interface Threads {
  /** @returns the key. */
  put(record: ThreadRecord): number;
  find(id: string): ThreadRow | undefined;
  /** @returns the key; made with nothing known of it when it is not there. */
  require(id: string, createdAt: string): number;
  remove(id: string): void;
  /** A message of that time: the thread is as young as that. */
  touch(key: number, at: number): void;
  /** @param fromStart its first item is known. @param complete all its items are. `undefined` leaves it. */
  mark(key: number, known: { fromStart?: boolean | undefined; complete?: boolean | undefined }): void;
  rename(key: number, id: string): void;
  get(id: string): ThreadRecord | undefined;
  list(params: PageParams): Page<ThreadRecord>;
  heads(): { threadId: string; lastItemId: string | undefined; complete: boolean }[];
  byKey(key: number): ThreadRow | undefined;
  byTitleDoc(doc: number): ThreadRow | undefined;
}

/** What §2 says of a page without a limit. */
const defaultLimit = 20;

/** @param now ms since 1970, for threads that do not say when they were made. */
export function createThreads(db: DatabaseHandle, documents: Documents, now: () => number): Threads {
  const byId = db.prepare('SELECT * FROM threads WHERE id = ?');
  const byDoc = db.prepare('SELECT * FROM threads WHERE doc = ?');
  const byKey = db.prepare('SELECT * FROM threads WHERE key = ?');
  const insert = db.prepare('INSERT INTO threads (id, doc, title, created, activity, body) VALUES (?, ?, ?, ?, ?, ?)');
  const update = db.prepare('UPDATE threads SET title = ?, created = ?, activity = max(activity, ?), body = ? WHERE key = ?');
  const erase = db.prepare('DELETE FROM threads WHERE key = ?');
  const docsOf = db.prepare('SELECT doc FROM items WHERE thread = ?');
  const touch = db.prepare('UPDATE threads SET activity = ? WHERE key = ? AND activity < ?');
  const mark = db.prepare('UPDATE threads SET from_start = coalesce(?, from_start), complete = coalesce(?, complete) WHERE key = ?');
  const rename = db.prepare('UPDATE threads SET id = ?, body = ? WHERE key = ?');
  const newestFirst = db.prepare('SELECT id, activity, key, body FROM threads WHERE (activity, key) < (?, ?) ORDER BY activity DESC, key DESC LIMIT ?');
  const oldestFirst = db.prepare('SELECT id, activity, key, body FROM threads WHERE (activity, key) > (?, ?) ORDER BY activity, key LIMIT ?');
  const heads = db.prepare(`
    SELECT id, complete, (SELECT i.id FROM items i WHERE i.thread = threads.key AND i.rank < ${queuedRank} ORDER BY i.rank DESC LIMIT 1) AS last
    FROM threads ORDER BY activity DESC, key DESC`);
  const cursors = createCursors();

  const find = (id: string): ThreadRow | undefined => byId.get([id]) as ThreadRow | undefined;

  function index(doc: number, title: string | undefined, known: boolean): void {
    if (title !== undefined && title !== '') documents.put(doc, { text: title, tags: [] }, known);
    else if (known) documents.remove(doc);
  }

  function put(record: ThreadRecord): number {
    const { title } = record;
    const row = find(record.id);
    const created = timeOf(record.created_at, row?.created ?? now());
    const body = JSON.stringify(record);
    if (row === undefined) {
      const doc = documents.allocate('title', created);
      const key = Number(insert.run([record.id, doc, title ?? null, created, created, body]).lastInsertRowid);
      index(doc, title, false);
      return key;
    }
    if (row.body === body) return row.key;
    update.run([title ?? null, created, created, body, row.key]);
    if ((row.title ?? undefined) !== title) index(row.doc, title, (row.title ?? '') !== '');
    return row.key;
  }

  function startOf({ order, after }: PageParams): readonly [number, number] | undefined {
    if (after === undefined) return order === 'asc' ? [-1, -1] : [Number.MAX_SAFE_INTEGER, 0];
    const remembered = cursors.recall(after);
    if (remembered !== undefined) return remembered;
    const row = find(after);
    return row === undefined ? undefined : [row.activity, row.key];
  }

  return {
    put,
    find,
    require: (id, createdAt) => find(id)?.key ?? put({ id, created_at: createdAt, status: { type: 'active' }, metadata: {} }),
    remove(id) {
      const row = find(id);
      if (row === undefined) return;
      if ((row.title ?? '') !== '') documents.remove(row.doc);
      for (const { doc } of docsOf.all([row.key]) as { doc: number }[]) documents.remove(doc);
      erase.run([row.key]);
    },
    touch: (key, at) => void touch.run([at, key, at]),
    mark: (key, { fromStart, complete }) => void mark.run([flag(fromStart), flag(complete), key]),
    rename(key, id) {
      const row = byKey.get([key]) as ThreadRow;
      rename.run([id, JSON.stringify({ ...(JSON.parse(row.body) as ThreadRecord), id }), key]);
    },
    get(id) {
      const row = find(id);
      return row === undefined ? undefined : parseThread(row.body);
    },
    list(params) {
      const limit = params.limit === undefined || params.limit <= 0 ? defaultLimit : params.limit;
      const start = startOf(params);
      if (start === undefined) return { data: [], has_more: false };
      const rows = (params.order === 'asc' ? oldestFirst : newestFirst).all([...start, limit + 1]) as Pick<ThreadRow, 'id' | 'activity' | 'key' | 'body'>[];
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const data = shown.map(({ body }) => parseThread(body)).filter((record) => record !== undefined);
      if (rows.length <= limit || last === undefined) return { data, has_more: false };
      cursors.remember(last.id, [last.activity, last.key]);
      return { data, has_more: true, after: last.id };
    },
    heads: () =>
      (heads.all([]) as { id: string; complete: number; last: string | null }[]).map(({ id, complete, last }) => ({
        threadId: id,
        lastItemId: last === null ? undefined : idOfKey(last),
        complete: complete === 1,
      })),
    byKey: (key) => byKey.get([key]) as ThreadRow | undefined,
    byTitleDoc: (doc) => (isTitle(doc) ? (byDoc.get([doc]) as ThreadRow | undefined) : undefined),
  };
}
