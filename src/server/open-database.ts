import { chmodSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { StartFailure } from './start-failure.ts';

/** An open libsql connection. */
export type DatabaseHandle = Database.Database;

export interface OpenDatabaseOptions {
  path: string;
  /** How long to wait for a server that is just going away, ms. */
  lockTimeoutMs: number;
  /** Passphrase of an encrypted database, and of one that is new. Absent: plain. */
  key?: string | undefined;
}

/** libsql's options for an encrypted database: AES-256 in CBC mode, its one cipher. Its types do not know them. */
export function optionsFor(key: string | undefined, timeout: number): Database.Options {
  return { timeout, ...(key !== undefined && { encryptionCipher: 'aes256cbc', encryptionKey: key }) };
}

/**
 * Opens or creates a database in WAL mode.
 * @throws {StartFailure} when it is in use, damaged, or cannot be opened.
 */
export function openDatabase({ path, lockTimeoutMs, key }: OpenDatabaseOptions): DatabaseHandle {
  return open(path, optionsFor(key, lockTimeoutMs), (db) => {
    // What does not fit into memory would be written elsewhere, in plain.
    db.pragma('temp_store = MEMORY');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    // Fails now rather than in the middle of somebody's message.
    db.exec('BEGIN IMMEDIATE; COMMIT');
  });
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

/**
 * Keeps the folder of `path` for this process, so that two servers never write to one. The lock is the operating
 * system's, on a database of its own: it goes with the process, however that ends.
 * @returns gives the folder up.
 * @throws {StartFailure} when another server has it.
 */
export function lockFolder({ path, lockTimeoutMs }: OpenDatabaseOptions): () => void {
  const db = open(path, optionsFor(undefined, lockTimeoutMs), (lock) => lock.exec('BEGIN EXCLUSIVE'));
  return () => {
    // Closing alone would not do: a connection with live statements lingers, its lock with it.
    if (!db.open) return;
    db.exec('ROLLBACK');
    db.close();
  };
}

function open(path: string, options: Database.Options, prepare: (db: DatabaseHandle) => void): DatabaseHandle {
  let db: DatabaseHandle | undefined;
  try {
    if (path !== ':memory:') keepPrivate(path);
    db = new Database(path, options);
    prepare(db);
    return db;
  } catch (cause) {
    db?.close();
    throw explain(path, cause);
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

function explain(path: string, cause: unknown): StartFailure {
  const code = (cause as { code?: unknown }).code;
  const folder = dirname(path);
  if (code === 'SQLITE_BUSY') {
    return new StartFailure(({ start }) => start.locked(folder), { cause });
  }
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new StartFailure(({ start }) => start.damaged(path), { cause });
  }
  return new StartFailure(({ start }) => start.cannotOpen(path), { cause });
}
