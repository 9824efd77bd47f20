/**
 * Encrypts a database that an earlier version wrote in plain. What has been done is read from the files, so that a
 * process killed at any point is continued by the next one:
 *
 * | `chat.db` | `chat.db.encrypting` | `chat.db.plain` | next |
 * |---|---|---|---|
 * | plain | | | move its log in, copy it, encrypt the copy, compare every page |
 * | plain | there | | an unfinished copy: overwrite it, begin again |
 * | plain | there | there | the link was made, the exchange was not: remove the link, begin again |
 * | encrypted | | there | exchanged: read the encrypted one, then overwrite and remove the plain one |
 * | encrypted | | | done |
 *
 * `chat.db.plain` is a link to the plain file itself, so nothing of it is lost when the encrypted copy takes its name.
 * All statements go through `exec`: a connection that prepared one stays open until it is collected as garbage.
 */
import { closeSync, copyFileSync, existsSync, fsyncSync, linkSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { optionsFor } from '../open-database.ts';
import { openIfThere, overwrite, overwriteAndRemove } from './overwrite.ts';

/** First bytes of every SQLite file that is not encrypted (SQLite file format §1.3). */
const plainHeader = Buffer.from('SQLite format 3\0', 'latin1');

/** @param key passphrase of the database, hex digits @throws what libsql and the file system throw; the plain database is whole then. */
export function encryptDatabase(path: string, key: string): void {
  const copy = `${path}.encrypting`;
  const plain = `${path}.plain`;
  if (isPlain(path)) {
    // A link to the database itself: not to be overwritten.
    rmSync(plain, { force: true });
    overwriteAndRemove(copy);
    settleLog(path);
    copyFileSync(path, copy);
    encryptCopy(copy, key);
    compare(copy, key, path);
    sync(copy);
    linkOrCopy(path, plain);
    renameSync(copy, path);
    sync(dirname(path));
  }
  if (existsSync(plain)) {
    readThrough(path, key);
    overwriteAndRemove(plain);
  }
}

function isPlain(path: string): boolean {
  const file = openIfThere(path);
  if (file === undefined) return false;
  try {
    const head = Buffer.alloc(plainHeader.length);
    readSync(file, head, 0, head.length, 0);
    return head.equals(plainHeader);
  } finally {
    closeSync(file);
  }
}

/** Moves the write-ahead log into the database and overwrites it: SQLite only unlinks it. */
function settleLog(path: string): void {
  const db = new Database(path);
  // SQLite never locks its log, so a descriptor of ours disturbs nothing.
  let log: number | undefined;
  try {
    db.exec('BEGIN IMMEDIATE; COMMIT');
    log = openIfThere(`${path}-wal`);
    db.exec('PRAGMA wal_checkpoint(FULL)');
  } finally {
    db.close();
  }
  if (existsSync(`${path}-wal`)) throw new Error('The log of the database could not be moved into it.');
  if (log !== undefined) {
    overwrite(log);
    closeSync(log);
  }
}

function encryptCopy(copy: string, key: string): void {
  const db = new Database(copy);
  try {
    // No journal: it would be plain, and an unfinished copy is thrown away.
    db.exec('PRAGMA journal_mode = OFF');
    db.exec(`PRAGMA rekey = '${key}'`);
  } finally {
    db.close();
  }
}

/** Compares page by page; the first hundred bytes are the header, whose counters differ. @throws where anything differs. */
function compare(copy: string, key: string, plain: string): void {
  const db = new Database(copy, optionsFor(key, 0));
  try {
    db.exec(`ATTACH '${plain.replaceAll("'", "''")}' AS plain KEY ''`);
    db.exec('CREATE TEMP TABLE same (yes INTEGER NOT NULL CHECK (yes))');
    db.exec(`INSERT INTO same SELECT integrity_check = 'ok' FROM pragma_integrity_check`);
    const pages = (schema: string): string => `sqlite_dbpage('${schema}')`;
    db.exec(`INSERT INTO same SELECT (SELECT count(*) FROM ${pages('main')}) = (SELECT count(*) FROM ${pages('plain')})`);
    db.exec(
      `INSERT INTO same SELECT NOT EXISTS (SELECT 1 FROM ${pages('main')} AS a LEFT JOIN ${pages('plain')} AS b ON a.pgno = b.pgno
       WHERE substr(a.data, CASE a.pgno WHEN 1 THEN 101 ELSE 1 END) IS NOT substr(b.data, CASE b.pgno WHEN 1 THEN 101 ELSE 1 END))`,
    );
    db.exec('DETACH plain');
  } finally {
    db.close();
  }
}

function readThrough(path: string, key: string): void {
  const db = new Database(path, optionsFor(key, 0));
  try {
    db.exec('CREATE TEMP TABLE sound (yes INTEGER NOT NULL CHECK (yes))');
    db.exec(`INSERT INTO sound SELECT integrity_check = 'ok' FROM pragma_integrity_check`);
  } finally {
    db.close();
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // A file system without links: the old blocks of the original are then out of reach.
    copyFileSync(from, to);
  }
}

function sync(path: string): void {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    fsyncSync(file);
  } catch {
    // Windows does not sync folders.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
