import { describe, expect, it } from 'vitest';
import type { Page, Thread, ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { useChatKit } from '../../support/chatkit-fixture.ts';
import { signUp, createdThread, input, parseEvents } from '../../support/embedded-server.ts';
import { typesOf } from '../../support/chatkit-stream.ts';

const kit = useChatKit();

let ids = 0;
const newId = (): string => `client-${++ids}`;
const send = async (client_message_id: string, text: string, threadId?: string): Promise<ThreadStreamEvent[]> => {
  const request = threadId === undefined ? { type: 'threads.create', params: { input: input(text) } } : { type: 'threads.add_user_message', params: { thread_id: threadId, input: input(text) } };
  return parseEvents(await (await kit.user.send({ ...request, metadata: { client_message_id } })).text());
};
const threadCount = async (): Promise<number> => (await kit.user.json<Page<Thread>>('threads.list', { limit: 9999 })).data.length;
const messages = async (threadId: string): Promise<string[]> =>
  (await kit.items(threadId)).flatMap((item) => (item.type === 'user_message' ? item.content.map(({ text }) => text) : []));

describe('a message that the client gives an id', () => {
  it('makes one thread however often it is sent, and each time its answer is the same', async () => {
    const id = newId();
    const first = await send(id, 'Hello');
    const before = await threadCount();
    const second = await send(id, 'Hello');
    expect(await threadCount()).toBe(before);
    expect(createdThread(second)).toBe(createdThread(first));
    expect(typesOf(second)).toEqual(['thread.created', 'thread.item.done', 'thread.item.done']);
    const done = (events: ThreadStreamEvent[]) => events.flatMap((event) => (event.type === 'thread.item.done' ? [event.item] : []));
    expect(done(second)).toEqual(done(first));
  });

  it('is said once in a thread, and does not end what runs there by then', async () => {
    const threadId = await kit.newThread();
    const id = newId();
    await send(id, 'Once', threadId);
    await send(newId(), 'Twice', threadId);
    const again = await send(id, 'Once', threadId);
    expect(await messages(threadId)).toEqual(['Hi', 'Once', 'Twice']);
    expect(typesOf(again)).toEqual(['thread.item.done', 'thread.item.done']);
  });

  it('is known after a restart', async () => {
    const id = newId();
    const threadId = createdThread(await send(id, 'Hello'));
    await kit.restart();
    expect(createdThread(await send(id, 'Hello'))).toBe(threadId);
  });

  it('gets the answer that runs when it is sent once more meanwhile', async () => {
    kit.model.reply = { kind: 'hold', words: ['Half'] };
    const id = newId();
    const before = await threadCount();
    const body = { type: 'threads.create', params: { input: input('Hello') }, metadata: { client_message_id: id } };
    const [first, second] = await Promise.all([kit.user.send(body), kit.user.send(body)]);
    for (const { body: stream } of [first, second]) {
      const reader = stream!.getReader();
      let text = '';
      while (!text.includes('Half')) text += new TextDecoder().decode((await reader.read()).value);
      await reader.cancel();
    }
    expect(await threadCount()).toBe(before + 1);
  });

  it('is answered where it never was', async () => {
    kit.model.reply = { kind: 'hold', words: [] };
    const id = newId();
    const hangUp = new AbortController();
    const body = { type: 'threads.create', params: { input: input('Hello') }, metadata: { client_message_id: id } };
    const response = await kit.user.send(body, { signal: hangUp.signal });
    const { value } = await response.body!.getReader().read();
    const threadId = /"thr_[0-9a-f]+"/.exec(new TextDecoder().decode(value))![0].slice(1, -1);
    hangUp.abort();
    await kit.restart();
    kit.model.reply = { kind: 'words', words: ['Late', ' answer'] };
    const again = await send(id, 'Hello');
    expect(createdThread(again)).toBe(threadId);
    expect(await messages(threadId)).toEqual(['Hello']);
    expect((await kit.items(threadId)).at(-1)).toMatchObject({ type: 'assistant_message', content: [{ text: 'Late answer' }] });
  });

  it('does not come back after it was deleted', async () => {
    const id = newId();
    const threadId = createdThread(await send(id, 'Hello'));
    await kit.user.json('threads.delete', { thread_id: threadId });
    const before = await threadCount();
    expect(await send(id, 'Hello')).toEqual([{ type: 'error', code: 'custom', message: expect.stringContaining('deleted'), allow_retry: false }]);
    expect(await threadCount()).toBe(before);
  });

  it('is another one for another person', async () => {
    const id = newId();
    const mine = createdThread(await send(id, 'Hello'));
    const bea = await signUp(kit.url, 'Bea');
    const theirs = await bea.send({ type: 'threads.create', params: { input: input('Hello') }, metadata: { client_message_id: id } });
    expect(createdThread(parseEvents(await theirs.text()))).not.toBe(mine);
  });

  it('with an id of another form is refused with 400', async () => {
    const response = await kit.user.send({ type: 'threads.create', params: { input: input('Hello') }, metadata: { client_message_id: 7 } });
    expect(response.status).toBe(400);
  });
});
