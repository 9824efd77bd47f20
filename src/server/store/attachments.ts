import type { AttachmentRecords, StoredAttachment } from '../attachment-service.ts';
import { NotFound } from '../chat-store.ts';
import type { DatabaseHandle } from '../open-database.ts';

interface AttachmentRow {
  id: string;
  thread_id: string | null;
  name: string;
  mime_type: string;
  size: number;
  created_at: string;
  uploaded: number;
}

/** Prepares the statements once; `db` must be migrated. */
export function createAttachmentRecords(db: DatabaseHandle): AttachmentRecords {
  const load = db.prepare('SELECT * FROM attachments WHERE id = ? AND user_id = ?');
  const save = db.prepare(
    `INSERT INTO attachments (id, user_id, thread_id, name, mime_type, size, created_at, uploaded)
     VALUES (:id, :userId, :threadId, :name, :mimeType, :size, :createdAt, :uploaded)
     ON CONFLICT (id) DO UPDATE SET thread_id = :threadId, mime_type = :mimeType, uploaded = :uploaded WHERE user_id = :userId`,
  );
  const remove = db.prepare('DELETE FROM attachments WHERE id = ? AND user_id = ?');
  const ofThread = db.prepare('SELECT * FROM attachments WHERE thread_id = ? AND user_id = ?');
  // Ids are long and random: where one is found in a message, it is that attachment.
  const inMessage = db.prepare(
    `SELECT 1 AS found FROM attachments JOIN items ON items.thread_id = attachments.thread_id
     WHERE attachments.id = ? AND user_id = ? AND items.type = 'user_message' AND instr(items.body, attachments.id) > 0 LIMIT 1`,
  );
  const total = db.prepare('SELECT coalesce(sum(size), 0) AS total FROM attachments WHERE user_id = ?');
  const unused = db.prepare('SELECT user_id, id FROM attachments WHERE thread_id IS NULL AND created_at < ?');
  const exists = db.prepare('SELECT 1 AS found FROM attachments WHERE id = ?');

  return {
    load(userId, id) {
      const row = load.get([id, userId]) as AttachmentRow | undefined;
      if (row === undefined) throw new NotFound('attachment');
      return toAttachment(row);
    },
    save(userId, { threadId, uploaded, ...rest }) {
      save.run({ ...rest, userId, threadId: threadId ?? null, uploaded: uploaded ? 1 : 0 });
    },
    remove: (userId, id) => remove.run([id, userId]).changes > 0,
    ofThread: (userId, threadId) => (ofThread.all([threadId, userId]) as AttachmentRow[]).map(toAttachment),
    isInMessage: (userId, id) => inMessage.get([id, userId]) !== undefined,
    totalSize: (userId) => (total.get([userId]) as { total: number }).total,
    unusedBefore(createdAt) {
      return (unused.all([createdAt]) as { user_id: string; id: string }[]).map(({ user_id, id }) => ({ userId: user_id, id }));
    },
    exists: (id) => exists.get([id]) !== undefined,
  };
}

function toAttachment(row: AttachmentRow): StoredAttachment {
  return {
    id: row.id,
    name: row.name,
    mimeType: row.mime_type,
    size: row.size,
    createdAt: row.created_at,
    uploaded: row.uploaded === 1,
    ...(row.thread_id !== null && { threadId: row.thread_id }),
  };
}
