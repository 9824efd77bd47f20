import { closeSync, cpSync, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { HistoryStore } from '../../../../src/main/history-store.ts';
import { historyFolder, openTestHistory, userMessage, workerHistoryHost } from '../../../support/history.ts';

const count = 400;

/** A large history as a crash leaves it: copied while it is in use, with its log. */
async function crashed(): Promise<string> {
  const folder = historyFolder();
  const store = await openTestHistory({ folder });
  const items = Array.from({ length: count }, (_, n) => userMessage(`u${n}`, `message ${n} ${'.'.repeat(30_000)}`, n));
  for (let at = 0; at < count; at += 50) await store.apply(items.slice(at, at + 50).map((item) => ({ kind: 'item.put', threadId: 'thr_1', item })));
  await store.outbox.add({ id: 'waiting', kind: 'message', threadId: 'thr_1', request: '{}', state: 'queued', attempts: 0, createdAt: 1 });
  const copy = historyFolder();
  cpSync(folder, copy, { recursive: true });
  await store.close();
  expect(statSync(join(copy, 'history.db')).size).toBeGreaterThan(8 * 1_048_576);
  return copy;
}

function damage(folder: string): void {
  const path = join(folder, 'history.db');
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(40_960, 0xa7), 0, 40_960, Math.floor(statSync(path).size / 8_192) * 4_096);
  closeSync(file);
}

/** Opens it in a real thread; what is put off waits for `run`. `looked`: ends of the processes that looked at it. */
async function open(folder: string): Promise<{ store: HistoryStore; putOff: (() => void)[]; looked: Promise<void>[] }> {
  const putOff: (() => void)[] = [];
  const looked: Promise<void>[] = [];
  const host = workerHistoryHost((run) => {
    putOff.push(run);
    return () => undefined;
  }, (process) => looked.push(new Promise((resolve) => process.onExit(resolve))));
  return { store: await openTestHistory({ folder, host }), putOff, looked };
}

describe('a large history after the app did not end well', { timeout: 60_000 }, () => {
  test('is open at once, looked at whole beside the work, and saved and built anew where it is damaged', async () => {
    const folder = await crashed();
    damage(folder);
    const { store, putOff } = await open(folder);
    expect(await store.stats()).toMatchObject({ items: count });
    const rebuilt = new Promise<{ items: number }>((resolve) => store.onRebuilt(resolve));
    putOff.forEach((run) => run());
    const { items } = await rebuilt;
    expect(items).toBeGreaterThan(count / 4);
    expect(existsSync(join(folder, 'history.db.damaged-1'))).toBe(true);
    expect((await store.outbox.list()).map(({ id }) => id)).toEqual(['waiting']);
    // What is missing is the server's to give again.
    expect((await store.heads()).every(({ complete }) => !complete)).toBe(true);
  });

  test('is left in the middle of the look without harm, and looked at after the next start', async () => {
    const folder = await crashed();
    const first = await open(folder);
    first.putOff.forEach((run) => run());
    await first.store.close();
    await first.looked[0]!;
    // It was ended, not waited for: it would have found the database sound and taken the mark away.
    expect(existsSync(join(folder, 'history.unchecked'))).toBe(true);
    const second = await open(folder);
    expect(second.putOff).toHaveLength(1);
    expect(await second.store.stats()).toMatchObject({ items: count });
  });

  test('is looked at after a later start when there was no time for it', async () => {
    const folder = await crashed();
    const first = await open(folder);
    expect(first.putOff).toHaveLength(1);
    await first.store.close();
    const second = await open(folder);
    expect(second.putOff).toHaveLength(1);
    second.putOff.forEach((run) => run());
    await vi.waitFor(() => expect(existsSync(join(folder, 'history.unchecked'))).toBe(false), { timeout: 15_000 });
    await second.store.close();
    const third = await open(folder);
    expect(third.putOff).toEqual([]);
  });
});
