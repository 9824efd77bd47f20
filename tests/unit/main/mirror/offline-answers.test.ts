import { describe, expect, it } from 'vitest';
import { createOfflineAnswers } from '../../../../src/main/mirror/offline-answers.ts';
import { threadRecord } from '../../../../src/main/mirror/json-changes.ts';
import { createChatKitClient } from '../../../../src/shared/chatkit/client.ts';
import { assistant, thread, user, widget } from '../../../support/chatkit-events.ts';
import { memoryHistory } from '../../../support/memory-history.ts';

async function setUp() {
  const store = memoryHistory();
  const record = threadRecord(thread({ title: 'One' }));
  await store.apply([
    { kind: 'thread.put', thread: record },
    { kind: 'thread.put', thread: { ...record, id: 'thr_2' } },
    ...Array.from({ length: 45 }, (_each, n) => ({ kind: 'item.put' as const, threadId: 'thr_1', item: n % 2 === 0 ? user(`i${n}`, `Q${n}`) : assistant(`i${n}`, `A${n}`) })),
  ]);
  const offline = createOfflineAnswers({ store: () => store });
  const client = createChatKitClient({ url: '/chatkit', fetch: async (_url, init) => (await offline.answer(new TextEncoder().encode(init.body as string)))! });
  return { store, offline, client };
}

const asked = (type: string, params: object = {}): Uint8Array => new TextEncoder().encode(JSON.stringify({ type, params }));

describe('answers while the chat server cannot be reached', () => {
  it('list the threads page by page, without items', async () => {
    const { client } = await setUp();
    const first = await client.json('threads.list', { limit: 1 });
    expect(first).toMatchObject({ data: [{ id: 'thr_2', items: { data: [], has_more: false } }], has_more: true, after: 'thr_2' });
    expect((await client.json('threads.list', { limit: 1, after: 'thr_2' })).data[0]?.title).toBe('One');
  });

  it('give a thread with its oldest items, and the others as they are asked for', async () => {
    const { client } = await setUp();
    const { items, title } = await client.json('threads.get_by_id', { thread_id: 'thr_1' });
    expect([title, items.data.map(({ id }) => id), items.has_more, items.after]).toEqual(['One', Array.from({ length: 20 }, (_, n) => `i${n}`), true, 'i19']);
    const newest = await client.json('items.list', { thread_id: 'thr_1', limit: 2 });
    expect(newest.data.map(({ id }) => id)).toEqual(['i44', 'i43']);
    const rest = await client.json('items.list', { thread_id: 'thr_1', limit: 40, order: 'asc', after: 'i19' });
    expect([rest.data.length, rest.has_more, rest.after]).toEqual([25, false, undefined]);
  });

  it('keep widgets as they were sent', async () => {
    const { store, client } = await setUp();
    const card = widget('w1', { type: 'Card', children: [{ type: 'Button', onClickAction: { type: 'go', payload: { n: null } } }] });
    await store.apply([{ kind: 'item.put', threadId: 'thr_1', item: card }]);
    expect((await client.json('items.list', { thread_id: 'thr_1', limit: 1 })).data).toEqual([card]);
  });

  it('say of a thread that nobody has that there is none, and of one that was only listed that it is not here yet', async () => {
    const { client } = await setUp();
    await expect(client.json('threads.get_by_id', { thread_id: 'gone' })).rejects.toMatchObject({ status: 404, code: 'thread.not_found' });
    await expect(client.json('items.list', { thread_id: 'gone' })).rejects.toMatchObject({ status: 404 });
    await expect(client.json('threads.get_by_id', { thread_id: 'thr_2' })).rejects.toMatchObject({ status: 503, message: expect.stringContaining('not on this computer yet') as string });
  });

  it('find a thread under the id it had before it was sent', async () => {
    const { store, client } = await setUp();
    await store.outbox.mapThread('local-thread-1', 'thr_1');
    expect((await client.json('threads.get_by_id', { thread_id: 'local-thread-1' })).title).toBe('One');
  });

  it('leave everything else alone, and all of it when there is no history', async () => {
    const { store, offline } = await setUp();
    for (const type of ['threads.create', 'threads.update', 'threads.delete', 'items.feedback', 'attachments.create', 'nonsense']) {
      expect(await offline.answer(asked(type, { thread_id: 'thr_1' }))).toBeUndefined();
    }
    expect(await offline.answer(new TextEncoder().encode('no json'))).toBeUndefined();
    expect(await offline.answer(asked('items.list'))).toBeUndefined();
    expect(await createOfflineAnswers({ store: () => undefined }).answer(asked('threads.list'))).toBeUndefined();
    store.fail('history.unavailable');
    expect(await offline.answer(asked('threads.list'))).toBeUndefined();
  });
});
