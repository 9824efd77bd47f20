import type { DatabaseHandle } from '../handle.ts';

/**
 * A document (`doc`) is what search finds: an item, or a thread's title. Its number grows with its time, so that the index
 * gives the newest first without sorting (documents.ts). `rank` is the order inside a thread, which is the server's and
 * not that of the times. An item's `id` here is its key (item-keys.ts).
 * Beginnings of one to four signs have an index of their own, as they fit the most words.
 */
export function history(db: DatabaseHandle): void {
  db.exec(`
    CREATE TABLE threads (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      doc INTEGER NOT NULL UNIQUE,
      title TEXT,
      created INTEGER NOT NULL,
      activity INTEGER NOT NULL,
      from_start INTEGER NOT NULL DEFAULT 0,
      complete INTEGER NOT NULL DEFAULT 0,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX threads_by_activity ON threads (activity, key);
    CREATE INDEX threads_by_creation ON threads (created, key);

    CREATE TABLE items (
      doc INTEGER PRIMARY KEY,
      thread INTEGER NOT NULL REFERENCES threads (key) ON DELETE CASCADE,
      id TEXT NOT NULL,
      rank INTEGER NOT NULL,
      role TEXT,
      created INTEGER NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX items_by_id ON items (thread, id);
    CREATE INDEX items_by_rank ON items (thread, rank);

    CREATE VIRTUAL TABLE search USING fts5(
      body, cjk, tags,
      content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'", prefix = '1 2 3 4'
    );
    -- Removing many messages must not rewrite the index at once; tidy does that in small steps.
    INSERT INTO search (search, rank) VALUES ('deletemerge', 0);

    CREATE TABLE outbox (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      thread TEXT NOT NULL,
      request TEXT NOT NULL,
      state TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      created INTEGER NOT NULL,
      problem TEXT
    ) STRICT;

    CREATE TABLE thread_map (local TEXT NOT NULL PRIMARY KEY, server TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE drafts (thread TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL) STRICT;
    CREATE TABLE state (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `);
}
