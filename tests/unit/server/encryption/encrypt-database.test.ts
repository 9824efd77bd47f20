import { copyFileSync, existsSync, linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encryptDatabase } from '../../../../src/server/encryption/encrypt-database.ts';
import { temporaryFolder } from '../../../support/embedded-server.ts';

const key = 'ab'.repeat(32);
const libsql = join(import.meta.dirname, '../../../../node_modules/libsql');
let folder: ReturnType<typeof temporaryFolder>;
let path: string;

/** A database whose newest rows are only in its log: the process that wrote them was killed. */
function killedWriter(): void {
  const program = `const db = new (require(${JSON.stringify(libsql)}))(process.argv[1]);
    db.exec('PRAGMA journal_mode=WAL; CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT, blob BLOB); CREATE INDEX by_body ON notes (body)');
    const add = db.prepare('INSERT INTO notes (body, blob) VALUES (?, ?)');
    for (let i = 0; i < 800; i += 1) add.run(['confidential words ' + i, Buffer.alloc(i, i)]);
    process.kill(process.pid, 'SIGKILL')`;
  spawnSync(process.execPath, ['-e', program, path]);
  expect(existsSync(`${path}-wal`)).toBe(true);
}

/** Read in a process of its own: connections of this one linger. */
function rows(): { count: number; last: string } {
  const program = `const db = new (require(${JSON.stringify(libsql)}))(process.argv[1], { encryptionCipher: 'aes256cbc', encryptionKey: process.argv[2] });
    process.stdout.write(JSON.stringify(db.prepare('SELECT count(*) AS count, max(body) AS last FROM notes').get()))`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program, path, key], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const { count, last } = JSON.parse(stdout) as { count: number; last: string };
  return { count, last };
}

const whole = { count: 800, last: 'confidential words 99' };
const plainInFolder = (): string[] => readdirSync(folder.path).filter((name) => readFileSync(join(folder.path, name)).includes('confidential words'));

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'chat.db');
  killedWriter();
});
afterEach(() => folder.remove());

describe('encrypting a plain database', () => {
  it('keeps every row, those of the log too, and leaves nothing plain behind', () => {
    encryptDatabase(path, key);
    expect(readdirSync(folder.path)).toEqual(['chat.db']);
    expect(plainInFolder()).toEqual([]);
    expect(rows()).toEqual(whole);
  });

  it('does nothing to one that is encrypted, and none where there is none', () => {
    encryptDatabase(path, key);
    const before = readFileSync(path);
    encryptDatabase(path, key);
    expect(readFileSync(path).equals(before)).toBe(true);
    encryptDatabase(join(folder.path, 'other.db'), key);
    expect(readdirSync(folder.path)).toEqual(['chat.db']);
  });

  it('begins again after a kill while it was copied', () => {
    writeFileSync(`${path}.encrypting`, 'half a copy with confidential words');
    encryptDatabase(path, key);
    expect(plainInFolder()).toEqual([]);
    expect(rows()).toEqual(whole);
  });

  it('begins again after a kill before the exchange, without touching the file that the link leads to', () => {
    writeFileSync(`${path}.encrypting`, 'a whole copy');
    linkSync(path, `${path}.plain`);
    encryptDatabase(path, key);
    expect(readdirSync(folder.path)).toEqual(['chat.db']);
    expect(rows()).toEqual(whole);
  });

  it('goes on after a kill behind the exchange: overwrites the plain one only when the encrypted one can be read', () => {
    const kept = join(folder.path, 'kept');
    copyFileSync(path, kept);
    encryptDatabase(path, key);
    copyFileSync(kept, `${path}.plain`);
    expect(() => encryptDatabase(path, 'cd'.repeat(32))).toThrow();
    expect(readFileSync(`${path}.plain`).equals(readFileSync(kept))).toBe(true);
    encryptDatabase(path, key);
    expect(readdirSync(folder.path).sort()).toEqual(['chat.db', 'kept']);
    expect(rows()).toEqual(whole);
  });

  it('leaves a damaged one as it is', () => {
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4_096);
    writeFileSync(path, bytes);
    writeFileSync(`${path}-wal`, '');
    expect(() => encryptDatabase(path, key)).toThrow();
    expect(readFileSync(path).subarray(4_096).equals(bytes.subarray(4_096))).toBe(true);
  });
});
