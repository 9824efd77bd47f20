/** Another program that looks at a history after its process was killed: `node inspect.ts FOLDER KEY`. One line per violation. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type DatabaseHandle } from '../../src/main/history/database/handle.ts';
import { schemaVersion } from '../../src/main/history/database/migrate.ts';
import { names } from '../../src/main/history/opening/files.ts';
import { openHistory } from '../../src/main/history/opening/open-history.ts';
import { finishRestore } from '../../src/main/history/opening/snapshot.ts';
import { quietLog } from '../support/quiet-log.ts';
import { readAcknowledged } from '../support/history-victim/acknowledged.ts';
import { migrationsUpTo, shipped } from '../support/history-victim/later.ts';
import { lostFrom, versionViolation } from './kept.ts';

const [folder = '', key = ''] = process.argv.slice(2);
const account = join(folder, 'account');
const file = join(account, names.database);
const acknowledged = readAcknowledged(readFileSync(join(folder, 'acknowledged'), 'utf8'));

function look<T>(read: (db: DatabaseHandle) => T): T {
  const db = connect({ path: file, key });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

function soundness(db: DatabaseHandle): string[] {
  const [{ integrity_check: verdict } = { integrity_check: 'nothing' }] = db.prepare('PRAGMA integrity_check').all([]) as { integrity_check: string }[];
  if (verdict !== 'ok') return [`the database is not sound: ${verdict}`];
  db.exec(`INSERT INTO search (search) VALUES ('integrity-check')`);
  const { n } = db.prepare('SELECT count(*) AS n FROM items WHERE doc NOT IN (SELECT rowid FROM search)').get([]) as { n: number };
  return n > 0 ? [`${n} items are not in the search index`] : [];
}

function violations(): string[] {
  // Killed before there was anything.
  if (!existsSync(file)) return acknowledged.length > 0 && acknowledged.some(({ kind }) => kind === 'migrated') ? ['the history is gone'] : [];
  finishRestore(account);
  const version = look(schemaVersion);
  const wrong = versionViolation(acknowledged, version, look(laterVersion));
  if (wrong !== undefined) return [wrong];
  const opening = openHistory({ folder: account, key }, { now: Date.now, log: quietLog(), migrations: migrationsUpTo(version) });
  if (opening.status !== 'open') return [`the history did not open: ${JSON.stringify(opening)}`];
  if (opening.salvaged !== undefined) return ['the history was damaged'];
  const lost = lostFrom(opening.history.database, acknowledged);
  opening.history.close();
  return [...lost, ...look(soundness)];
}

/** What the steps of the schema have written of themselves (later.ts). */
function laterVersion(db: DatabaseHandle): number {
  const there = db.prepare(`SELECT count(*) AS n FROM sqlite_master WHERE name = 'later'`).get([]) as { n: number };
  return there.n === 0 ? shipped : (db.prepare('SELECT version FROM later').get([]) as { version: number }).version;
}

const all = violations();
for (const violation of all) console.log(violation);
process.exit(all.length === 0 ? 0 : 1);
