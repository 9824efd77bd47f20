import type { DatabaseHandle } from '../../open-database.ts';

/** What is known of uploaded files; the bytes lie in the data folder. A thread takes its attachments with it. */
export function attachments(db: DatabaseHandle): void {
  db.exec(`
    CREATE TABLE attachments (
      id TEXT NOT NULL PRIMARY KEY,
      user_id TEXT NOT NULL,
      thread_id TEXT REFERENCES threads (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      mime_type TEXT NOT NULL,
      size INTEGER NOT NULL,
      created_at TEXT NOT NULL,
      uploaded INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX attachments_by_user ON attachments (user_id);
    CREATE INDEX attachments_by_thread ON attachments (thread_id);
  `);
}
