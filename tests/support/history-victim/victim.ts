/**
 * A process that works with a history until it is killed: `node victim.ts FOLDER KEY SEED`. Each line on standard output is
 * something that the history has acknowledged, and from then on has to keep (acknowledged.ts).
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../../src/main/history/database/handle.ts';
import { migrations } from '../../../src/main/history/database/migrations.ts';
import { createHistoryHost } from '../../../src/main/history/host.ts';
import { spawnHistoryWorker } from '../../../src/main/history/worker-port.ts';
import { openHistory } from '../../../src/main/history/opening/open-history.ts';
import { pick, seededRandom } from '../random.ts';
import { quietLog } from '../quiet-log.ts';
import type { Acknowledged } from './acknowledged.ts';
import { answerText, itemOf } from './messages.ts';

const [folder = '', key = '', seed = '0'] = process.argv.slice(2);
const random = seededRandom(Number(seed));
/** Straight to the pipe: what was written is there however this process ends. */
const say = (acknowledged: Acknowledged): void => void writeSync(1, `${JSON.stringify(acknowledged)}\n`);
const threads = ['thr_a', 'thr_b', 'thr_c'];
let number = 0;
const nextId = (): string => `${seed}-${(number += 1)}`;

/** Migrations and compaction hold the file alone, before the history is opened for work. */
function migrateAndCompact(): void {
  const log = quietLog();
  const later = { version: migrations.length + 1, up: (db: ReturnType<typeof connect>) => db.exec('CREATE TABLE IF NOT EXISTS later (a TEXT); UPDATE items SET role = role; DROP TABLE later') };
  for (let round = 0; round < 2; round += 1) {
    const opening = openHistory({ folder, key }, { now: Date.now, log, migrations: [...migrations, later] });
    if (opening.status !== 'open') throw new Error(`The history did not open: ${JSON.stringify(opening)}`);
    opening.history.close();
    const db = connect({ path: join(folder, 'history.db'), key });
    db.exec(`PRAGMA user_version = ${migrations.length}`);
    db.close();
    const compacted = openHistory({ folder, key }, { now: Date.now, log });
    if (compacted.status !== 'open') throw new Error(`The history did not open: ${JSON.stringify(compacted)}`);
    compacted.history.database.compact();
    compacted.history.close();
  }
}

async function work(): Promise<void> {
  const host = createHistoryHost({ spawn: () => spawnHistoryWorker(new URL('../../../src/main/history-worker.ts', import.meta.url)), log: quietLog() });
  const opening = await host.open({ folder, key });
  if (opening.status !== 'open') throw new Error(`The history did not open: ${JSON.stringify(opening)}`);
  const { store } = opening;
  const steps = {
    async send() {
      const id = nextId();
      const threadId = pick(random, threads);
      await store.outbox.add({ id, kind: 'message', threadId, request: JSON.stringify({ text: answerText(id) }), state: 'queued', attempts: 0, createdAt: Date.now() });
      say({ kind: 'entry', id });
      if (random() < 0.6) {
        await store.outbox.settle(id, [{ kind: 'item.put', threadId, item: itemOf(threadId, id) }]);
        say({ kind: 'settled', id, threadId });
      }
    },
    async stream() {
      const id = nextId();
      const threadId = pick(random, threads);
      for (let part = 1; part <= 4; part += 1) {
        await store.apply([{ kind: 'item.put', threadId, item: itemOf(threadId, id, part * 20) }]);
      }
      say({ kind: 'item', id, threadId });
    },
    async sync() {
      const threadId = `thr_sync_${nextId()}`;
      const items = Array.from({ length: 30 }, () => itemOf(threadId, nextId()));
      await store.apply([{ kind: 'items.page', threadId, items, order: 'asc', hasMore: false }]);
      for (const item of items) say({ kind: 'item', id: item.id, threadId });
    },
    async draft() {
      const draft = nextId();
      await store.drafts.put('', draft);
      say({ kind: 'draft', number });
    },
  };
  const chances = [steps.send, steps.send, steps.send, steps.stream, steps.sync, steps.draft];
  for (;;) await pick(random, chances)();
}

if (random() < 0.4) migrateAndCompact();
say({ kind: 'working' });
await work();
