import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Names inside the folder of one account. */
export const names = {
  database: 'history.db',
  /** Previews of attachments; a cache. */
  files: 'files.db',
  keyCheck: 'history.check',
  snapshot: 'history.db.snapshot',
  /** There: a snapshot is on its way back (snapshot.ts). */
  restoring: 'history.db.restoring',
  /** There: what was read did not make sense, look at everything when opening. */
  suspect: 'history.suspect',
  /** There: the app did not end well, and nobody has looked at all of the database since. */
  unchecked: 'history.unchecked',
  /** Followed by a number. */
  damaged: 'history.db.damaged-',
  salvage: 'history.db.salvage',
} as const;

/** What SQLite keeps beside a database in WAL mode. */
export const companions = ['-wal', '-shm'] as const;

/** Writes a small file so that it is there whole or not at all, also after a power cut. */
export function writeDurably(path: string, text: string): void {
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, text, { mode: 0o600 });
  syncPath(temporary);
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

export function syncPath(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes names durable where the system can: Windows cannot open folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function removeDatabase(path: string): void {
  for (const suffix of ['', ...companions]) rmSync(path + suffix, { force: true });
}

/** Renames a database with what belongs to it. */
export function moveDatabase(from: string, to: string): void {
  for (const suffix of [...companions, '']) if (existsSync(from + suffix)) renameSync(from + suffix, to + suffix);
  syncFolder(dirname(to));
}

/** Size of all files of the folder, bytes. */
export function folderBytes(folder: string): number {
  let bytes = 0;
  for (const name of readdirSync(folder)) {
    try {
      bytes += statSync(join(folder, name)).size;
    } catch {
      // Gone in between: SQLite removes its log when it likes.
    }
  }
  return bytes;
}
