import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { disconnect, type DatabaseHandle } from '../database/handle.ts';
import { migrate, newestVersion, schemaVersion, type Migration } from '../database/migrate.ts';
import { companions, names, syncFolder, syncPath, writeDurably } from './files.ts';
import { isSound } from './soundness.ts';

/**
 * Migrates with a way back: an encrypted copy is made first, and when a step fails or the result is not sound, the copy
 * takes the place again. Closes `db` when it throws.
 */
export function migrateSafely(folder: string, db: DatabaseHandle, migrations: readonly Migration[]): void {
  const current = schemaVersion(db);
  if (current === newestVersion(migrations)) return;
  const hasPast = current > 0;
  try {
    if (hasPast) takeSnapshot(folder, db);
    migrate(db, migrations);
    if (hasPast && !isSound(db)) throw new Error('The migrated history is not sound.');
  } catch (error) {
    disconnect(db);
    if (hasPast) restoreSnapshot(folder);
    throw error;
  }
  if (hasPast) rmSync(join(folder, names.snapshot), { force: true });
}

function takeSnapshot(folder: string, db: DatabaseHandle): void {
  const snapshot = join(folder, names.snapshot);
  const temporary = `${snapshot}.tmp`;
  db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(join(folder, names.database), temporary, constants.COPYFILE_FICLONE);
  syncPath(temporary);
  renameSync(temporary, snapshot);
  syncFolder(folder);
}

function restoreSnapshot(folder: string): void {
  if (!existsSync(join(folder, names.snapshot))) return;
  // A log that outlives its database would be played into the copy: from here on only forwards, also after a crash.
  writeDurably(join(folder, names.restoring), '');
  finishRestore(folder);
}

/** Ends a restoration that a crash interrupted. Before the database is opened. */
export function finishRestore(folder: string): void {
  if (!existsSync(join(folder, names.restoring))) return;
  const database = join(folder, names.database);
  for (const suffix of companions) rmSync(database + suffix, { force: true });
  if (existsSync(join(folder, names.snapshot))) renameSync(join(folder, names.snapshot), database);
  syncFolder(folder);
  rmSync(join(folder, names.restoring));
  syncFolder(folder);
}
