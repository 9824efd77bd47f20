import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connect, disconnect } from '../../../../src/main/history/database/handle.ts';
import type { Migration } from '../../../../src/main/history/database/migrate.ts';
import { migrations } from '../../../../src/main/history/database/migrations.ts';
import type { HistoryStore } from '../../../../src/main/history-store.ts';
import { historyFolder, historyKey, localHistoryHost, openTestHistory, otherHistoryKey, userMessage } from '../../../support/history.ts';

const secret = 'rhododendron-in-november';

async function fill(store: HistoryStore, count = 300): Promise<void> {
  await store.outbox.add({ id: 'entry-1', kind: 'message', threadId: 'thr_1', request: JSON.stringify({ text: secret }), state: 'queued', attempts: 0, createdAt: 1 });
  await store.drafts.put('thr_1', JSON.stringify({ text: secret }));
  await store.apply([{ kind: 'thread.put', thread: { id: 'thr_1', title: secret, created_at: '2026-01-01T00:00:00Z', status: { type: 'active' }, metadata: {} } }]);
  const items = Array.from({ length: count }, (_, index) => userMessage(`u${index}`, `${secret} ${'filler '.repeat(60)}${index}`, index));
  await store.apply([{ kind: 'items.page', threadId: 'thr_1', items, order: 'asc', hasMore: false }]);
}

/** Writes a history and closes it. */
async function written(): Promise<string> {
  const folder = historyFolder();
  const store = await openTestHistory({ folder });
  await fill(store);
  await store.close();
  return folder;
}

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]));

function overwrite(path: string, from: number, length: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(length, 0xa7), 0, length, from);
  closeSync(file);
}

test.skipIf(process.platform === 'win32')('every file of a history is the person’s alone, log and index too', async () => {
  const folder = historyFolder();
  const store = await openTestHistory({ folder });
  await fill(store, 3);
  const open = (): string[] => readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);
  expect(readdirSync(folder)).toContain('history.db-wal');
  expect(open()).toEqual([]);
  await store.close();
  expect(open()).toEqual([]);
  // As a version left it that did not look after this.
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
  await (await openTestHistory({ folder })).close();
  expect(open().filter((name) => name.endsWith('.db'))).toEqual([]);
});

describe('the key', () => {
  test('is needed to read anything: no file holds a word in plain', async () => {
    const folder = historyFolder();
    const store = await openTestHistory({ folder });
    await fill(store);
    await store.files.put('https://files.example/a', { name: `${secret}.txt`, mimeType: 'text/plain', bytes: new TextEncoder().encode(secret.repeat(500)) });
    for (const [name, text] of Object.entries(contents(folder))) expect(text.includes(secret), name).toBe(false);
    await store.close();
    for (const [name, text] of Object.entries(contents(folder))) expect(text.includes(secret), name).toBe(false);
  });

  test('that does not fit is refused and changes nothing', async () => {
    const folder = await written();
    const before = contents(folder);
    expect(await localHistoryHost().open({ folder, key: otherHistoryKey })).toEqual({ status: 'locked' });
    expect(contents(folder)).toEqual(before);
  });

  test('that does not fit is refused also where the check beside the database is lost', async () => {
    const folder = await written();
    writeFileSync(join(folder, 'history.check'), 'nonsense');
    const before = contents(folder);
    expect(await localHistoryHost().open({ folder, key: otherHistoryKey })).toEqual({ status: 'locked' });
    expect(contents(folder)).toEqual(before);
    expect(await localHistoryHost().open({ folder, key: historyKey })).toMatchObject({ status: 'open' });
  });
});

