import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAccountHistory, historyName } from '../../../../src/main/account-history.ts';
import { connect, disconnect } from '../../../../src/main/history/database/handle.ts';
import type { OutboxEntry } from '../../../../src/main/history-store.ts';
import { historyBanners } from '../../../../src/renderer/shell/notices/history-banners.ts';
import { texts } from '../../../../src/shared/texts/en/texts.ts';
import { historyKey, localHistoryHost, userMessage } from '../../../support/history.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { mountSmallDisk } from '../../../support/small-disk.ts';

const entry = (id: string): OutboxEntry => ({ id, kind: 'message', threadId: 'thr_1', request: JSON.stringify({ id }), state: 'queued', attempts: 0, createdAt: 1 });
const text = 'Words that take some room. '.repeat(400);

test('a disk that is full: what was taken is there and can be read, new messages are refused in words, and all goes on by itself when there is room', async (context) => {
  const disk = mountSmallDisk(6);
  if (typeof disk === 'string') return context.skip(disk);
  const clock = createManualClock();
  const history = createAccountHistory({
    host: localHistoryHost({ schedule: clock.schedule }),
    secrets: { obtain: () => Promise.resolve({ status: 'found', value: historyKey }), forget: () => Promise.resolve(true) },
    folder: disk.path,
    account: () => 'ada',
    placesOf: async (folder) => [folder],
    keepAside: () => Promise.resolve(false),
    onChange: () => undefined,
    log: quietLog(),
  });
  history.update();
  const store = await history.ready();
  if (store === undefined) throw new Error('There is no history.');
  await store.outbox.add(entry('first'));
  await store.apply([{ kind: 'item.put', threadId: 'thr_1', item: userMessage('u0', text) }]);
  const taken = ['u0'];

  disk.fill();
  let refusal: unknown;
  for (let n = 1; n < 500 && refusal === undefined; n += 1) {
    await store.apply([{ kind: 'item.put', threadId: 'thr_1', item: userMessage(`u${n}`, text, n) }]).then(() => taken.push(`u${n}`), (error: unknown) => (refusal = error));
  }
  expect(refusal).toMatchObject({ code: 'history.read_only', message: expect.stringContaining('Free some space') });
  expect(history.open().storage).toBe('read_only');
  const status = { storage: history.open().storage, sync: { phase: 'idle' as const, done: 0, total: 0 }, threads: 1, items: 1, bytes: 1 };
  expect(historyBanners(texts, status).map(({ id }) => id)).toEqual(['history-full']);
  expect((await store.items('thr_1', { limit: 1_000, order: 'asc' })).data.map(({ id }) => id)).toEqual(taken);
  expect((await store.search({ text: 'room', limit: 5 })).hits).not.toEqual([]);
  await expect(store.outbox.add(entry('refused'))).rejects.toMatchObject({ code: 'history.read_only' });
  await clock.advance(60_000);
  expect(history.open().storage).toBe('read_only');

  disk.free();
  await clock.advance(5_000);
  expect(history.open().storage).toBe('disk');
  expect(historyBanners(texts, { ...status, storage: 'disk' })).toEqual([]);
  await store.outbox.add(entry('second'));
  expect((await store.outbox.list()).map(({ id }) => id)).toEqual(['first', 'second']);
  await history.dispose();

  const db = connect({ path: join(disk.path, historyName('ada'), 'history.db'), key: historyKey });
  expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  disconnect(db);
});

test('a history that begins on a full disk does not take the app with it', async (context) => {
  const disk = mountSmallDisk(2);
  if (typeof disk === 'string') return context.skip(disk);
  disk.fill();
  const opening = await localHistoryHost().open({ folder: join(disk.path, 'account'), key: historyKey });
  expect(opening.status).toBe('failed');
  disk.free();
  expect((await localHistoryHost().open({ folder: join(disk.path, 'account'), key: historyKey })).status).toBe('open');
});
