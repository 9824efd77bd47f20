import { describe, expect, it } from 'vitest';
import type { Page, Thread, ThreadItem } from '../../../src/shared/chatkit/types.ts';
import { useChatKit } from '../../support/chatkit-fixture.ts';
import { isDelta, isType, openStream, type OpenStream } from '../../support/chatkit-stream.ts';
import { createParams, input } from '../../support/embedded-server.ts';

const kit = useChatKit();

const ask = (text: string): Promise<OpenStream> => openStream(kit.user, 'threads.create', createParams(text));

/** Breaks the connection and waits until the model's work has ended. */
async function hangUp(running: OpenStream): Promise<void> {
  const upstreamClosed = kit.model.hungUp();
  running.hangUp();
  await upstreamClosed;
}

describe('a reader who goes away', () => {
  it('ends the model’s work and leaves the words that were said, with a note only the model sees', async () => {
    kit.model.reply = { kind: 'hold', words: ['Half', ' an', ' answer'] };
    const running = await ask('Tell me everything');
    await running.until(isDelta(' answer'));
    await hangUp(running);

    expect(kit.stored(running.threadId)).toMatchObject([
      { type: 'user_message' },
      { type: 'assistant_message', content: [{ type: 'output_text', text: 'Half an answer', annotations: [] }] },
      { type: 'sdk_hidden_context', content: expect.stringMatching(/stopped/) },
    ]);
    expect((await kit.items(running.threadId)).map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
    expect(await kit.user.json<Thread>('threads.get_by_id', { thread_id: running.threadId })).toMatchObject({ title: 'Tell me everything' });
  });

  it('leaves no empty message when nothing was said yet', async () => {
    kit.model.reply = { kind: 'hold', words: [] };
    const running = await ask('Too slow');
    await running.until(isType('stream_options'));
    await hangUp(running);
    expect(kit.stored(running.threadId).map(({ type }) => type)).toEqual(['user_message', 'sdk_hidden_context']);
  });

  it('can go on at once, and the model is told what happened', async () => {
    kit.model.reply = { kind: 'hold', words: ['Half'] };
    const running = await ask('First');
    await running.until(isDelta('Half'));
    await hangUp(running);
    kit.model.reply = { kind: 'words', words: ['Whole'] };
    await kit.user.events('threads.add_user_message', { thread_id: running.threadId, input: input('Second') });
    expect(kit.model.requests.at(-1)!.body.messages.slice(1)).toEqual([
      { role: 'user', content: 'First' },
      { role: 'assistant', content: 'Half' },
      { role: 'user', content: expect.stringMatching(/^\[The user stopped .*\]\n\nSecond$/s) },
    ]);
  });

  it('finds a page that is shorter than asked for where a note is hidden, with a cursor that still works', async () => {
    kit.model.reply = { kind: 'hold', words: [] };
    const running = await ask('First');
    await hangUp(running);
    kit.model.reply = { kind: 'words', words: ['Whole'] };
    await kit.user.events('threads.add_user_message', { thread_id: running.threadId, input: input('Second') });
    const page = await kit.user.json<Page<ThreadItem>>('items.list', { thread_id: running.threadId, order: 'asc', limit: 2 });
    expect(page.data.map(({ type }) => type)).toEqual(['user_message']);
    expect(page.has_more).toBe(true);
    const rest = await kit.user.json<Page<ThreadItem>>('items.list', {
      thread_id: running.threadId,
      order: 'asc',
      limit: 2,
      after: page.after,
    });
    expect(rest.data.map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
  });
});

describe('an answer that is overtaken', () => {
  it('is cut off and kept when something new is sent in its thread', async () => {
    kit.model.reply = { kind: 'hold', words: ['Half'] };
    const running = await ask('First');
    await running.until(isDelta('Half'));
    kit.model.reply = { kind: 'words', words: ['Whole'] };
    await kit.user.events('threads.add_user_message', { thread_id: running.threadId, input: input('Second') });
    expect(await running.rest()).toEqual([
      { type: 'error', code: 'custom', message: expect.stringMatching(/something new/), allow_retry: false },
    ]);
    const texts = (await kit.items(running.threadId)).map((item) => ('content' in item ? (item.content as { text: string }[])[0]!.text : ''));
    expect(texts).toEqual(['First', 'Half', 'Second', 'Whole']);
  });

  it('ends when its thread is deleted', async () => {
    kit.model.reply = { kind: 'hold', words: ['Half'] };
    const running = await ask('First');
    await running.until(isDelta('Half'));
    await kit.user.json('threads.delete', { thread_id: running.threadId });
    expect(await running.rest()).toEqual([
      { type: 'error', code: 'custom', message: expect.stringMatching(/deleted/), allow_retry: false },
    ]);
  });
});

describe('a server that stops', () => {
  it('tells the reader, ends the stream cleanly and keeps what was said', async () => {
    kit.model.reply = { kind: 'hold', words: ['Half'] };
    const running = await ask('First');
    await running.until(isDelta('Half'));
    const stopping = kit.server.stop();
    expect(await running.rest()).toEqual([
      { type: 'error', code: 'custom', message: expect.stringMatching(/server is stopping/), allow_retry: true },
    ]);
    await stopping;
    expect(kit.stored(running.threadId)).toMatchObject([
      { type: 'user_message' },
      { type: 'assistant_message' },
      { type: 'sdk_hidden_context' },
    ]);
    await kit.restart();
  });
});
