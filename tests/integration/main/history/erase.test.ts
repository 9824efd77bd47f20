import { closeSync, existsSync, fstatSync, linkSync, mkdirSync, openSync, readdirSync, readSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eraseFolder } from '../../../../src/main/history/opening/erase.ts';
import { historyFolder, openTestHistory, userMessage } from '../../../support/history.ts';

function isZeros(file: number): boolean {
  const { size } = fstatSync(file);
  const bytes = Buffer.alloc(size);
  readSync(file, bytes, 0, size, 0);
  return size > 0 && bytes.every((byte) => byte === 0);
}

test('an erased history is overwritten, every file of it, before it is gone', async () => {
  const folder = historyFolder();
  const store = await openTestHistory({ folder });
  await store.apply([{ kind: 'items.page', threadId: 'thr_1', items: Array.from({ length: 500 }, (_, n) => userMessage(`u${n}`, `Message ${n} `.repeat(50), n)), order: 'asc', hasMore: false }]);
  await store.close();
  writeFileSync(join(folder, 'history.db.damaged-1'), 'what was set aside');
  mkdirSync(join(folder, 'deeper'));
  writeFileSync(join(folder, 'deeper', 'left'), Buffer.alloc(2_500_000, 1));
  // Who has a file open sees its blocks also after its name is gone.
  const paths = [...readdirSync(folder).filter((name) => name !== 'deeper'), join('deeper', 'left')];
  const files = paths.map((name) => ({ name, file: openSync(join(folder, name), 'r') })).filter(({ file }) => fstatSync(file).size > 0);
  eraseFolder(folder);
  expect(existsSync(folder)).toBe(false);
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['history.db', 'files.db', 'history.check', 'history.db.damaged-1', join('deeper', 'left')]));
  expect(files.filter(({ file }) => !isZeros(file)).map(({ name }) => name)).toEqual([]);
  for (const { file } of files) closeSync(file);
});

test('erasing leaves alone what only has a name in the folder and belongs elsewhere', () => {
  const folder = historyFolder();
  mkdirSync(folder, { recursive: true });
  const elsewhere = join(folder, '..', 'elsewhere');
  const twin = join(folder, '..', 'twin');
  writeFileSync(elsewhere, 'somebody’s');
  writeFileSync(twin, 'somebody’s');
  symlinkSync(elsewhere, join(folder, 'link'));
  linkSync(twin, join(folder, 'hard-link'));
  eraseFolder(folder);
  expect(existsSync(folder)).toBe(false);
  for (const path of [elsewhere, twin]) {
    const file = openSync(path, 'r');
    expect(isZeros(file)).toBe(false);
    closeSync(file);
  }
});
