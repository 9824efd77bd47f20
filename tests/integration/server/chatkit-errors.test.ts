import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { useChatKit } from '../../support/chatkit-fixture.ts';
import { createParams, input, parseEvents, postChat, type ChatInit } from '../../support/embedded-server.ts';

const allowedOrigin = 'https://app.example';
const kit = useChatKit({ answers: 'guide', options: { allowedOrigins: [allowedOrigin] } });

const good = input('Hi');
const tagWithoutData = { type: 'input_tag', id: 't', text: 'T' };
const without = (key: keyof typeof good): unknown => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));

const invalid = (type: string, params: unknown, metadata = {}) => ({ body: { type, params, metadata }, status: 400, code: 'request.invalid' });

const cases: { what: string; body: unknown; status: number; code: string }[] = [
  { what: 'a body that is not JSON', body: '{"type":', status: 400, code: 'request.not_json' },
  { what: 'a JSON null', body: 'null', status: 400, code: 'request.unknown_type' },
  { what: 'no type', body: { params: {} }, status: 400, code: 'request.unknown_type' },
  { what: 'an unknown type', body: { type: 'threads.stop', params: {} }, status: 400, code: 'request.unknown_type' },
  { what: 'a type that every object inherits', body: { type: 'constructor', params: {} }, status: 400, code: 'request.unknown_type' },
  { what: 'no params', body: { type: 'threads.list' }, status: 400, code: 'request.invalid' },
  { what: 'metadata: null', body: { type: 'threads.list', params: {}, metadata: null }, status: 400, code: 'request.invalid' },
  { what: 'order: null', body: { type: 'threads.list', params: { order: null } }, status: 400, code: 'request.invalid' },
  { what: 'a limit that is no integer', body: { type: 'threads.list', params: { limit: 1.5 } }, status: 400, code: 'request.invalid' },
  {
    what: 'input without attachments',
    body: { type: 'threads.create', params: { input: without('attachments') } },
    status: 400,
    code: 'request.invalid',
  },
  {
    what: 'input without options',
    body: { type: 'threads.create', params: { input: without('inference_options') } },
    status: 400,
    code: 'request.invalid',
  },
  {
    what: 'a tag without data',
    body: { type: 'threads.create', params: { input: { ...good, content: [tagWithoutData] } } },
    status: 400,
    code: 'request.invalid',
  },
  {
    what: 'a tag with interactive: null',
    body: { type: 'threads.create', params: { input: { ...good, content: [{ ...tagWithoutData, data: {}, interactive: null }] } } },
    status: 400,
    code: 'request.invalid',
  },
  { what: 'title: null', body: { type: 'threads.update', params: { thread_id: 't', title: null } }, status: 400, code: 'request.invalid' },
  { what: 'an unknown cursor', body: { type: 'threads.list', params: { after: 'thr_none' } }, status: 404, code: 'page.not_found' },
  { what: 'a tool result that was dropped', ...invalid('threads.add_client_tool_output', { thread_id: 't' }) },
  { what: 'answers without their questions', ...invalid('threads.add_structured_input', { thread_id: 't', input: {} }) },
  { what: 'a status that no answer has', ...invalid('threads.add_structured_input', { thread_id: 't', item_id: 'i', input: { status: 'pending' } }) },
  { what: 'an action without a type', ...invalid('threads.custom_action', { thread_id: 't', action: { payload: 1 } }) },
  { what: 'no action', ...invalid('threads.sync_custom_action', { thread_id: 't' }) },
  { what: 'an opinion that is neither', ...invalid('items.feedback', { thread_id: 't', item_ids: [], kind: 'neutral' }) },
  { what: 'a size that is no integer', ...invalid('attachments.create', { name: 'a', size: 1.5, mime_type: 'text/plain' }) },
  { what: 'a media type that is none', ...invalid('attachments.create', { name: 'a', size: 1, mime_type: 'picture' }) },
  { what: 'no attachment', ...invalid('attachments.delete', {}) },
  { what: 'sound that is no base64', ...invalid('input.transcribe', { audio_base64: 'not base64!', mime_type: 'audio/webm' }) },
  { what: 'a replaced message that is no id', ...invalid('threads.add_user_message', { thread_id: 't', input: good }, { replaces_item_id: 5 }) },
  ...['threads.get_by_id', 'items.list', 'threads.update', 'threads.sync_custom_action', 'items.feedback'].map((type) => ({
    what: `${type} of an unknown thread`,
    body: { type, params: { thread_id: 'thr_none', title: 'T', action: { type: 'a' }, item_ids: [], kind: 'positive' } },
    status: 404,
    code: 'thread.not_found',
  })),
  {
    what: 'an unknown attachment',
    body: { type: 'attachments.delete', params: { attachment_id: 'atc_none' } },
    status: 404,
    code: 'attachment.not_found',
  },
  {
    what: 'dictation without a model',
    body: { type: 'input.transcribe', params: { audio_base64: 'AAAA', mime_type: 'audio/webm;codecs=opus' } },
    status: 501,
    code: 'transcription.not_offered',
  },
];

