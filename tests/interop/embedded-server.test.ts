import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sceneNames } from '../../src/server/demo/scenes.ts';
import type { RunningServer } from '../../src/server/start-server.ts';
import { signUp, startEmbeddedServer, temporaryFolder } from '../support/embedded-server.ts';
import { userInput } from './support/client.ts';
import { startPythonClient, type PythonAnswer, type PythonClient } from './support/python-client.ts';

const folder = temporaryFolder();
let server: RunningServer;
let client: PythonClient;
let token: string;
let threadId: string;
let messageId: string;

beforeAll(async () => {
  server = await startEmbeddedServer(folder.path);
  ({ token } = await signUp(server.url));
  client = startPythonClient(`${server.url}/chatkit`, token);
});
afterAll(async () => {
  client.stop();
  await server.stop();
  folder.remove();
});

/** Asks, and insists that the types took all of the answer and dropped none of it. */
async function ask(type: string, params: unknown): Promise<PythonAnswer> {
  const answer = await client.ask(type, params);
  expect(answer.refused).toBeUndefined();
  expect([answer.dropped ?? [], ...(answer.events ?? []).map((event) => event.dropped)].flat()).toEqual([]);
  return answer;
}

describe("the embedded server, read with the official SDK's types", () => {
  test('a first message and its answer are events that the SDK knows', async () => {
    const { events = [] } = await ask('threads.create', { input: userInput('hello') });
    expect(events.map((event) => event.value.type)).toEqual(expect.arrayContaining(['thread.created', 'thread.item.added', 'thread.item.updated', 'thread.updated']));
    threadId = events[0]?.value.thread.id;
    messageId = events[1]?.value.item.id;
  });

  test('so are a second message and a retry', async () => {
    await ask('threads.add_user_message', { thread_id: threadId, input: userInput('and again', { quoted_text: 'hello' }) });
    await ask('threads.retry_after_item', { thread_id: threadId, item_id: messageId });
  });

  test('threads and items are pages of the SDK', async () => {
    expect((await ask('threads.get_by_id', { thread_id: threadId })).value.items.data.length).toBeGreaterThan(1);
    expect((await ask('threads.list', {})).value.data).toHaveLength(1);
    expect((await ask('items.list', { thread_id: threadId, limit: 1 })).value).toMatchObject({ has_more: true, after: expect.any(String) });
    expect((await ask('threads.update', { thread_id: threadId, title: 'Renamed' })).value).toMatchObject({ title: 'Renamed' });
  });

  test('an attachment is one of the SDK, before and after its upload', async () => {
    const { value } = await ask('attachments.create', { name: 'dot.png', size: 68, mime_type: 'image/png' });
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const { url, method, headers } = value.upload_descriptor;
    const put = await fetch(url, { method, body: png.subarray(0, 68), headers: { authorization: `Bearer ${token}`, ...headers } });
    expect(put.ok).toBe(true);
    const { events = [] } = await ask('threads.add_user_message', { thread_id: threadId, input: userInput('look', { attachments: [value.id] }) });
    expect(events[0]?.value.item.attachments).toMatchObject([{ id: value.id, type: 'image' }]);
    const spare = await ask('attachments.create', { name: 'a.txt', size: 1, mime_type: 'text/plain' });
    expect((await ask('attachments.delete', { attachment_id: spare.value.id })).status).toBe(200);
  });

  test('feedback is taken, and dictation without a model is refused with a sentence', async () => {
    expect((await ask('items.feedback', { thread_id: threadId, item_ids: [messageId], kind: 'positive' })).status).toBe(200);
    const refused = await ask('input.transcribe', { audio_base64: 'AAAA', mime_type: 'audio/webm;codecs=opus' });
    expect(refused).toMatchObject({ status: 501, error: { error: { message: expect.any(String) } } });
  });

  test.each(sceneNames)('the demo scene "%s" is made of what the SDK knows', async (scene) => {
    const { events = [] } = await ask('threads.create', { input: userInput(`/demo ${scene}`) });
    const id = events[0]?.value.thread.id;
    await ask('items.list', { thread_id: id });
    await ask('threads.delete', { thread_id: id });
  });

  test('a delete leaves nothing behind', async () => {
    expect((await ask('threads.delete', { thread_id: threadId })).status).toBe(200);
    expect((await ask('threads.list', {})).value.data).toEqual([]);
  });
});
