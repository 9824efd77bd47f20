import { chmodSync, writeFileSync } from 'node:fs';
import Database from 'libsql';

/** An open libsql connection. */
export type DatabaseHandle = Database.Database;

export interface ConnectOptions {
  /** A file, or `:memory:`. */
  path: string;
  /** 64 hex digits; without one nothing is encrypted, which only `:memory:` may be. */
  key: string | undefined;
}

/** How long to wait for another process that has the file, ms: an app that is just going away. */
const lockTimeoutMs = 2_000;

/**
 * Opens or makes a database, encrypted, so that what was committed is on the disk: WAL with FULL syncs each commit
 * (sqlite.org/pragma.html#pragma_synchronous). Nothing is read before the first statement that needs it.
 * @throws SqliteError, `SQLITE_NOTADB` for a wrong key.
 */
export function connect({ path, key }: ConnectOptions): DatabaseHandle {
  if (path !== ':memory:') keepPrivate(path);
  const db = new Database(path, { timeout: lockTimeoutMs, ...(key !== undefined && { encryptionCipher: 'aes256cbc', encryptionKey: key }) });
  try {
    db.prepare('SELECT count(*) AS tables FROM sqlite_master').get();
    // Counts only for a file that is new: its free pages can be given back in small steps.
    db.pragma('auto_vacuum = INCREMENTAL');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('cache_size = -16000');
    // Spilled sorts would lie on the disk unencrypted.
    db.pragma('temp_store = MEMORY');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Moves the log into the file, so that the file alone is the database, and closes it. Never throws. */
export function disconnect(db: DatabaseHandle): void {
  if (!db.open) return;
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // A full disk: the log stays and is read next time.
  }
  db.close();
}

/** Frees what a connection holds of its file in memory: up to 16 MB of a large one, which are read again in milliseconds. Never throws. */
export function relieve(db: DatabaseHandle): void {
  try {
    db.pragma('shrink_memory');
  } catch {
    // It costs memory, nothing else.
  }
}

/** Runs `body` in one write transaction: all of it or nothing. Must not be nested. */
export function transact<T>(db: DatabaseHandle, body: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = body();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // Some failures, a full disk among them, have rolled back already.
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Nobody else's to read, whatever becomes of the folder around it, files of earlier versions included; SQLite gives its log and index the database's mode. */
function keepPrivate(path: string): void {
  try {
    writeFileSync(path, '', { flag: 'a', mode: 0o600 });
    chmodSync(path, 0o600);
  } catch {
    // Opening the database says what is wrong.
  }
}