async function errorOf(response: Response): Promise<{ status: number; code: string }> {
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  const body = (await response.json()) as { error: { message: string; code: string } };
  expect(Object.keys(body)).toEqual(['error']);
  expect(body.error.message).toMatch(/\.$/);
  return { status: response.status, code: body.error.code };
}

describe('POST /chatkit', () => {
  it.each(cases)('answers $what with $status $code', async ({ body, status, code }) => {
    expect(await errorOf(await postChat(kit.url, body, kit.user.token))).toEqual({ status, code });
  });

  it('answers of the json kind are one JSON document, whatever the Accept header says', async () => {
    const response = await kit.user.post('threads.list', {}, { headers: { accept: 'text/event-stream' } });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const stream = await kit.user.post('threads.create', createParams('Hi'), { headers: { accept: 'application/json' } });
    expect(parseEvents(await stream.text()).length).toBeGreaterThan(2);
  });

  it('ignores keys that it does not know, at every level', async () => {
    const body = { type: 'threads.list', params: { limit: 5, colour: 'red' }, metadata: { trace: null }, extra: 1 };
    expect((await postChat(kit.url, body, kit.user.token)).status).toBe(200);
  });

  it('answers other methods with 405 and other content types with 415', async () => {
    const get = await fetch(`${kit.url}/chatkit`);
    expect(get.headers.get('allow')).toBe('POST, OPTIONS');
    expect(await errorOf(get)).toEqual({ status: 405, code: 'request.wrong_method' });
    const headers = { authorization: `Bearer ${kit.user.token}`, 'content-type': 'text/plain' };
    const text = await fetch(`${kit.url}/chatkit`, { method: 'POST', headers, body: '{}' });
    expect(await errorOf(text)).toEqual({ status: 415, code: 'request.wrong_content_type' });
  });

  it('refuses more than 32 MiB, said in advance or found out on the way', async () => {
    const tooMuch = 32 * 1024 * 1024 + 1;
    expect(await errorOf(await postChat(kit.url, ' '.repeat(tooMuch), kit.user.token))).toEqual({ status: 413, code: 'request.too_large' });
    const chunk = new Uint8Array(1024 * 1024).fill(32);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => (sent++ < 34 ? controller.enqueue(chunk) : controller.close()) });
    const unannounced = await postChat(kit.url, '', kit.user.token, { body, duplex: 'half' } as ChatInit);
    expect(await errorOf(unannounced)).toEqual({ status: 413, code: 'request.too_large' });
  });

  it('takes a large message that is within the limit', async () => {
    const events = await kit.user.events('threads.create', createParams('x'.repeat(1024 * 1024)));
    expect(events.at(-1)).toMatchObject({ type: 'thread.updated' });
  });

  it('does not read the body of a request without a token', async () => {
    const response = await postChat(kit.url, 'not even json');
    expect(await errorOf(response)).toEqual({ status: 401, code: 'token.missing' });
  });
});

describe('other origins and names', () => {
  const preflight = (origin: string): Promise<Response> =>
    fetch(`${kit.url}/chatkit`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization, chatkit-frame-instance-id, content-type, x-new',
      },
    });

  it('lets an allowed origin send what it asks for', async () => {
    const response = await preflight(allowedOrigin);
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(allowedOrigin);
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    expect(response.headers.get('access-control-allow-methods')).toMatch(/POST/);
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization,chatkit-frame-instance-id,content-type,x-new');
    const post = await postChat(kit.url, { type: 'threads.list', params: {} }, kit.user.token, {
      headers: { origin: allowedOrigin, 'content-type': 'application/json', authorization: `Bearer ${kit.user.token}` },
    });
    expect(post.headers.get('access-control-allow-origin')).toBe(allowedOrigin);
  });

  it.each(['https://evil.example', 'null', 'http://localhost:3000'])('gives %s no permission', async (origin) => {
    expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers nothing under a name that is not its own (DNS rebinding)', async () => {
    const status = await new Promise((resolve, reject) => {
      const { port } = new URL(kit.url);
      request({ port, path: '/health', headers: { host: `evil.example:${port}` } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
    expect((await fetch(kit.url.replace('127.0.0.1', 'localhost') + '/health')).status).toBe(200);
  });

  it('says who it is under /health, and that there is nothing elsewhere', async () => {
    expect(await (await fetch(`${kit.url}/health`)).json()).toEqual({ name: 'latchkey' });
    expect(await errorOf(await fetch(`${kit.url}/nowhere`))).toEqual({ status: 404, code: 'request.unknown_path' });
  });
});
