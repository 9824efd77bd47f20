import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failureKind } from '../database/failures.ts';
import { connect, type DatabaseHandle } from '../database/handle.ts';
import { names, writeDurably } from './files.ts';

/** Whether the database holds together (sqlite.org/pragma.html#pragma_quick_check). Reads all of it. */
export function isSound(db: DatabaseHandle): boolean {
  try {
    const rows = db.prepare('PRAGMA quick_check(1)').all([]) as { quick_check: string }[];
    return rows.length === 1 && rows[0]?.quick_check === 'ok';
  } catch (error) {
    if (failureKind(error) === 'damaged') return false;
    throw error;
  }
}

/** Whether whoever had the database open before did not close it: the log is still there. Before it is opened. */
export function endedBadly(folder: string): boolean {
  if (existsSync(join(folder, names.unchecked))) return true;
  const log = `${join(folder, names.database)}-wal`;
  return existsSync(log) && statSync(log).size > 0;
}

/** Remembers over the next starts that all of the database is still to be looked at, or that it has been. */
export function markUnchecked(folder: string, unchecked: boolean): void {
  const mark = join(folder, names.unchecked);
  if (!unchecked) rmSync(mark, { force: true });
  else if (!existsSync(mark)) writeDurably(mark, '');
}

/** Looks at all of a database that another thread works with: a reader beside it, in whose way nobody stands (WAL). */
export function checkBeside(folder: string, key: string): boolean {
  let db: DatabaseHandle | undefined;
  try {
    db = connect({ path: join(folder, names.database), key });
    const sound = isSound(db);
    if (sound) markUnchecked(folder, false);
    return sound;
  } catch (error) {
    if (failureKind(error) === 'damaged') return false;
    throw error;
  } finally {
    db?.close();
  }
}
