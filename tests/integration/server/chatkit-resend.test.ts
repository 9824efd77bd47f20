import { describe, expect, it } from 'vitest';
import type { Page, Thread, ThreadItem, ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { useChatKit } from '../../support/chatkit-fixture.ts';
import { isDelta, isType, openStream, typesOf, type OpenStream } from '../../support/chatkit-stream.ts';
import { createdThread, createParams, input, parseEvents } from '../../support/embedded-server.ts';

let now = Date.now();
const kit = useChatKit({ deps: { now: () => now } });

const frame = { 'chatkit-frame-instance-id': 'frame-1' };
const other = { 'chatkit-frame-instance-id': 'frame-2' };

/** Breaks the connection and waits until the server has written that down. */
async function cut(running: OpenStream): Promise<void> {
  running.hangUp();
  await expect.poll(() => kit.stored(running.threadId).at(-1)?.type).toBe('sdk_hidden_context');
}
const texts = (items: readonly ThreadItem[]): string[] =>
  items.map((item) => ('content' in item && Array.isArray(item.content) ? (item.content as { text: string }[])[0]!.text : item.type));
const threadCount = async (): Promise<number> => (await kit.user.json<Page<Thread>>('threads.list', { limit: 9999 })).data.length;

describe('an edited message', () => {
  const edit = (threadId: string, replaced: string, text = 'Edited'): Promise<Response> =>
    kit.user.send({
      type: 'threads.add_user_message',
      params: { thread_id: threadId, input: input(text) },
      metadata: { replaces_item_id: replaced },
    });

  it('takes the place of the last one and of what followed it, announced before anything else', async () => {
    const threadId = await kit.newThread('First');
    await kit.user.events('threads.add_user_message', { thread_id: threadId, input: input('Second') });
    const before = await kit.items(threadId);
    const sent = parseEvents(await (await edit(threadId, before[2]!.id)).text());
    expect(sent.slice(0, 2)).toEqual([2, 3].map((at) => ({ type: 'thread.item.removed', item_id: before[at]!.id })));
    expect(typesOf(sent).slice(2, 5)).toEqual(['thread.item.done', 'stream_options', 'thread.item.added']);
    const after = await kit.items(threadId);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(texts(after)).toEqual(['First', 'Hello', 'Edited', 'Hello']);
    expect(kit.model.requests.at(-1)!.body.messages.map(({ content }) => content)).not.toContain('Second');
  });

  it('ends the answer that still runs, whose remains are not announced', async () => {
    kit.model.reply = { kind: 'hold', words: ['Half'] };
    const running = await openStream(kit.user, 'threads.create', createParams('First'));
    await running.until(isDelta('Half'));
    const [message] = await kit.items(running.threadId);
    kit.model.reply = { kind: 'words', words: ['Whole'] };
    const sent = parseEvents(await (await edit(running.threadId, message!.id)).text());
    expect(typesOf(sent).filter((type) => type === 'thread.item.removed')).toHaveLength(2);
    expect(kit.stored(running.threadId).map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
  });

  it.each([
    ['an earlier message', 0],
    ['an answer', 3],
    ['nothing known', -1],
  ])('is refused with 400 and a sentence where %s is named, and changes nothing', async (_, at) => {
    const threadId = await kit.newThread('First');
    await kit.user.events('threads.add_user_message', { thread_id: threadId, input: input('Second') });
    const before = await kit.items(threadId);
    const response = await edit(threadId, before[at]?.id ?? 'msg_none');
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: { code: 'message.not_the_last', message: expect.stringMatching(/Only the last message/) } },
    ]);
    expect(await kit.items(threadId)).toEqual(before);
  });
});

describe('a message that is sent twice', () => {
  it('from one frame while its answer runs is one message, whose answer both connections get whole', async () => {
    const threadId = await kit.newThread();
    kit.model.reply = { kind: 'hold', words: ['Half'] };
    const again = { thread_id: threadId, input: input('Go on') };
    const first = await openStream(kit.user, 'threads.add_user_message', again, frame);
    await first.until(isDelta('Half'));
    const second = await openStream(kit.user, 'threads.add_user_message', again, frame);
    first.hangUp();
    await second.until(isDelta('Half'));
    expect(texts(await kit.items(threadId)).filter((text) => text === 'Go on')).toHaveLength(1);
    await cut(second);
  });

  it('in a new thread after its connection was cut is answered again in that thread', async () => {
    kit.model.reply = { kind: 'hold', words: ['Half'] };
    const first = await openStream(kit.user, 'threads.create', createParams('Create me once'), frame);
    await first.until(isDelta('Half'));
    await cut(first);
    const before = await threadCount();
    kit.model.reply = { kind: 'words', words: ['Whole'] };
    const sent = parseEvents(await (await kit.user.post('threads.create', createParams('Create me once'), { headers: frame })).text());
    expect(createdThread(sent)).toBe(first.threadId);
    expect(typesOf(sent).slice(0, 4)).toEqual(['thread.created', 'thread.item.done', 'stream_options', 'thread.item.added']);
    expect(await threadCount()).toBe(before);
    expect(kit.stored(first.threadId).map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
  });

  it.each([
    { when: 'from another frame', headers: other, later: 0 },
    { when: 'without a frame', headers: {}, later: 0 },
    { when: 'with a key of its own', headers: { ...frame, 'idempotency-key': 'another' }, later: 0 },
    { when: 'after the ten seconds', headers: frame, later: 10_001 },
  ])('$when is another message', async ({ when, headers, later }) => {
    kit.model.reply = { kind: 'hold', words: [] };
    const params = createParams(`Sent twice ${when}`);
    const first = await openStream(kit.user, 'threads.create', params, frame);
    await first.until(isType('stream_options'));
    if (later === 0) {
      const second = await openStream(kit.user, 'threads.create', params, headers);
      expect(second.threadId).not.toBe(first.threadId);
      await cut(second);
    }
    await cut(first);
    if (later === 0) return;
    now += later;
    const second = await openStream(kit.user, 'threads.create', params, headers);
    expect(second.threadId).not.toBe(first.threadId);
    await cut(second);
  });

  it('deliberately, after the answer was whole or was stopped half-way, is never swallowed', async () => {
    const threadId = await kit.newThread('Hi');
    const ok = { thread_id: threadId, input: input('ok') };
    const send = async (): Promise<ThreadStreamEvent[]> =>
      parseEvents(await (await kit.user.post('threads.add_user_message', ok, { headers: frame })).text());
    await send();
    await send();
    kit.model.reply = { kind: 'hold', words: ['Half'] };
    const stopped = await openStream(kit.user, 'threads.add_user_message', ok, frame);
    await stopped.until(isDelta('Half'));
    await cut(stopped);
    kit.model.reply = { kind: 'words', words: ['Whole'] };
    await send();
    expect(texts(await kit.items(threadId)).filter((text) => text === 'ok')).toHaveLength(4);
  });

  it('in a thread, cut before anything of the answer came, is answered without a second message', async () => {
    const threadId = await kit.newThread('Hi');
    kit.model.reply = { kind: 'hold', words: [] };
    const params = { thread_id: threadId, input: input('Anything there?') };
    const first = await openStream(kit.user, 'threads.add_user_message', params, frame);
    await first.until(isType('stream_options'));
    await cut(first);
    kit.model.reply = { kind: 'words', words: ['Yes'] };
    await (await kit.user.post('threads.add_user_message', params, { headers: frame })).text();
    expect(texts(await kit.items(threadId))).toEqual(['Hi', 'Hello', 'Anything there?', 'Yes']);
  });
});
