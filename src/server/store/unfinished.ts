import type { ThreadItem } from '../../shared/chatkit/types.ts';
import type { ChatStore } from '../chat-store.ts';
import type { DatabaseHandle } from '../open-database.ts';

/** Prepares the statements once; `db` must be migrated. */
export function createUnfinishedTable(db: DatabaseHandle, items: Pick<ChatStore, 'saveItem'>): Pick<ChatStore, 'noteUnfinished' | 'recoverUnfinished'> {
  const forget = db.prepare('DELETE FROM unfinished_items WHERE thread_id = ?');
  const note = db.prepare(
    `INSERT INTO unfinished_items (thread_id, id, body)
     SELECT :threadId, :id, :body WHERE EXISTS (SELECT 1 FROM threads WHERE id = :threadId AND user_id = :userId)`,
  );
  const left = db.prepare(
    `SELECT user_id AS userId, unfinished_items.thread_id AS threadId, body FROM unfinished_items
     JOIN threads ON threads.id = unfinished_items.thread_id ORDER BY unfinished_items.rowid`,
  );
  const noteAll = db.transaction((userId: string, threadId: string, unfinished: readonly ThreadItem[]) => {
    forget.run([threadId]);
    for (const item of unfinished) note.run({ userId, threadId, id: item.id, body: JSON.stringify(item) });
  });
  const exists = db.prepare('SELECT 1 AS found FROM items WHERE thread_id = ? AND id = ?');

  return {
    noteUnfinished: (userId, threadId, unfinished) => noteAll.immediate(userId, threadId, unfinished),
    recoverUnfinished(noteFor) {
      const rows = left.all([]) as { userId: string; threadId: string; body: string }[];
      const owners = new Map(rows.map(({ userId, threadId }) => [threadId, userId]));
      for (const { userId, threadId, body } of rows) {
        const item = JSON.parse(body) as ThreadItem;
        // It was written down as interrupted just before the end.
        if (exists.get([threadId, item.id]) !== undefined) owners.delete(threadId);
        else items.saveItem(userId, item);
      }
      for (const [threadId, userId] of owners) items.saveItem(userId, noteFor(threadId));
      for (const { threadId } of rows) forget.run([threadId]);
      return owners.size;
    },
  };
}
