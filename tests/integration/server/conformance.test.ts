import { describe, expect, it } from 'vitest';
import type { ReplyTrigger, TurnContext } from '../../../src/server/responder.ts';
import type { Page, Thread, ThreadItem, ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { bytesOf, inputWith, upload } from '../../support/attachments.ts';
import { events, forever, useChatKit } from '../../support/chatkit-fixture.ts';
import { isDelta, isType, openStream, typesOf } from '../../support/chatkit-stream.ts';
import { createParams, input } from '../../support/embedded-server.ts';

const allowedOrigin = 'https://app.example';
const kit = useChatKit({ answers: 'scripted', options: { allowedOrigins: [allowedOrigin] } });

type Turn = TurnContext<ReplyTrigger>;
const say = ({ itemBase }: Turn, text: string): ThreadItem => ({
  ...itemBase('assistant_message'),
  type: 'assistant_message',
  content: [{ type: 'output_text', text, annotations: [] }],
});
const done = (item: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.done', item });
const page = (params: unknown): Promise<Page<ThreadItem>> => kit.user.json('items.list', params);
/** The server's half of the protocol's checklist, point by point. */
describe('the embedded server, by Appendix B', () => {
  it('framing bytes exact: data, one JSON on one line, an empty line, and the end of the body as the only terminator', async () => {
    kit.script.respond = (turn) => events([done(say(turn, 'Grüße\r\n\ndata: [DONE] \u2028 漢字'))]);
    const response = await kit.user.post('threads.create', createParams('Hi'));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const body = await response.text();
    expect(body.split('\n\n').slice(0, -1)).toHaveLength(4);
    for (const frame of body.split('\n\n').slice(0, -1)) expect(frame).toMatch(/^data: \{[^\r\n]*\}$/);
    expect(body.endsWith('}\n\n')).toBe(true);
    expect(body).toContain('Grüße\\r\\n\\ndata: [DONE] \u2028 漢字');
  });

  it('null omission: no null in any model field or widget, but kept in free-form values', async () => {
    kit.script.respond = ({ itemBase }) =>
      events([
        done({
          ...itemBase('widget'),
          type: 'widget',
          widget: { type: 'Button', label: null, onClickAction: { type: 'a', payload: { x: null } } },
        }),
        { type: 'client_effect', name: 'go', data: { to: null } },
        { type: 'progress_update', text: 'Working', icon: null } as never,
        done({
          ...itemBase('client_tool_call'),
          type: 'client_tool_call',
          status: 'pending',
          call_id: 'c',
          name: 'n',
          arguments: { a: null },
        }),
      ]);
    const sent = await kit.user.events('threads.create', { input: { ...input('Hi'), quoted_text: null } });
    expect(sent[1]).not.toHaveProperty('item.quoted_text');
    expect(sent[3]).toMatchObject({ item: { widget: { type: 'Button', onClickAction: { type: 'a', payload: {} } } } });
    expect(sent[4]).toEqual({ type: 'client_effect', name: 'go', data: { to: null } });
    expect(sent[5]).toEqual({ type: 'progress_update', text: 'Working' });
    expect(sent[6]).toMatchObject({ item: { arguments: { a: null } } });
    expect(JSON.stringify(sent.slice(0, 4))).not.toContain('null');
  });

  it('metadata stripped from threads and attachments, in events and in answers', async () => {
    kit.script.respond = async function* ({ thread }) {
      thread.metadata = { secret: 1 };
      yield { type: 'progress_update', text: 'Working' };
    };
    const { id } = await upload(kit.user, { name: 'a.txt', type: 'text/plain', bytes: bytesOf('abc') });
    const sent = await kit.user.events('threads.create', { input: inputWith('Hi', id) });
    expect(sent.at(-1)).toMatchObject({ type: 'thread.updated', thread: { metadata: {} } });
    const threads = await kit.user.json<Page<Thread>>('threads.list', {});
    const thread = await kit.user.json<Thread>('threads.get_by_id', { thread_id: threads.data[0]!.id });
    expect(JSON.stringify([sent, threads, thread])).not.toContain('secret');
    expect(thread.items.data[0]).toMatchObject({ attachments: [{ id, name: 'a.txt' }] });
    expect(thread.items.data[0]).not.toHaveProperty('attachments.0.metadata');
  });

  it('hidden items filtered in get, list and events, after paging', async () => {
    kit.script.respond = (turn) => {
      const hidden = { ...turn.itemBase('hidden_context_item'), type: 'hidden_context_item', content: { secret: 1 } } as const;
      const also = { ...turn.itemBase('sdk_hidden_context'), type: 'sdk_hidden_context', content: 'secret' } as const;
      return events([done(hidden), { type: 'thread.item.replaced', item: also }, done(say(turn, 'Visible'))]);
    };
    const sent = await kit.user.events('threads.create', createParams('Hi'));
    const threadId = (sent[0] as { thread: Thread }).thread.id;
    const thread = await kit.user.json<Thread>('threads.get_by_id', { thread_id: threadId });
    const short = await page({ thread_id: threadId, order: 'asc', limit: 3 });
    expect(JSON.stringify([sent, thread, short])).not.toContain('secret');
    expect(short.data.map(({ type }) => type)).toEqual(['user_message']);
    expect(short.has_more).toBe(true);
    expect((await page({ thread_id: threadId, order: 'asc', after: short.after })).data.map(({ type }) => type)).toEqual([
      'assistant_message',
    ]);
    expect(kit.stored(threadId)).toHaveLength(4);
  });

  it('event order of §3.3: created, the message as done, stream_options once, then the handler', async () => {
    kit.script.respond = (turn) => events([done(say(turn, 'A'))]);
    const created = await kit.user.events('threads.create', createParams('Hi'));
    expect(typesOf(created)).toEqual(['thread.created', 'thread.item.done', 'stream_options', 'thread.item.done']);
    const threadId = (created[0] as { thread: Thread }).thread.id;
    const added = await kit.user.events('threads.add_user_message', { thread_id: threadId, input: input('Again') });
    expect(typesOf(added)).toEqual(['thread.item.done', 'stream_options', 'thread.item.done']);
    const userMessage = (added[0] as { item: ThreadItem }).item.id;
    const retried = await kit.user.events('threads.retry_after_item', { thread_id: threadId, item_id: userMessage });
    expect(typesOf(retried)).toEqual(['stream_options', 'thread.item.done']);
  });

  it('store-before-send: what a client has seen can be read at once', async () => {
    kit.script.respond = async function* (turn) {
      yield done(say(turn, 'Stored'));
      await forever;
    };
    const running = await openStream(kit.user, 'threads.create', createParams('Hi'));
    expect((await kit.items(running.threadId)).map(({ type }) => type)[0]).toBe('user_message');
    await running.until((event) => event.type === 'thread.item.done' && event.item.type === 'assistant_message');
    expect((await kit.items(running.threadId)).map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
    running.hangUp();
  });

  it('in-band errors: a failing handler, and what cannot be done, end in an error event and a clean end', async () => {
    kit.script.respond = () => {
      throw new TypeError('internal detail');
    };
    const failed = await kit.user.events('threads.create', createParams('Hi'));
    expect(failed.at(-1)).toEqual({ type: 'error', code: 'stream.error', allow_retry: true });
    const gone = await kit.user.events('threads.add_user_message', { thread_id: 'thr_none', input: input('Hi') });
    expect(gone).toEqual([{ type: 'error', code: 'custom', message: expect.stringMatching(/\.$/), allow_retry: false }]);
  });

  it('cancellation cleanup survives the abort: partial text and the note are stored', async () => {
    kit.script.respond = async function* (turn) {
      const item = { ...turn.itemBase('assistant_message'), type: 'assistant_message' as const, content: [] };
      yield { type: 'thread.item.added', item };
      const update = { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'Half' } as const;
      yield { type: 'thread.item.updated', item_id: item.id, update };
      await new Promise((resolve) => turn.signal.addEventListener('abort', resolve));
      aborted();
    };
    let aborted = (): void => undefined;
    const noticed = new Promise<void>((resolve) => (aborted = resolve));
    const running = await openStream(kit.user, 'threads.create', createParams('Hi'));
    await running.until(isDelta('Half'));
    running.hangUp();
    await noticed;
    expect(kit.stored(running.threadId)).toMatchObject([
      { type: 'user_message' },
      { type: 'assistant_message', content: [{ text: 'Half' }] },
      { type: 'sdk_hidden_context' },
    ]);
  });

  it('default page 20, limit 0 or null is 20, huge limits are accepted', async () => {
    const threadId = await kit.newThread();
    for (let n = 0; n < 25; n++) await kit.user.events('threads.add_user_message', { thread_id: threadId, input: input(`m${n}`) });
    for (const limit of [undefined, 0, null]) expect((await page({ thread_id: threadId, limit })).data).toHaveLength(20);
    for (const limit of [9999, 2 ** 31]) expect((await page({ thread_id: threadId, limit })).data).toHaveLength(26);
  });

  it('oldest-first first page: get_by_id gives the oldest twenty, ascending, and where to go on', async () => {
    const threadId = await kit.newThread('m0');
    for (let n = 1; n < 25; n++) await kit.user.events('threads.add_user_message', { thread_id: threadId, input: input(`m${n}`) });
    const { items } = await kit.user.json<Thread>('threads.get_by_id', { thread_id: threadId });
    const texts = items.data.map((item) =>
      item.type === 'user_message' && item.content[0]?.type === 'input_text' ? item.content[0].text : '',
    );
    expect(texts).toEqual(Array.from({ length: 20 }, (_, n) => `m${n}`));
    expect([items.has_more, items.after]).toEqual([true, items.data[19]!.id]);
  });

  it('retry deletes silently: later items go without removal events, and the message is not sent again', async () => {
    kit.script.respond = (turn) => events([done(say(turn, 'A'))]);
    const threadId = await kit.newThread('First');
    await kit.user.events('threads.add_user_message', { thread_id: threadId, input: input('Second') });
    const [first] = await kit.items(threadId);
    const retried = await kit.user.events('threads.retry_after_item', { thread_id: threadId, item_id: first!.id });
    expect(typesOf(retried)).toEqual(['stream_options', 'thread.item.done']);
    expect((await kit.items(threadId)).map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
  });

  it('pending tool call rule: the output goes to the newest item, which must be a pending call', async () => {
    kit.script.respond = ({ itemBase, trigger }) =>
      trigger.type === 'message'
        ? events([
            done({ ...itemBase('client_tool_call'), type: 'client_tool_call', status: 'pending', call_id: 'c', name: 'n', arguments: {} }),
          ])
        : events([]);
    const threadId = await kit.newThread();
    const output = { thread_id: threadId, result: { ok: 1 } };
    expect(typesOf(await kit.user.events('threads.add_client_tool_output', output))).toEqual(['stream_options']);
    expect(kit.stored(threadId).at(-1)).toMatchObject({ status: 'completed', output: { ok: 1 } });
    expect(await kit.user.events('threads.add_client_tool_output', output)).toMatchObject([{ type: 'error', allow_retry: false }]);
  });

  it('attachment upsert with thread id: a message stamps what it uses', async () => {
    const { id } = await upload(kit.user, { name: 'a.txt', type: 'text/plain', bytes: bytesOf('abc') });
    const sent = await kit.user.events('threads.create', { input: inputWith('Hi', id) });
    const threadId = (sent[0] as { thread: Thread }).thread.id;
    const stamped = { id, name: 'a.txt', mime_type: 'text/plain', thread_id: threadId, type: 'file' };
    expect((sent[1] as { item: ThreadItem }).item).toMatchObject({ attachments: [stamped] });
    expect((await kit.items(threadId))[0]).toMatchObject({ attachments: [stamped] });
  });

  it('thread.updated after mutation: right after the event during which it happened, or at the end', async () => {
    kit.script.respond = async function* (turn) {
      turn.thread.title = 'Named';
      yield done(say(turn, 'A'));
      yield done(say(turn, 'B'));
      turn.thread.status = { type: 'locked', reason: 'Waiting' };
      turn.thread.allowed_image_domains = ['images.example'];
    };
    const sent = await kit.user.events('threads.create', createParams('Hi'));
    expect(typesOf(sent).slice(3)).toEqual(['thread.item.done', 'thread.updated', 'thread.item.done', 'thread.updated']);
    expect(sent[4]).not.toHaveProperty('thread.allowed_image_domains');
    const { thread } = sent.at(-1) as { thread: Thread };
    const changed = { title: 'Named', status: { type: 'locked', reason: 'Waiting' }, allowed_image_domains: ['images.example'] };
    expect(thread).toMatchObject({ ...changed, items: { data: [], has_more: false } });
    expect(await kit.user.json('threads.get_by_id', { thread_id: thread.id })).toMatchObject(changed);
  });

  it('idempotence against duplicate creates: the same request of one frame makes one thread', async () => {
    let finish = (): void => undefined;
    kit.script.respond = async function* (turn) {
      yield { type: 'progress_update', text: 'Working' };
      await new Promise<void>((resolve) => (finish = resolve));
      yield done(say(turn, 'A'));
    };
    const headers = { 'chatkit-frame-instance-id': 'frame-1' };
    const before = (await kit.user.json<Page<Thread>>('threads.list', { limit: 999 })).data.length;
    const first = await openStream(kit.user, 'threads.create', createParams('Only once'), headers);
    await first.until(isType('progress_update'));
    const second = await openStream(kit.user, 'threads.create', createParams('Only once'), headers);
    expect(second.threadId).toBe(first.threadId);
    await second.until(isType('progress_update'));
    finish();
    expect(await second.rest()).toEqual(await first.rest());
    expect((await kit.user.json<Page<Thread>>('threads.list', { limit: 999 })).data).toHaveLength(before + 1);
  });

  it('preflight: 204 with the origin and the asked-for headers reflected, credentials allowed', async () => {
    const asked = 'content-type,accept,accept-language,authorization,chatkit-frame-instance-id,chatkit-device-id';
    const headers = { origin: allowedOrigin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked };
    const response = await fetch(`${kit.url}/chatkit`, { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': allowedOrigin,
      'access-control-allow-headers': asked,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': expect.stringMatching(/POST.*OPTIONS/),
    });
  });
});
