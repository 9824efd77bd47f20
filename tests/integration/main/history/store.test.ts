import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OutboxEntry } from '../../../../src/main/history-store.ts';
import { assistantMessage, at, historyFolder, historyKey, localHistoryHost, openTestHistory, userMessage, workerHistoryHost } from '../../../support/history.ts';

const entry = (id: string, threadId = 'thr_1'): OutboxEntry => ({
  id,
  kind: 'message',
  threadId,
  request: JSON.stringify({ type: 'threads.add_user_message', params: { thread_id: threadId } }),
  state: 'queued',
  attempts: 0,
  createdAt: 1,
});

describe.each([
  ['in memory', () => localHistoryHost(), undefined],
  ['on disk', () => localHistoryHost(), historyKey],
  ['in its own thread', () => workerHistoryHost(), historyKey],
])('a history %s', (_, makeHost, key) => {
  const open = async (): Promise<Awaited<ReturnType<typeof openTestHistory>>> => {
    const opening = await makeHost().open({ folder: historyFolder(), key });
    if (opening.status !== 'open') throw new Error(opening.status);
    return opening.store;
  };

  test('gives back threads and items as they were put', async () => {
    const store = await open();
    const thread = { id: 'thr_1', title: 'Garden', created_at: at(0), status: { type: 'active' as const }, metadata: { a: 1 } };
    await store.apply([
      { kind: 'thread.put', thread },
      { kind: 'item.put', threadId: 'thr_1', item: userMessage('u1', 'When do I plant roses?', 1) },
      { kind: 'item.put', threadId: 'thr_1', item: assistantMessage('a1', 'In *autumn*.', 1) },
    ]);
    expect(await store.thread('thr_1')).toEqual(thread);
    expect(await store.threads({})).toEqual({ data: [thread], has_more: false });
    expect((await store.items('thr_1', { order: 'asc' })).data).toEqual([userMessage('u1', 'When do I plant roses?', 1), assistantMessage('a1', 'In *autumn*.', 1)]);
    expect(await store.heads()).toEqual([{ threadId: 'thr_1', lastItemId: 'a1', complete: false }]);
    expect(await store.stats()).toMatchObject({ threads: 1, items: 2 });
  });

  test('finds messages and titles', async () => {
    const store = await open();
    await store.apply([
      { kind: 'thread.put', thread: { id: 'thr_1', title: 'Garden roses', created_at: at(0), status: { type: 'active' }, metadata: {} } },
      { kind: 'item.put', threadId: 'thr_1', item: userMessage('u1', 'When do I plant roses?', 1) },
    ]);
    const { hits } = await store.search({ text: 'ros', limit: 10 });
    expect(hits.map(({ itemId, snippet }) => [itemId, snippet])).toEqual([
      [undefined, { text: 'Garden roses', marks: [[7, 10]] }],
      ['u1', { text: 'When do I plant roses?', marks: [[16, 19]] }],
    ]);
  });

  test('keeps the outbox in order and takes an id once', async () => {
    const store = await open();
    await store.outbox.add(entry('b'));
    await store.outbox.add(entry('a'));
    await store.outbox.add({ ...entry('b'), request: 'another' });
    expect(await store.outbox.list()).toEqual([entry('b'), entry('a')]);
    await store.outbox.update('b', { state: 'refused', attempts: 2, problem: 'Too long.' });
    await store.outbox.remove('a');
    expect(await store.outbox.list()).toEqual([{ ...entry('b'), state: 'refused', attempts: 2, problem: 'Too long.' }]);
  });

  test('settles an entry and what came of it together', async () => {
    const store = await open();
    await store.outbox.add(entry('a'));
    await store.apply([{ kind: 'item.put', threadId: 'thr_1', item: userMessage('queued-message-a', 'Hello', 1) }]);
    await store.outbox.settle('a', [
      { kind: 'item.remove', threadId: 'thr_1', itemId: 'queued-message-a' },
      { kind: 'item.put', threadId: 'thr_1', item: userMessage('u1', 'Hello', 1) },
    ]);
    expect(await store.outbox.list()).toEqual([]);
    expect((await store.items('thr_1', {})).data.map(({ id }) => id)).toEqual(['u1']);
  });

  test('keeps drafts, files and notes of the sync', async () => {
    const store = await open();
    await store.drafts.put('', '{"text":"new"}');
    await store.drafts.put('thr_1', '{"text":"old"}');
    await store.drafts.put('thr_1', undefined);
    expect(await store.drafts.all()).toEqual({ '': '{"text":"new"}' });
    const file = { name: 'a.png', mimeType: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
    await store.files.put('https://files.example/a', file);
    expect(await store.files.get('https://files.example/a')).toEqual(file);
    expect(await store.files.get('https://files.example/b')).toBeUndefined();
    await store.state.set('cursor', '"x"');
    expect(await store.state.get('cursor')).toBe('"x"');
    await store.state.set('cursor', undefined);
    expect(await store.state.get('cursor')).toBeUndefined();
  });

  test('moves a local thread to the id that the server gave it', async () => {
    const store = await open();
    await store.apply([{ kind: 'item.put', threadId: 'local-thread-1', item: userMessage('queued-message-a', 'Hello', 1, 'local-thread-1') }]);
    await store.outbox.add(entry('a', 'local-thread-1'));
    await store.drafts.put('local-thread-1', '"d"');
    await store.outbox.mapThread('local-thread-1', 'thr_9');
    expect(await store.outbox.serverThread('local-thread-1')).toBe('thr_9');
    expect(await store.outbox.serverThread('thr_5')).toBe('thr_5');
    expect(await store.outbox.localIdOf('thr_9')).toBe('local-thread-1');
    expect(await store.outbox.localIdOf('thr_5')).toBeUndefined();
    expect(await store.thread('local-thread-1')).toBeUndefined();
    expect((await store.items('thr_9', {})).data).toMatchObject([{ id: 'queued-message-a', thread_id: 'thr_9' }]);
    expect(await store.drafts.all()).toEqual({ thr_9: '"d"' });
    expect(await store.outbox.list()).toEqual([entry('a', 'thr_9')]);
  });

  test('is closed for good', async () => {
    const store = await open();
    await store.close();
    await expect(store.threads({})).rejects.toMatchObject({ code: 'history.unavailable' });
  });
});

test('a history on disk is there after it was closed', async () => {
  const folder = historyFolder();
  const host = localHistoryHost();
  const store = await openTestHistory({ folder, host });
  await store.outbox.add(entry('a'));
  await store.close();
  const again = await openTestHistory({ folder, host });
  expect(await again.outbox.list()).toEqual([entry('a')]);
});

test('erasing a history leaves no file', async () => {
  const folder = historyFolder();
  const host = workerHistoryHost();
  const store = await openTestHistory({ folder, host });
  await store.apply([{ kind: 'item.put', threadId: 'thr_1', item: userMessage('u1', 'Hello', 1) }]);
  await store.close();
  await host.erase(folder);
  expect(existsSync(folder)).toBe(false);
});
