import type { DatabaseHandle } from '../../open-database.ts';

/** The newest opinion of each user about each item (protocol §2.12). It goes with its item. */
export function feedback(db: DatabaseHandle): void {
  db.exec(`
    CREATE TABLE feedback (
      user_id TEXT NOT NULL,
      thread_id TEXT NOT NULL,
      item_id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('positive', 'negative')),
      given_at TEXT NOT NULL,
      PRIMARY KEY (user_id, thread_id, item_id),
      FOREIGN KEY (thread_id, item_id) REFERENCES items (thread_id, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX feedback_by_item ON feedback (thread_id, item_id);
  `);
}
