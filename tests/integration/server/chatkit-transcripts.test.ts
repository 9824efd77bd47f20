import { describe, expect, it } from 'vitest';
import type { ThreadItem } from '../../../src/shared/chatkit/types.ts';
import { useChatKit } from '../../support/chatkit-fixture.ts';
import { isDelta, openStream, typesOf } from '../../support/chatkit-stream.ts';
import { createdThread, createParams, input, parseEvents } from '../../support/embedded-server.ts';

const kit = useChatKit();

const id = expect.any(String);
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const emptyPage = { data: [], has_more: false };

function userMessage(threadId: string, text: string): unknown {
  const content = [{ type: 'input_text', text }];
  return {
    id,
    thread_id: threadId,
    created_at: time,
    type: 'user_message',
    content,
    attachments: [],
    quoted_text: '',
    inference_options: {},
  };
}

function helloEvents(threadId: string): unknown[] {
  const done = { type: 'output_text', text: 'Hello', annotations: [] };
  const update = (change: unknown): unknown => ({ type: 'thread.item.updated', item_id: id, update: change });
  return [
    { type: 'stream_options', stream_options: { allow_cancel: true } },
    { type: 'thread.item.added', item: { id, thread_id: threadId, created_at: time, type: 'assistant_message', content: [] } },
    update({ type: 'assistant_message.content_part.added', content_index: 0, content: { type: 'output_text', text: '', annotations: [] } }),
    update({ type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'Hel' }),
    update({ type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'lo' }),
    update({ type: 'assistant_message.content_part.done', content_index: 0, content: done }),
    { type: 'thread.item.done', item: { id, thread_id: threadId, created_at: time, type: 'assistant_message', content: [done] } },
  ];
}

