import { dirname } from 'node:path';
import Database from 'libsql';
import { StartFailure } from './start-failure.ts';

/** An open libsql connection; the only one to its file while it is open. */
export type DatabaseHandle = Database.Database;

export interface OpenDatabaseOptions {
  path: string;
  /** How long to wait for a server that is just going away, ms. */
  lockTimeoutMs: number;
}

/**
 * Opens or creates a database in WAL mode and keeps it locked for this process until it is closed, so that two servers
 * never share a data folder.
 * @throws {StartFailure} when it is in use, damaged, or cannot be opened.
 */
export function openDatabase({ path, lockTimeoutMs }: OpenDatabaseOptions): DatabaseHandle {
  let db: DatabaseHandle | undefined;
  try {
    db = new Database(path, { timeout: lockTimeoutMs });
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    // Exclusive mode takes its lock at the first write, not when it is asked for.
    db.exec('BEGIN IMMEDIATE; COMMIT');
    return db;
  } catch (cause) {
    db?.close();
    throw explain(path, cause);
  }
}

/** Moves the log into the database file, so that a closed data folder can be copied file by file, and closes it. */
export function closeDatabase(db: DatabaseHandle): void {
  if (!db.open) return;
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function explain(path: string, cause: unknown): StartFailure {
  const code = (cause as { code?: unknown }).code;
  const folder = dirname(path);
  if (code === 'SQLITE_BUSY') {
    return new StartFailure(
      `The database in ${folder} is in use by another Latchkey server. Stop that server, or choose another folder with --data.`,
      { cause },
    );
  }
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new StartFailure(
      `${path} is damaged and cannot be read. Move it away or restore it from a backup, then start again; a new one is made when it is missing.`,
      { cause },
    );
  }
  return new StartFailure(
    `Latchkey cannot open its database ${path}. Make the folder writable for your user, or choose another one with --data.`,
    { cause },
  );
}
