import type { DatabaseHandle } from '../../open-database.ts';

/** What running answers hold so far, apart from the items: a server that is killed finds it when it starts again. */
export function unfinishedItems(db: DatabaseHandle): void {
  db.exec(`
    CREATE TABLE unfinished_items (
      thread_id TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (thread_id, id)
    ) STRICT;
  `);
}
