import { describe, expect, test } from 'vitest';
import type { HistoryChange, HistoryStore } from '../../../../src/main/history-store.ts';
import { assistantMessage, at, openTestHistory, userMessage } from '../../../support/history.ts';
import { seededRandom } from '../../../support/random.ts';

const message = (id: string, minutes = 0): ReturnType<typeof userMessage> => userMessage(id, `Text of ${id}`, minutes);
const page = (ids: string[], rest: Partial<Extract<HistoryChange, { kind: 'items.page' }>> = {}): HistoryChange => ({
  kind: 'items.page', threadId: 'thr_1', items: ids.map((id) => message(id)), order: 'asc', hasMore: false, ...rest,
});

async function idsOf(store: HistoryStore): Promise<string> {
  return (await store.items('thr_1', { order: 'asc', limit: 1_000 })).data.map(({ id }) => id).join(' ');
}
const complete = async (store: HistoryStore): Promise<boolean | undefined> => (await store.heads())[0]?.complete;

describe('a page of the server', () => {
  test('is the truth about its range: what is not in it is gone, what is outside stays', async () => {
    const store = await openTestHistory();
    await store.apply([page(['a', 'b', 'c', 'd', 'e', 'f'])]);
    await store.apply([page(['e', 'c'], { order: 'desc', after: 'f', hasMore: true })]);
    expect(await idsOf(store)).toBe('a b c e f');
    await store.apply([page(['b2', 'c'], { after: 'a', hasMore: true })]);
    expect(await idsOf(store)).toBe('a b2 c e f');
    await store.apply([page(['f', 'e'], { order: 'desc', hasMore: true })]);
    expect(await idsOf(store)).toBe('a b2 c e f');
    await store.apply([page(['z', 'a'])]);
    expect(await idsOf(store)).toBe('z a');
  });

  test('keeps the order in which the server gave items of one second', async () => {
    const store = await openTestHistory();
    await store.apply([page(['d', 'c'], { order: 'desc', hasMore: true }), page(['x', 'b', 'a'], { order: 'desc', after: 'c' })]);
    expect(await idsOf(store)).toBe('a b x c d');
    await store.apply([page(['b', 'a', 'x', 'c', 'd'])]);
    expect(await idsOf(store)).toBe('b a x c d');
  });

  test('leaves alone what waits in the outbox, which stays last', async () => {
    const store = await openTestHistory();
    await store.apply([{ kind: 'item.put', threadId: 'thr_1', item: message('queued-message-1') }, page(['a', 'b'])]);
    await store.apply([{ kind: 'item.put', threadId: 'thr_1', item: message('c') }, { kind: 'items.truncate', threadId: 'thr_1', afterItemId: 'b' }]);
    expect(await idsOf(store)).toBe('a b queued-message-1');
    expect((await store.heads())[0]?.lastItemId).toBe('b');
  });

  test('takes nothing away where it names no border that is known', async () => {
    const store = await openTestHistory();
    await store.apply([page(['b', 'c'])]);
    await store.apply([{ ...page([]), items: [message('a', -10)], order: 'desc', after: 'hidden', hasMore: true } as HistoryChange]);
    expect(await idsOf(store)).toBe('a b c');
  });

  test('tells when all of a thread is known', async () => {
    const store = await openTestHistory();
    await store.apply([page(['d', 'c'], { order: 'desc', hasMore: true })]);
    expect(await complete(store)).toBe(false);
    await store.apply([page(['b', 'a'], { order: 'desc', after: 'c' })]);
    expect(await complete(store)).toBe(true);
    await store.apply([page(['e', 'd'], { order: 'desc', hasMore: true })]);
    expect(await complete(store)).toBe(true);
    // Newer than everything known: there may be a gap.
    await store.apply([page(['z', 'y'], { order: 'desc', hasMore: true })]);
    expect(await complete(store)).toBe(false);
  });

  test('makes of a mirror what the server has, whatever the mirror held before and however it is walked', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = seededRandom(seed);
      const ids = (count: number): string[] => [...new Set(Array.from({ length: count }, () => `i${Math.floor(random() * 25)}`))];
      const store = await openTestHistory();
      await store.apply([page(ids(15))]);
      const server = ids(20);
      const order = seed % 2 === 0 ? 'asc' : 'desc';
      const walk = order === 'asc' ? server : [...server].reverse();
      const size = 1 + Math.floor(random() * 6);
      let after: string | undefined;
      for (let start = 0; start < walk.length; start += size) {
        const part = walk.slice(start, start + size);
        await store.apply([page(part, { order, after, hasMore: start + size < walk.length })]);
        after = part.at(-1);
      }
      expect(await idsOf(store), `seed ${seed}`).toBe(server.join(' '));
      expect(await complete(store)).toBe(true);
      await store.close();
    }
  });
});

test('replies that share one placeholder id stay apart, and each is replaced by its own later version', async () => {
  const store = await openTestHistory();
  const reply = (text: string, minutes: number): HistoryChange => ({ kind: 'item.put', threadId: 'thr_1', item: assistantMessage('__fake_id__', text, minutes) });
  await store.apply([reply('First', 1), reply('Second', 2), reply('First, whole', 1)]);
  const { data } = await store.items('thr_1', { order: 'asc' });
  expect(data.map((item) => (item.type === 'assistant_message' ? [item.id, item.content[0]?.text] : []))).toEqual([['__fake_id__', 'First, whole'], ['__fake_id__', 'Second']]);
});

describe('paging', () => {
  test('goes on where it was when the item or thread that ended a page is gone', async () => {
    const store = await openTestHistory();
    await store.apply([page(['a', 'b', 'c', 'd', 'e'])]);
    const first = await store.items('thr_1', { limit: 2, order: 'desc' });
    await store.apply([{ kind: 'item.remove', threadId: 'thr_1', itemId: 'd' }]);
    const second = await store.items('thr_1', { limit: 2, order: 'desc', after: first.after ?? '' });
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(['e', 'd', 'c', 'b']);
  });

  test('lists each thread once while the one that ended a page becomes active', async () => {
    const store = await openTestHistory();
    await store.apply(['1', '2', '3', '4'].map((id, index): HistoryChange => ({
      kind: 'thread.put', thread: { id, created_at: at(index), status: { type: 'active' }, metadata: {} },
    })));
    const first = await store.threads({ limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual(['4', '3']);
    await store.apply([{ kind: 'item.put', threadId: '3', item: userMessage('u', 'Again', 90, '3') }]);
    const second = await store.threads({ limit: 2, after: first.after ?? '' });
    expect(second.data.map(({ id }) => id)).toEqual(['2', '1']);
    expect((await store.threads({ limit: 1 })).data.map(({ id }) => id)).toEqual(['3']);
    expect(await store.threads({ after: 'never seen' })).toEqual({ data: [], has_more: false });
  });
});
