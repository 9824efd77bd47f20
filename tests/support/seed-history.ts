import type { ThreadRecord } from '../../src/main/history-store.ts';
import { migrate } from '../../src/server/store/migrate.ts';
import { migrations } from '../../src/server/store/migrations.ts';
import { openDataFolder } from '../../src/server/data-folder.ts';
import { closeDatabase, openDatabase } from '../../src/server/open-database.ts';
import type { ThreadItem } from '../../src/shared/chatkit/types.ts';

export interface SeedOptions {
  /** Data folder of a server that is not running. */
  dataDir: string;
  userId: string;
  threads: number;
  /** In all; spread evenly over the threads, questions and answers in turn. */
  items: number;
  /** 0 ≤ n < 1; a seeded one gives the same history every time. */
  random(): number;
  /** Passphrase of the databases of an encrypted data folder (`src/server/encryption`). */
  key?: string | undefined;
  /** Told of each thread as the server will give it, with all its items. */
  onThread?: (thread: ThreadRecord, items: ThreadItem[]) => void;
}

const words =
  'alpha river stone window market signal copper garden winter letter planet bridge engine forest number silver paper cloud'.split(' ');
const startTime = Date.UTC(2026, 0, 1);

/** Fills a data folder with a history, for benchmarks and for tests of scale. */
export function seedHistory({ dataDir, userId, threads, items, random, key, onThread = () => undefined }: SeedOptions): void {
  const db = openDatabase({ path: openDataFolder(dataDir).chatDatabase, lockTimeoutMs: 0, key });
  migrate(db, migrations);
  const text = (length: number): string => Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
  const insertThread = db.prepare(
    `INSERT INTO threads (id, user_id, activity, created_at, title, status, metadata) VALUES (?, ?, ?, ?, ?, '{"type":"active"}', '{}')`,
  );
  const insertItem = db.prepare('INSERT INTO items (thread_id, id, type, body) VALUES (?, ?, ?, ?)');

  db.transaction(() => {
    for (let t = 0; t < threads; t++) {
      const threadId = `thr_seed${t}`;
      const thread: ThreadRecord = { id: threadId, title: `${text(4)} ${t}`, created_at: new Date(startTime + t * 60_000).toISOString(), status: { type: 'active' }, metadata: {} };
      insertThread.run([threadId, userId, t + 1, thread.created_at, thread.title ?? '']);
      const all: ThreadItem[] = [];
      const count = Math.floor(((t + 1) * items) / threads) - Math.floor((t * items) / threads);
      for (let i = 0; i < count; i++) {
        const item = seedItem(threadId, t, i, text(i % 2 === 0 ? 12 : 60));
        insertItem.run([threadId, item.id, item.type, JSON.stringify(item)]);
        all.push(item);
      }
      onThread(thread, all);
    }
  }).immediate();
  closeDatabase(db);
}

function seedItem(threadId: string, thread: number, index: number, text: string): ThreadItem {
  const base = {
    id: `msg_seed${thread}_${index}`,
    thread_id: threadId,
    created_at: new Date(startTime + thread * 60_000 + index * 1_000).toISOString(),
  };
  return index % 2 === 0
    ? { ...base, type: 'user_message', content: [{ type: 'input_text', text }], attachments: [], inference_options: {} }
    : { ...base, type: 'assistant_message', content: [{ type: 'output_text', text, annotations: [] }] };
}
