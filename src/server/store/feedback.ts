import { NotFound, type ChatStore } from '../chat-store.ts';
import type { DatabaseHandle } from '../open-database.ts';
import type { ThreadTable } from './threads.ts';

/** Prepares the statement once; `db` must be migrated. */
export function createFeedbackTable(db: DatabaseHandle, threads: ThreadTable): Pick<ChatStore, 'saveFeedback'> {
  const save = db.prepare(
    `INSERT INTO feedback (user_id, thread_id, item_id, kind, given_at)
     SELECT :userId, thread_id, id, :kind, :givenAt FROM items WHERE thread_id = :threadId AND id = :itemId
     ON CONFLICT (user_id, thread_id, item_id) DO UPDATE SET kind = excluded.kind, given_at = excluded.given_at`,
  );
  const saveAll = db.transaction(
    (userId: string, threadId: string, { itemIds, kind, givenAt }: Parameters<ChatStore['saveFeedback']>[2]) => {
      threads.requireThread(userId, threadId);
      let saved = 0;
      for (const itemId of itemIds) saved += save.run({ userId, threadId, itemId, kind, givenAt }).changes;
      if (saved === 0 && itemIds.length > 0) throw new NotFound('item');
    },
  );
  return { saveFeedback: (userId, threadId, feedback) => saveAll.immediate(userId, threadId, feedback) };
}
