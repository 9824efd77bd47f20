import { describe, expect, it } from 'vitest';
import type { Page, Thread, ThreadItem } from '../../../../src/shared/chatkit/types.ts';
import { setUp, type Setup } from './outbox-fixture.ts';

const threads = async (setup: Setup, params = {}): Promise<Page<Thread>> => (await setup.ask('threads.list', params)).json as Page<Thread>;
const items = async (setup: Setup, thread_id: string, params = {}): Promise<string[]> => {
  const page = (await setup.ask('items.list', { thread_id, ...params })).json as Page<ThreadItem>;
  return page.data.map((item) => (item.type === 'user_message' ? item.content.map(({ text }) => text).join('') : item.type));
};

/** One thread on the server with a message, then a message that waits in it; reads are answered all the time. */
async function withWaiting() {
  const setup = setUp();
  await setup.say('sent');
  const { id } = setup.backend.threads[0]!;
  setup.goOffline();
  await setup.say('waits', id);
  setup.backend.network('none');
  return { setup, id };
}

describe('what waits is seen in what is read', () => {
  it('a new thread is at the top of the list, under the words that begin it', async () => {
    const { setup, id } = await withWaiting();
    const local = (await setup.say('new')).events[0]!.thread!.id;
    const page = await threads(setup);
    expect(page.data.map((thread) => thread.id)).toEqual([local, id]);
    expect(page.data[0]!.title).toBe('new');
    expect((await threads(setup, { order: 'asc' })).data.map((thread) => thread.id)).toEqual([id, local]);
    expect((await threads(setup, { after: id })).data).toEqual([]);
  });

  it('messages are at the newest end, in either order, and on that page alone', async () => {
    const { setup, id } = await withWaiting();
    expect(await items(setup, id)).toEqual(['waits', 'assistant_message', 'sent']);
    expect(await items(setup, id, { order: 'asc' })).toEqual(['sent', 'assistant_message', 'waits']);
    expect(await items(setup, id, { order: 'asc', limit: 1 })).toEqual(['sent']);
    expect(await items(setup, id, { limit: 1 })).toEqual(['waits', 'assistant_message']);
    const { json } = await setup.ask('threads.get_by_id', { thread_id: id });
    expect((json as Thread).items.data).toHaveLength(3);
  });

  it('a message says how far it is', async () => {
    const { setup, id } = await withWaiting();
    const page = (await setup.ask('items.list', { thread_id: id })).json as Page<ThreadItem & { latchkey_delivery?: unknown }>;
    expect(page.data[0]!.latchkey_delivery).toEqual({ state: 'queued' });
  });

  it('a thread that the server does not know is read from what waits', async () => {
    const setup = setUp();
    setup.goOffline();
    const local = (await setup.say('one')).events[0]!.thread!.id;
    await setup.say('two', local);
    const { json } = await setup.ask('threads.get_by_id', { thread_id: local });
    expect(json).toMatchObject({ id: local, items: { has_more: false, data: [{ content: [{ text: 'one' }] }, { content: [{ text: 'two' }] }] } });
    expect(await items(setup, local)).toEqual(['two', 'one']);
    expect((await setup.ask('threads.get_by_id', { thread_id: 'local-thread-unknown' })).status).toBe(404);
  });

  it('the local id of a thread leads to the thread after it was sent', async () => {
    const setup = setUp();
    setup.goOffline();
    const local = (await setup.say('one')).events[0]!.thread!.id;
    await setup.comeBack();
    const { id } = setup.backend.threads[0]!;
    expect((await setup.ask('threads.get_by_id', { thread_id: local })).json).toMatchObject({ id });
    await setup.say('two', local);
    expect(setup.backend.texts(id)).toEqual(['one', 'two']);
    const names: string[] = [];
    const attach = setup.outbox().named(async ({ body }) => {
      names.push((JSON.parse(new TextDecoder().decode(body)) as { threadId: string }).threadId);
      return new Response(null, { status: 204 });
    });
    await attach(setup.request({ threadId: local }));
    expect(names).toEqual([id]);
  });

  it('a message that arrived although nobody was told is not shown twice', async () => {
    const setup = setUp();
    await setup.say('sent');
    const { id } = setup.backend.threads[0]!;
    setup.backend.fail('cut_before_head');
    const response = setup.say('waits', id);
    setup.goOffline();
    await response;
    setup.backend.network('none');
    expect(await items(setup, id)).toEqual(['waits', 'assistant_message', 'sent']);
  });

  it('an edited message hides the one it will take the place of, and what followed', async () => {
    const { setup, id } = await withWaiting();
    await setup.outbox().remove((await setup.outbox().views())[0]!.id);
    const old = setup.backend.threads[0]!.list[0]!.id;
    const input = { content: [{ type: 'input_text', text: 'better' }], attachments: [], inference_options: {} };
    await setup.ask('threads.add_user_message', { thread_id: id, input }, { metadata: { replaces_item_id: old } });
    expect(await items(setup, id)).toEqual(['better']);
    await setup.comeBack();
    expect(setup.backend.texts(id)).toEqual(['better']);
  });

  it('passes as it is while nothing waits', async () => {
    const setup = setUp();
    await setup.say('sent');
    const response = new Response('not touched', { headers: { 'content-type': 'text/plain' } });
    const given = await setup.outbox().relay(setup.request({ type: 'threads.list', params: {} }), async () => response);
    expect(given).toBe(response);
  });
});

