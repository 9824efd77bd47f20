import type { Page, ThreadStatus } from '../../shared/chatkit/types.ts';
import { NotFound, type ChatStore, type PageRequest, type StoredThread } from '../chat-store.ts';
import type { DatabaseHandle } from '../open-database.ts';
import { createCursors } from './cursors.ts';

interface ThreadRow {
  id: string;
  activity: number;
  created_at: string;
  title: string | null;
  status: string;
  allowed_image_domains: string | null;
  metadata: string;
}

/** The threads half of the store, with what the items half needs of it. */
export interface ThreadTable extends Pick<ChatStore, 'insertThread' | 'loadThread' | 'saveThread' | 'listThreads' | 'deleteThread'> {
  /** @throws {NotFound} when the user has no such thread. */
  requireThread(userId: string, threadId: string): void;
  /** Moves the thread to the newest end of its owner's list. */
  touchThread(threadId: string): void;
}

const columns = 'id, activity, created_at, title, status, allowed_image_domains, metadata';

/** Prepares the statements once; `db` must be migrated. */
export function createThreadTable(db: DatabaseHandle): ThreadTable {
  const insert = db.prepare(
    `INSERT INTO threads (user_id, ${columns}) VALUES (:userId, :id, :activity, :createdAt, :title, :status, :domains, :metadata)`,
  );
  const load = db.prepare(`SELECT ${columns} FROM threads WHERE id = ? AND user_id = ?`);
  const save = db.prepare(
    `UPDATE threads SET title = :title, status = :status, allowed_image_domains = :domains, metadata = :metadata
     WHERE id = :id AND user_id = :userId`,
  );
  const remove = db.prepare('DELETE FROM threads WHERE id = ? AND user_id = ?');
  const touch = db.prepare('UPDATE threads SET activity = ? WHERE id = ?');
  const newestFirst = db.prepare(`SELECT ${columns} FROM threads WHERE user_id = ? AND activity < ? ORDER BY activity DESC LIMIT ?`);
  const oldestFirst = db.prepare(`SELECT ${columns} FROM threads WHERE user_id = ? AND activity > ? ORDER BY activity ASC LIMIT ?`);

  const cursors = createCursors();
  // This process is the only writer, so the clock of activity lives here.
  let activity = (db.prepare('SELECT coalesce(max(activity), 0) AS newest FROM threads').get() as { newest: number }).newest;

  const find = (userId: string, threadId: string): ThreadRow => {
    const row = load.get([threadId, userId]) as ThreadRow | undefined;
    if (row === undefined) throw new NotFound('thread');
    return row;
  };

  function startOf(userId: string, { order, after }: PageRequest): number {
    if (after === undefined) return order === 'desc' ? Number.MAX_SAFE_INTEGER : -1;
    const position = cursors.recall(userId, after) ?? (load.get([after, userId]) as ThreadRow | undefined)?.activity;
    if (position === undefined) throw new NotFound('page');
    return position;
  }

  return {
    insertThread: (userId, thread) =>
      void insert.run({ ...parameters(userId, thread), activity: ++activity, createdAt: thread.created_at }),
    loadThread: (userId, threadId) => toThread(find(userId, threadId)),
    saveThread(userId, thread) {
      if (save.run(parameters(userId, thread)).changes === 0) throw new NotFound('thread');
    },
    listThreads(userId, page): Page<StoredThread> {
      const statement = page.order === 'desc' ? newestFirst : oldestFirst;
      const rows = statement.all([userId, startOf(userId, page), page.limit + 1]) as ThreadRow[];
      const shown = rows.slice(0, page.limit);
      const last = shown.at(-1);
      if (rows.length <= page.limit || last === undefined) return { data: shown.map(toThread), has_more: false };
      cursors.remember(userId, last.id, last.activity);
      return { data: shown.map(toThread), has_more: true, after: last.id };
    },
    deleteThread: (userId, threadId) => remove.run([threadId, userId]).changes > 0,
    requireThread: (userId, threadId) => void find(userId, threadId),
    touchThread: (threadId) => void touch.run([++activity, threadId]),
  };
}

function parameters(userId: string, thread: StoredThread): Record<string, string | null> {
  return {
    userId,
    id: thread.id,
    title: thread.title ?? null,
    status: JSON.stringify(thread.status),
    domains: thread.allowed_image_domains === undefined ? null : JSON.stringify(thread.allowed_image_domains),
    metadata: JSON.stringify(thread.metadata),
  };
}

function toThread(row: ThreadRow): StoredThread {
  return {
    id: row.id,
    ...(row.title !== null && { title: row.title }),
    created_at: row.created_at,
    status: JSON.parse(row.status) as ThreadStatus,
    ...(row.allowed_image_domains !== null && { allowed_image_domains: JSON.parse(row.allowed_image_domains) as string[] }),
    metadata: JSON.parse(row.metadata) as Record<string, unknown>,
  };
}