describe('a damaged history', () => {
  test.each([
    ['in the middle', (size: number) => [Math.floor(size / 8192) * 4096, 8192]],
    ['at the end', (size: number) => [size - 16_384, 16_384]],
    ['in many places', (size: number) => [204_800, Math.floor(size / 3)]],
  ])('%s is set aside, and what can be read is saved', async (_, place) => {
    const folder = await written();
    const path = join(folder, 'history.db');
    const [from = 0, length = 0] = place(statSync(path).size);
    overwrite(path, from, length);
    const damaged = readFileSync(path);
    const opening = await localHistoryHost().open({ folder, key: historyKey });
    if (opening.status !== 'open') throw new Error(opening.status);
    expect(readFileSync(join(folder, 'history.db.damaged-1')).equals(damaged)).toBe(true);
    expect(opening.salvaged?.items).toBeGreaterThan(0);
    expect((await opening.store.outbox.list()).map(({ id }) => id)).toEqual(['entry-1']);
    expect((await opening.store.stats()).items).toBe(opening.salvaged?.items);
    const page = await opening.store.items('thr_1', { limit: 1_000, order: 'asc' });
    const numbers = page.data.map(({ id }) => Number(id.slice(1)));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    await opening.store.close();
    expect(await localHistoryHost().open({ folder, key: historyKey })).not.toHaveProperty('salvaged');
  });

  test('of which nothing is readable is set aside whole, and a new one begun', async () => {
    const folder = await written();
    overwrite(join(folder, 'history.db'), 0, statSync(join(folder, 'history.db')).size);
    const opening = await localHistoryHost().open({ folder, key: historyKey });
    expect(opening).toMatchObject({ status: 'open', salvaged: { items: 0 } });
    expect(existsSync(join(folder, 'history.db.damaged-1'))).toBe(true);
  });

  test('cache of attachments is begun anew', async () => {
    const folder = await written();
    writeFileSync(join(folder, 'files.db'), Buffer.alloc(20_000, 0xa7));
    const store = await openTestHistory({ folder });
    expect(await store.files.get('x')).toBeUndefined();
    expect(await store.stats()).toMatchObject({ items: 300 });
  });
});

describe('a migration', () => {
  const newer: Migration = { version: 2, up: (db) => db.exec('CREATE TABLE later (a TEXT)') };
  const broken: Migration = {
    version: 3,
    up(db) {
      db.exec('DELETE FROM items');
      throw new Error('A step that does not work.');
    },
  };

  test('brings an older history to the newest version and keeps what is in it', async () => {
    const folder = await written();
    const store = await openTestHistory({ folder, host: localHistoryHost({ migrations: [...migrations, newer] }) });
    expect(await store.stats()).toMatchObject({ items: 300 });
    expect(readdirSync(folder).filter((name) => name.includes('snapshot'))).toEqual([]);
  });

  test('that fails gives everything back as it was, earlier steps of the same run included', async () => {
    const folder = await written();
    expect(await localHistoryHost({ migrations: [...migrations, newer, broken] }).open({ folder, key: historyKey })).toMatchObject({ status: 'failed' });
    const store = await openTestHistory({ folder });
    expect(await store.stats()).toMatchObject({ items: 300 });
    expect(await store.outbox.list()).toHaveLength(1);
  });

  test('whose way back was interrupted is taken back when the history is opened next', async () => {
    const folder = await written();
    const path = join(folder, 'history.db');
    writeFileSync(join(folder, 'history.db.snapshot'), readFileSync(path));
    writeFileSync(join(folder, 'history.db.restoring'), '');
    writeFileSync(path, 'half migrated');
    writeFileSync(`${path}-wal`, 'left over');
    const store = await openTestHistory({ folder });
    expect(await store.stats()).toMatchObject({ items: 300 });
    expect(existsSync(join(folder, 'history.db.restoring'))).toBe(false);
  });

  test('of a newer program is refused and changes nothing', async () => {
    const folder = await written();
    const store = await openTestHistory({ folder, host: localHistoryHost({ migrations: [...migrations, newer] }) });
    await store.close();
    const before = readFileSync(join(folder, 'history.db'));
    expect(await localHistoryHost().open({ folder, key: historyKey })).toEqual({ status: 'newer' });
    expect(readFileSync(join(folder, 'history.db')).equals(before)).toBe(true);
    // The way back without the newer program: erased, and begun anew.
    const host = localHistoryHost();
    await host.erase(folder);
    expect(await (await openTestHistory({ folder, host })).stats()).toMatchObject({ items: 0 });
  });
});

test('a folder that cannot be made is a failure with its code', async () => {
  const folder = historyFolder();
  mkdirSync(join(folder, '..'), { recursive: true });
  writeFileSync(folder, 'a file');
  expect(await localHistoryHost().open({ folder, key: historyKey })).toEqual({ status: 'failed', cause: 'EEXIST' });
});

test('a database is read by another program with the key, and is sound', async () => {
  const folder = await written();
  const db = connect({ path: join(folder, 'history.db'), key: historyKey });
  expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(db.pragma('synchronous')).toMatchObject([{ synchronous: 2 }]);
  disconnect(db);
});