describe('renames, deletions and feedback', () => {
  it('go to the server at once while it can be reached', async () => {
    const setup = setUp();
    await setup.say('sent');
    const { id } = setup.backend.threads[0]!;
    expect((await setup.ask('threads.update', { thread_id: id, title: 'Title' })).json).toMatchObject({ title: 'Title' });
    expect(setup.store().saved()).toEqual([]);
  });

  it('are seen at once and sent later while it cannot', async () => {
    const { setup, id } = await withWaiting();
    setup.goOffline();
    expect((await setup.ask('threads.update', { thread_id: id, title: 'One' })).json).toMatchObject({ id, title: 'One' });
    await setup.ask('threads.update', { thread_id: id, title: 'Two' });
    expect((await setup.ask('items.feedback', { thread_id: id, item_ids: ['x'], kind: 'positive' })).json).toEqual({});
    setup.backend.network('none');
    expect((await threads(setup)).data[0]!.title).toBe('Two');
    expect(await setup.outbox().views()).toMatchObject([{ kind: 'message' }, { kind: 'rename', text: 'Two' }, { kind: 'feedback' }]);
    await setup.comeBack();
    expect(setup.backend.threads[0]!.title).toBe('Two');
    expect(setup.backend.seen.filter(({ type }) => type === 'items.feedback')).toHaveLength(1);
    expect(setup.store().saved()).toEqual([]);
  });

  it('a deletion hides the thread, takes along what waited in it, and is sent later', async () => {
    const { setup, id } = await withWaiting();
    setup.goOffline();
    expect((await setup.ask('threads.delete', { thread_id: id })).json).toEqual({});
    setup.backend.network('none');
    expect((await threads(setup)).data).toEqual([]);
    expect((await setup.ask('threads.get_by_id', { thread_id: id })).status).toBe(404);
    await setup.comeBack();
    expect(setup.backend.threads).toEqual([]);
    expect(setup.store().saved()).toEqual([]);
  });

  it('of a thread that is gone on the server count as done', async () => {
    const { setup, id } = await withWaiting();
    setup.goOffline();
    await setup.ask('threads.delete', { thread_id: id });
    setup.backend.threads.length = 0;
    await setup.comeBack();
    expect(setup.store().saved()).toEqual([]);
  });

  it('of a thread that was never sent leave nothing behind', async () => {
    const setup = setUp();
    setup.goOffline();
    const local = (await setup.say('one')).events[0]!.thread!.id;
    await setup.ask('threads.update', { thread_id: local, title: 'Mine' });
    setup.backend.network('none');
    expect((await threads(setup)).data).toMatchObject([{ id: local, title: 'Mine' }]);
    await setup.ask('threads.delete', { thread_id: local });
    expect(setup.store().saved()).toEqual([]);
    await setup.comeBack();
    expect(setup.backend.threads).toEqual([]);
  });

  it('a thread that may have been made is looked for, and then deleted', async () => {
    const setup = setUp();
    setup.backend.fail('cut_before_head');
    const answer = setup.say('one');
    setup.goOffline();
    const local = (await answer).events[0]!.thread!.id;
    await setup.ask('threads.delete', { thread_id: local });
    await setup.comeBack();
    await setup.clock.advance(120_000);
    expect(setup.backend.threads).toEqual([]);
    expect(setup.store().saved()).toEqual([]);
  });

  it('the title that a new thread was given waits for the thread', async () => {
    const setup = setUp();
    setup.goOffline();
    const local = (await setup.say('one')).events[0]!.thread!.id;
    await setup.ask('threads.update', { thread_id: local, title: 'Mine' });
    await setup.comeBack();
    expect(setup.backend.threads).toMatchObject([{ title: 'Mine' }]);
  });
});

describe('what cannot wait', () => {
  it('a file needs the network, and says so', async () => {
    const setup = setUp();
    setup.goOffline();
    const answer = await setup.ask('attachments.create', { name: 'a.txt', size: 1, mime_type: 'text/plain' });
    expect(answer.json).toMatchObject({ error: { code: 'network.unreachable', message: 'Files can only be added while you’re online. Try again when you’re back.' } });
  });

  it('an action in a thread that was not sent yet is refused with a reason', async () => {
    const setup = setUp();
    setup.goOffline();
    const local = (await setup.say('one')).events[0]!.thread!.id;
    const answer = await setup.ask('threads.retry_after_item', { thread_id: local, item_id: 'x' });
    expect(answer.json).toMatchObject({ error: { code: 'request.invalid' } });
  });
});
