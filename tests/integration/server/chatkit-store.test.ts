import { beforeAll, describe, expect, it } from 'vitest';
import type { Page, Thread, ThreadItem } from '../../../src/shared/chatkit/types.ts';
import { useChatKit } from '../../support/chatkit-fixture.ts';
import { createdThread, createParams, input, signUp, type ChatUser } from '../../support/embedded-server.ts';

const kit = useChatKit({ answers: 'guide' });
let ann: ChatUser;
let bob: ChatUser;

beforeAll(async () => {
  [ann, bob] = [kit.user, await signUp(kit.url, 'Bob')];
});

const newThread = async (user: ChatUser, text: string): Promise<string> =>
  createdThread(await user.events('threads.create', createParams(text)));
const titles = (page: Page<Thread>): (string | undefined)[] => page.data.map(({ title }) => title);

describe('paging', () => {
  it('gives twenty threads and then the rest, newest first, for absent, null and zero limits alike', async () => {
    const user = await signUp(kit.url);
    for (let n = 1; n <= 25; n++) await newThread(user, `thread ${n}`);
    for (const params of [{}, { limit: null }, { limit: 0, after: null }]) {
      const first = await user.json<Page<Thread>>('threads.list', params);
      expect(titles(first)).toEqual(Array.from({ length: 20 }, (_, index) => `thread ${25 - index}`));
      expect(first).toMatchObject({ has_more: true, after: first.data[19]!.id });
      const second = await user.json<Page<Thread>>('threads.list', { ...params, after: first.after });
      expect(titles(second)).toEqual(['thread 5', 'thread 4', 'thread 3', 'thread 2', 'thread 1']);
      expect(second.has_more).toBe(false);
      expect(second).not.toHaveProperty('after');
    }
    const all = await user.json<Page<Thread>>('threads.list', { limit: 9999, order: 'asc' });
    expect(titles(all)).toEqual(Array.from({ length: 25 }, (_, index) => `thread ${index + 1}`));
    for (const thread of all.data) expect(thread).toMatchObject({ metadata: {}, items: { data: [], has_more: false } });
  });

  it('lists by last activity, and pages stay whole when the thread that ends one moves or goes', async () => {
    const user = await signUp(kit.url);
    const ids: string[] = [];
    for (let n = 1; n <= 6; n++) ids.push(await newThread(user, `thread ${n}`));
    const first = await user.json<Page<Thread>>('threads.list', { limit: 2 });
    expect(titles(first)).toEqual(['thread 6', 'thread 5']);

    await user.events('threads.add_user_message', { thread_id: ids[4], input: input('moves to the top') });
    const second = await user.json<Page<Thread>>('threads.list', { limit: 2, after: first.after });
    expect(titles(second)).toEqual(['thread 4', 'thread 3']);

    await user.json('threads.delete', { thread_id: second.after });
    expect(titles(await user.json('threads.list', { limit: 2, after: second.after }))).toEqual(['thread 2', 'thread 1']);
    expect(titles(await user.json('threads.list', {}))).toEqual(['thread 5', 'thread 6', 'thread 4', 'thread 2', 'thread 1']);
  });

  it('opens a thread at its oldest twenty items and continues in either direction', async () => {
    const threadId = await newThread(ann, 'question 1');
    for (let n = 2; n <= 13; n++) await ann.events('threads.add_user_message', { thread_id: threadId, input: input(`question ${n}`) });
    const thread = await ann.json<Thread>('threads.get_by_id', { thread_id: threadId });
    expect(thread.items.data).toHaveLength(20);
    expect(thread.items).toMatchObject({ has_more: true, after: thread.items.data[19]!.id });
    expect(thread.items.data[0]).toMatchObject({ type: 'user_message', content: [{ text: 'question 1' }] });

    const rest = await ann.json<Page<ThreadItem>>('items.list', { thread_id: threadId, order: 'asc', after: thread.items.after });
    expect(rest.data).toHaveLength(6);
    expect(rest.has_more).toBe(false);
    const newestFirst = await ann.json<Page<ThreadItem>>('items.list', { thread_id: threadId, limit: 9999 });
    expect(newestFirst.data.map(({ id }) => id)).toEqual([...thread.items.data, ...rest.data].map(({ id }) => id).reverse());
  });
});

describe('threads.update and threads.delete', () => {
  it('renames a thread and answers with it', async () => {
    const threadId = await newThread(ann, 'old name');
    const renamed = await ann.json<Thread>('threads.update', { thread_id: threadId, title: 'new name' });
    expect(renamed).toMatchObject({ id: threadId, title: 'new name', metadata: {}, items: { data: [], has_more: false } });
    expect(await ann.json('threads.get_by_id', { thread_id: threadId })).toMatchObject({ title: 'new name' });
  });

  it('deletes a thread with its items; deleting it again is no error', async () => {
    const threadId = await newThread(ann, 'short life');
    for (let times = 0; times < 2; times++) {
      const response = await ann.post('threads.delete', { thread_id: threadId });
      expect([response.status, await response.text()]).toEqual([200, '{}']);
    }
    expect((await ann.post('threads.get_by_id', { thread_id: threadId })).status).toBe(404);
    expect((await ann.post('items.list', { thread_id: threadId })).status).toBe(404);
  });
});

describe('another user', () => {
  it('sees and changes nothing of a thread', async () => {
    const threadId = await newThread(ann, 'private');
    const { data } = await ann.json<Page<ThreadItem>>('items.list', { thread_id: threadId });
    expect((await bob.json<Page<Thread>>('threads.list', { limit: 9999 })).data).toEqual([]);
    for (const [type, params] of [
      ['threads.get_by_id', {}],
      ['items.list', {}],
      ['threads.update', { title: 'mine now' }],
    ] as const) {
      const response = await bob.post(type, { thread_id: threadId, ...params });
      expect([type, response.status]).toEqual([type, 404]);
    }
    expect(await bob.json('threads.delete', { thread_id: threadId })).toEqual({});
    const gone = [{ type: 'error', code: 'custom', message: expect.stringMatching(/no longer exists/), allow_retry: false }];
    expect(await bob.events('threads.add_user_message', { thread_id: threadId, input: input('hello?') })).toEqual(gone);
    expect(await bob.events('threads.retry_after_item', { thread_id: threadId, item_id: data[1]!.id })).toEqual(gone);

    expect(await ann.json('threads.get_by_id', { thread_id: threadId })).toMatchObject({ title: 'private' });
    expect((await ann.json<Page<ThreadItem>>('items.list', { thread_id: threadId })).data).toEqual(data);
  });

  it('cannot use a thread of somebody else as a cursor', async () => {
    const threadId = await newThread(ann, 'cursor');
    expect((await bob.post('threads.list', { after: threadId })).status).toBe(404);
  });
});
