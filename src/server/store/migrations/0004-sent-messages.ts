import type { DatabaseHandle } from '../../open-database.ts';

/**
 * What clients call the messages that they send, so that one sent twice is one message. The names stay when their
 * messages go: what was deleted is not made again by a connection that was slow.
 */
export function sentMessages(db: DatabaseHandle): void {
  db.exec(`
    CREATE TABLE sent_messages (
      user_id TEXT NOT NULL,
      client_id TEXT NOT NULL,
      thread_id TEXT NOT NULL,
      item_id TEXT NOT NULL,
      PRIMARY KEY (user_id, client_id)
    ) STRICT, WITHOUT ROWID;
  `);
}
