import type { ChatStore } from '../chat-store.ts';
import type { DatabaseHandle } from '../open-database.ts';
import { createFeedbackTable } from './feedback.ts';
import { createItemTable } from './items.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { createThreadTable } from './threads.ts';
import { createUnfinishedTable } from './unfinished.ts';

/**
 * Migrates the database and opens the store on it. The caller owns `db` and closes it.
 * @throws {StartFailure} when the database is newer than this program.
 */
export function createChatStore(db: DatabaseHandle): ChatStore {
  migrate(db, migrations);
  const threads = createThreadTable(db);
  const items = createItemTable(db, threads);
  return { ...threads, ...items, ...createFeedbackTable(db, threads), ...createUnfinishedTable(db, items) };
}
