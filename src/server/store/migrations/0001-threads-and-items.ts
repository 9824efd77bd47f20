import type { DatabaseHandle } from '../../open-database.ts';

/**
 * Threads by last activity, items by a sequence that never repeats: two items of one tick keep their order
 * (protocol §9.4), and an item appended after a retry sorts behind everything that was there before.
 */
export function threadsAndItems(db: DatabaseHandle): void {
  db.exec(`
    CREATE TABLE threads (
      id TEXT NOT NULL PRIMARY KEY,
      user_id TEXT NOT NULL,
      activity INTEGER NOT NULL,
      created_at TEXT NOT NULL,
      title TEXT,
      status TEXT NOT NULL,
      allowed_image_domains TEXT,
      metadata TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX threads_by_activity ON threads (user_id, activity);

    CREATE TABLE items (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      thread_id TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      type TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX items_by_id ON items (thread_id, id);
    CREATE INDEX items_by_thread ON items (thread_id, seq);
  `);
}
