import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createChatStore } from '../../../src/server/store/chat-store.ts';
import { closeDatabase, openDatabase } from '../../../src/server/open-database.ts';
import type { RunningServer } from '../../../src/server/start-server.ts';
import type { Page, Thread, ThreadItem, ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import {
  createParams,
  input,
  parseEvents,
  signUp,
  startEmbeddedServer,
  temporaryFolder,
  type ChatUser,
} from '../../support/embedded-server.ts';
import { startOpenAiDouble, type OpenAiDouble } from '../../support/openai-double.ts';

const folder = temporaryFolder();
let model: OpenAiDouble;
let server: RunningServer;
let user: ChatUser;

const environment = (): Record<string, string> => ({ OPENAI_BASE_URL: model.baseUrl, LATCHKEY_MODEL: 'double-1' });

beforeAll(async () => {
  model = await startOpenAiDouble();
  server = await startEmbeddedServer(folder.path, { environment: environment() });
  user = await signUp(server.url);
});
afterAll(async () => {
  await server.stop();
  await model.close();
  folder.remove();
});
beforeEach(() => {
  model.reply = { kind: 'words', words: ['Hello'] };
});

/** An answer that is on its way. */
interface Running {
  threadId: string;
  /** Reads until an event passes. */
  until(test: (event: ThreadStreamEvent) => boolean): Promise<void>;
  rest(): Promise<ThreadStreamEvent[]>;
  hangUp(): Promise<void>;
}

async function open(type: string, params: unknown): Promise<Running> {
  const abort = new AbortController();
  const response = await user.post(type, params, { signal: abort.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let given = 0;
  const next = async (): Promise<ThreadStreamEvent | undefined> => {
    for (;;) {
      const events = parseEvents(text.slice(0, text.lastIndexOf('\n\n') + 2).replace(/^\n+$/, ''));
      if (given < events.length) return events[given++];
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  const first = (await next())!;
  const threadId = first.type === 'thread.created' ? first.thread.id : (first as { item: ThreadItem }).item.thread_id;
  return {
    threadId,
    async until(test) {
      for (let event = await next(); event !== undefined; event = await next()) if (test(event)) return;
      throw new Error('The stream ended first.');
    },
    async rest() {
      const events: ThreadStreamEvent[] = [];
      for (let event = await next(); event !== undefined; event = await next()) events.push(event);
      return events;
    },
    async hangUp() {
      const upstreamClosed = model.hungUp();
      abort.abort();
      await upstreamClosed;
    },
  };
}

const isDelta = (text: string) => (event: ThreadStreamEvent) =>
  event.type === 'thread.item.updated' && event.update.type === 'assistant_message.content_part.text_delta' && event.update.delta === text;

async function items(threadId: string): Promise<ThreadItem[]> {
  return (await user.json<Page<ThreadItem>>('items.list', { thread_id: threadId, order: 'asc' })).data;
}

/** What is in the database, hidden items included; reads the file beside the running server. */
function stored(threadId: string): ThreadItem[] {
  const db = openDatabase({ path: `${folder.path}/chat.db`, lockTimeoutMs: 500 });
  try {
    return createChatStore(db).recentItems(user.id, threadId, 100);
  } finally {
    closeDatabase(db);
  }
}

describe('a reader who goes away', () => {
  it('ends the model’s work and leaves the words that were said, with a note only the model sees', async () => {
    model.reply = { kind: 'hold', words: ['Half', ' an', ' answer'] };
    const running = await open('threads.create', createParams('Tell me everything'));
    await running.until(isDelta(' answer'));
    await running.hangUp();

    expect(stored(running.threadId)).toMatchObject([
      { type: 'user_message' },
      { type: 'assistant_message', content: [{ type: 'output_text', text: 'Half an answer', annotations: [] }] },
      { type: 'sdk_hidden_context', content: expect.stringMatching(/stopped/) },
    ]);
    expect((await items(running.threadId)).map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
    expect(await user.json<Thread>('threads.get_by_id', { thread_id: running.threadId })).toMatchObject({ title: 'Tell me everything' });
  });

  it('leaves no empty message when nothing was said yet', async () => {
    model.reply = { kind: 'hold', words: [] };
    const running = await open('threads.create', createParams('Too slow'));
    await running.until((event) => event.type === 'stream_options');
    await running.hangUp();
    expect(stored(running.threadId).map(({ type }) => type)).toEqual(['user_message', 'sdk_hidden_context']);
  });

  it('can go on at once, and the model is told what happened', async () => {
    model.reply = { kind: 'hold', words: ['Half'] };
    const running = await open('threads.create', createParams('First'));
    await running.until(isDelta('Half'));
    await running.hangUp();
    model.reply = { kind: 'words', words: ['Whole'] };
    await user.events('threads.add_user_message', { thread_id: running.threadId, input: input('Second') });
    expect(model.requests.at(-1)!.body.messages.slice(1)).toEqual([
      { role: 'user', content: 'First' },
      { role: 'assistant', content: 'Half' },
      { role: 'user', content: expect.stringMatching(/^\[The user stopped .*\]\n\nSecond$/s) },
    ]);
  });

  it('finds a page that is shorter than asked for where a note is hidden, with a cursor that still works', async () => {
    model.reply = { kind: 'hold', words: [] };
    const running = await open('threads.create', createParams('First'));
    await running.hangUp();
    model.reply = { kind: 'words', words: ['Whole'] };
    await user.events('threads.add_user_message', { thread_id: running.threadId, input: input('Second') });
    const page = await user.json<Page<ThreadItem>>('items.list', { thread_id: running.threadId, order: 'asc', limit: 2 });
    expect(page.data.map(({ type }) => type)).toEqual(['user_message']);
    expect(page.has_more).toBe(true);
    const rest = await user.json<Page<ThreadItem>>('items.list', {
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
    model.reply = { kind: 'hold', words: ['Half'] };
    const running = await open('threads.create', createParams('First'));
    await running.until(isDelta('Half'));
    model.reply = { kind: 'words', words: ['Whole'] };
    await user.events('threads.add_user_message', { thread_id: running.threadId, input: input('Second') });
    expect(await running.rest()).toEqual([
      { type: 'error', code: 'custom', message: expect.stringMatching(/something new/), allow_retry: false },
    ]);
    const texts = (await items(running.threadId)).map((item) => ('content' in item ? (item.content as { text: string }[])[0]!.text : ''));
    expect(texts).toEqual(['First', 'Half', 'Second', 'Whole']);
  });

  it('ends when its thread is deleted', async () => {
    model.reply = { kind: 'hold', words: ['Half'] };
    const running = await open('threads.create', createParams('First'));
    await running.until(isDelta('Half'));
    await user.json('threads.delete', { thread_id: running.threadId });
    expect(await running.rest()).toEqual([
      { type: 'error', code: 'custom', message: expect.stringMatching(/deleted/), allow_retry: false },
    ]);
  });
});

describe('a server that stops', () => {
  it('tells the reader, ends the stream cleanly and keeps what was said', async () => {
    model.reply = { kind: 'hold', words: ['Half'] };
    const running = await open('threads.create', createParams('First'));
    await running.until(isDelta('Half'));
    const stopping = server.stop();
    expect(await running.rest()).toEqual([
      { type: 'error', code: 'custom', message: expect.stringMatching(/server is stopping/), allow_retry: true },
    ]);
    await stopping;
    expect(stored(running.threadId)).toMatchObject([
      { type: 'user_message' },
      { type: 'assistant_message' },
      { type: 'sdk_hidden_context' },
    ]);
    server = await startEmbeddedServer(folder.path, { environment: environment() });
  });
});