describe('threads.create', () => {
  it('follows transcript A1: created, user message, options, the answer, the title at the end', async () => {
    const events = await kit.user.events('threads.create', createParams('Hi'));
    const threadId = createdThread(events);
    const thread = { id: threadId, created_at: time, status: { type: 'active' }, metadata: {}, items: emptyPage };
    expect(events).toEqual([
      { type: 'thread.created', thread },
      { type: 'thread.item.done', item: userMessage(threadId, 'Hi') },
      ...helloEvents(threadId),
      { type: 'thread.updated', thread: { ...thread, title: 'Greeting' } },
    ]);
    const itemIds = events.flatMap((event) => (event.type === 'thread.item.updated' ? [event.item_id] : []));
    expect(new Set(itemIds).size).toBe(1);
  });

  it('frames events as data lines with nothing else, and forbids buffering and caching', async () => {
    const response = await kit.user.post('threads.create', createParams('Grüße\n\ndata: 漢字 \u2028'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    const body = await response.text();
    expect(body.split('\n').every((line) => line === '' || line.startsWith('data: {'))).toBe(true);
    expect(body).toContain('漢字');
    expect(body).not.toContain('null');
    expect(parseEvents(body)[1]).toMatchObject({ item: { content: [{ text: 'Grüße\n\ndata: 漢字 \u2028' }] } });
  });

  it('ends with an error event when the model fails, after naming the thread (A2)', async () => {
    kit.model.reply = { kind: 'status', status: 500 };
    const events = await kit.user.events('threads.create', createParams('Please **fail** now'));
    expect(typesOf(events)).toEqual(['thread.created', 'thread.item.done', 'stream_options', 'error', 'thread.updated']);
    expect(events[3]).toEqual({ type: 'error', code: 'custom', message: expect.stringMatching(/problem of its own/), allow_retry: true });
    expect(events[4]).toMatchObject({ thread: { title: 'Please fail now' } });
  });

  it('names a thread after its first words when the model gives no title', async () => {
    kit.model.title = 503;
    const events = await kit.user.events('threads.create', createParams('Which rivers flow north?'));
    expect(events.at(-1)).toMatchObject({ type: 'thread.updated', thread: { title: 'Which rivers flow north?' } });
    expect(typesOf(events)).not.toContain('error');
  });

  it('keeps tags, quotes and choices, and drops explicit nulls', async () => {
    const data = { nested: null };
    const tag = { type: 'input_tag', id: 't1', text: 'Ann', data, group: null };
    const params = {
      input: { content: [tag], quoted_text: null, attachments: [], inference_options: { model: null, tool_choice: { id: 'search' } } },
    };
    const events = await kit.user.events('threads.create', params);
    expect(events[1]).toEqual({
      type: 'thread.item.done',
      item: {
        id,
        thread_id: createdThread(events),
        created_at: time,
        type: 'user_message',
        content: [{ type: 'input_tag', id: 't1', text: 'Ann', data, interactive: false }],
        attachments: [],
        inference_options: { tool_choice: { id: 'search' } },
      },
    });
  });
});

describe('threads.add_user_message', () => {
  it('streams the user message, the options and the answer, and leaves a named thread alone', async () => {
    const threadId = await kit.newThread();
    const events = await kit.user.events('threads.add_user_message', { thread_id: threadId, input: input('Again') });
    expect(events).toEqual([{ type: 'thread.item.done', item: userMessage(threadId, 'Again') }, ...helloEvents(threadId)]);
    const { messages } = kit.model.requests.at(-1)!.body;
    expect(messages.slice(1)).toEqual([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: 'Again' },
    ]);
  });

  it('keeps the title that a person gave while the answer was running', async () => {
    kit.model.reply = { kind: 'hold', words: ['Hello'] };
    const running = await openStream(kit.user, 'threads.create', createParams('Hi'));
    await running.until(isDelta('Hello'));
    await kit.user.json('threads.update', { thread_id: running.threadId, title: 'Mine' });
    const hungUp = kit.model.hungUp();
    running.hangUp();
    await hungUp;
    expect(await kit.user.json('threads.get_by_id', { thread_id: running.threadId })).toMatchObject({ title: 'Mine' });
  });
});

describe('threads.retry_after_item', () => {
  it('replaces what came after the message, starting with stream_options and no removals', async () => {
    const threadId = await kit.newThread('First');
    await kit.user.events('threads.add_user_message', { thread_id: threadId, input: input('Second') });
    const before = await kit.user.json<{ items: { data: ThreadItem[] } }>('threads.get_by_id', { thread_id: threadId });
    expect(before.items.data).toHaveLength(4);

    const events = await kit.user.events('threads.retry_after_item', { thread_id: threadId, item_id: before.items.data[0]!.id });
    expect(events).toEqual(helloEvents(threadId));
    const after = await kit.user.json<{ items: { data: ThreadItem[] } }>('threads.get_by_id', { thread_id: threadId });
    expect(after.items.data.map((item) => item.type)).toEqual(['user_message', 'assistant_message']);
    expect(after.items.data[0]).toEqual(before.items.data[0]);
    expect(after.items.data[1]!.id).not.toBe(before.items.data[1]!.id);
  });

  it('answers an unknown message with an empty stream and changes nothing', async () => {
    const threadId = await kit.newThread('First');
    const response = await kit.user.post('threads.retry_after_item', { thread_id: threadId, item_id: 'msg_unknown' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect((await kit.user.json<{ data: unknown[] }>('items.list', { thread_id: threadId })).data).toHaveLength(2);
  });

  it('refuses to retry after anything but a user message', async () => {
    const threadId = await kit.newThread('First');
    const { data } = await kit.user.json<{ data: ThreadItem[] }>('items.list', { thread_id: threadId });
    const events = await kit.user.events('threads.retry_after_item', { thread_id: threadId, item_id: data[0]!.id });
    expect(events).toEqual([{ type: 'error', code: 'custom', message: expect.any(String), allow_retry: false }]);
    expect((await kit.user.json<{ data: unknown[] }>('items.list', { thread_id: threadId })).data).toHaveLength(2);
  });
});
