import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { itemsOf, userInput, type InteropUser } from './support/client.ts';
import { openInteropWorld, type InteropWorld } from './support/people.ts';

let world: InteropWorld;
let user: InteropUser;

beforeAll(async () => {
  world = await openInteropWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  user = await world.person();
});

async function newThread(text = 'echo hello'): Promise<{ id: string; itemIds: string[] }> {
  const { state } = await user.turn('threads.create', { input: userInput(text) });
  return { id: state.thread?.id ?? '', itemIds: itemsOf(state).map((item) => item.id) };
}

describe('threads and items of the official Python SDK', () => {
  test('threads are listed newest first, page by page with the cursor that came back', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) ids.unshift((await newThread()).id);
    const first = await user.client.json('threads.list', { limit: 3 });
    expect(first).toMatchObject({ has_more: true });
    const second = await user.client.json('threads.list', { limit: 3, ...(first.after === undefined ? {} : { after: first.after }) });
    expect([...first.data, ...second.data].map((thread) => thread.id)).toEqual(ids);
    expect(second.has_more).toBe(false);
  });

  test('a thread of more than twenty items has its oldest twenty first and a cursor to the rest', async () => {
    const { id } = await newThread();
    for (let at = 0; at < 7; at += 1) await user.turn('threads.add_user_message', { thread_id: id, input: userInput('echo more') });
    const thread = await user.client.json('threads.get_by_id', { thread_id: id });
    expect(thread.items.data).toHaveLength(20);
    const rest = await user.client.json('items.list', { thread_id: id, order: 'asc', after: thread.items.after ?? '' });
    expect(rest).toMatchObject({ has_more: false });
    expect(rest.data).toHaveLength(4);
  });

  test('a rename and a delete are there for everybody who looks', async () => {
    const { id } = await newThread();
    expect(await user.client.json('threads.update', { thread_id: id, title: 'Plans' })).toMatchObject({ id, title: 'Plans' });
    expect(await user.client.json('threads.delete', { thread_id: id })).toEqual({});
    await expect(user.client.json('threads.get_by_id', { thread_id: id })).rejects.toMatchObject({ status: 404 });
  });

  test("another person's thread does not exist", async () => {
    const { id } = await newThread();
    const stranger = await world.person();
    await expect(stranger.client.json('threads.get_by_id', { thread_id: id })).rejects.toMatchObject({ status: 404 });
    expect((await stranger.client.json('threads.list', {})).data).toEqual([]);
  });

  test('feedback on a whole turn is taken', async () => {
    const { id, itemIds } = await newThread();
    expect(await user.client.json('items.feedback', { thread_id: id, item_ids: itemIds.slice(1), kind: 'negative' })).toEqual({});
  });

  test('an attachment is created, is put to its address with the token, and is part of the message', async () => {
    const created = await user.client.json('attachments.create', { name: 'note.txt', size: 5, mime_type: 'text/plain' });
    expect(created).toMatchObject({ type: 'file', name: 'note.txt', upload_descriptor: { method: 'PUT' } });
    const token = await world.token();
    const { url, headers } = created.upload_descriptor!;
    const foreign = await fetch(url, { method: 'PUT', body: 'hello', headers: { ...headers, authorization: `Bearer ${token}` } });
    expect(foreign.status).toBe(404);
    const { state } = await user.turn('threads.create', { input: userInput('echo see file', { attachments: [created.id] }) });
    expect(itemsOf(state)[0]).toMatchObject({ attachments: [{ id: created.id, name: 'note.txt' }] });
    expect(await user.client.json('attachments.delete', { attachment_id: created.id })).toEqual({});
  });

  test('dictation that the backend does not have is a clear refusal', async () => {
    const params = { audio_base64: Buffer.from('sound').toString('base64'), mime_type: 'audio/webm;codecs=opus' };
    await expect(user.client.json('input.transcribe', params)).rejects.toMatchObject({ status: 501, message: expect.stringContaining('OPENAI_API_KEY') });
  });

  test('a stopped answer keeps what was said, for the next time the thread is read', async () => {
    const stop = new AbortController();
    let id = '';
    let deltas = 0;
    const reading = (async () => {
      for await (const event of user.client.stream('threads.create', { input: userInput('slow') }, stop.signal)) {
        if (event.type === 'thread.created') id = event.thread.id;
        if (event.type === 'thread.item.updated' && (deltas += 1) === 4) stop.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(async () => (await user.client.json('items.list', { thread_id: id, order: 'asc' })).data.map((item) => item.type)).toEqual([
      'user_message', 'assistant_message',
    ]);
  });
});
