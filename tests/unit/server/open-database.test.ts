import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../../src/server/open-database.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'latchkey-database-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.skipIf(process.platform === 'win32')('a database is the person’s alone as a file, with its log and index, and one that was not becomes it', () => {
  const path = join(folder, 'chat.db');
  const modes = (): number[] => ['', '-wal', '-shm'].map((end) => statSync(`${path}${end}`).mode & 0o777);
  const open = (): ReturnType<typeof openDatabase> => {
    const db = openDatabase({ path, lockTimeoutMs: 0 });
    db.exec('CREATE TABLE IF NOT EXISTS t (a); INSERT INTO t VALUES (1)');
    return db;
  };
  const first = open();
  expect(modes()).toEqual([0o600, 0o600, 0o600]);
  closeDatabase(first);
  chmodSync(path, 0o644);
  const second = open();
  expect(modes()).toEqual([0o600, 0o600, 0o600]);
  closeDatabase(second);
});

it('a database in memory leaves no file', () => {
  closeDatabase(openDatabase({ path: ':memory:', lockTimeoutMs: 0 }));
  expect(existsSync(':memory:')).toBe(false);
});
