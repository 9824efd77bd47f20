import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/start-server.ts';
import {
  createParams,
  input,
  postChat,
  signUp,
  startEmbeddedServer,
  temporaryFolder,
  type ChatUser,
} from '../../support/embedded-server.ts';

const folder = temporaryFolder();
const allowedOrigin = 'https://app.example';
let server: RunningServer;
let user: ChatUser;

beforeAll(async () => {
  server = await startEmbeddedServer(folder.path, {}, { allowedOrigins: [allowedOrigin] });
  user = await signUp(server.url);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const good = input('Hi');
const tagWithoutData = { type: 'input_tag', id: 't', text: 'T' };
const without = (key: keyof typeof good): unknown => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));

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
  {
    what: 'an unknown thread',
    body: { type: 'threads.get_by_id', params: { thread_id: 'thr_none' } },
    status: 404,
    code: 'thread.not_found',
  },
  { what: 'an unknown cursor', body: { type: 'threads.list', params: { after: 'thr_none' } }, status: 404, code: 'page.not_found' },
  ...[
    'threads.add_client_tool_output',
    'threads.add_structured_input',
    'threads.custom_action',
    'threads.sync_custom_action',
    'items.feedback',
    'attachments.create',
    'attachments.delete',
    'input.transcribe',
  ].map((type) => ({ what: type, body: { type, params: {} }, status: 501, code: 'request.not_implemented' })),
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
    expect(await errorOf(await postChat(server.url, body, user.token))).toEqual({ status, code });
  });

  it('ignores keys that it does not know, at every level', async () => {
    const body = { type: 'threads.list', params: { limit: 5, colour: 'red' }, metadata: { trace: null }, extra: 1 };
    expect((await postChat(server.url, body, user.token)).status).toBe(200);
  });

  it('answers other methods with 405 and other content types with 415', async () => {
    const get = await fetch(`${server.url}/chatkit`);
    expect(get.headers.get('allow')).toBe('POST, OPTIONS');
    expect(await errorOf(get)).toEqual({ status: 405, code: 'request.wrong_method' });
    const headers = { authorization: `Bearer ${user.token}`, 'content-type': 'text/plain' };
    const text = await fetch(`${server.url}/chatkit`, { method: 'POST', headers, body: '{}' });
    expect(await errorOf(text)).toEqual({ status: 415, code: 'request.wrong_content_type' });
  });

  it('refuses more than 32 MiB, said in advance or found out on the way', async () => {
    const tooMuch = 32 * 1024 * 1024 + 1;
    expect(await errorOf(await postChat(server.url, ' '.repeat(tooMuch), user.token))).toEqual({ status: 413, code: 'request.too_large' });
    const chunk = new Uint8Array(1024 * 1024).fill(32);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => (sent++ < 34 ? controller.enqueue(chunk) : controller.close()) });
    const unannounced = await postChat(server.url, '', user.token, { body, duplex: 'half' } as RequestInit);
    expect(await errorOf(unannounced)).toEqual({ status: 413, code: 'request.too_large' });
  });

  it('takes a large message that is within the limit', async () => {
    const events = await user.events('threads.create', createParams('x'.repeat(1024 * 1024)));
    expect(events.at(-1)).toMatchObject({ type: 'thread.updated' });
  });

  it('does not read the body of a request without a token', async () => {
    const response = await postChat(server.url, 'not even json');
    expect(await errorOf(response)).toEqual({ status: 401, code: 'token.missing' });
  });

  it('answers attachments with an error in the stream, and makes no thread', async () => {
    const fresh = await signUp(server.url);
    const events = await fresh.events('threads.create', { input: { ...good, attachments: ['atc_1'] } });
    expect(events).toEqual([{ type: 'error', code: 'custom', message: expect.stringMatching(/attachments/), allow_retry: false }]);
    expect(await fresh.json('threads.list', {})).toEqual({ data: [], has_more: false });
  });
});

describe('other origins and names', () => {
  const preflight = (origin: string): Promise<Response> =>
    fetch(`${server.url}/chatkit`, {
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
    const post = await postChat(server.url, { type: 'threads.list', params: {} }, user.token, {
      headers: { origin: allowedOrigin, 'content-type': 'application/json', authorization: `Bearer ${user.token}` },
    });
    expect(post.headers.get('access-control-allow-origin')).toBe(allowedOrigin);
  });

  it.each(['https://evil.example', 'null', 'http://localhost:3000'])('gives %s no permission', async (origin) => {
    expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers nothing under a name that is not its own (DNS rebinding)', async () => {
    const status = await new Promise((resolve, reject) => {
      const { port } = new URL(server.url);
      request({ port, path: '/health', headers: { host: `evil.example:${port}` } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
    expect((await fetch(server.url.replace('127.0.0.1', 'localhost') + '/health')).status).toBe(200);
  });

  it('says who it is under /health, and that there is nothing elsewhere', async () => {
    expect(await (await fetch(`${server.url}/health`)).json()).toEqual({ name: 'latchkey' });
    expect(await errorOf(await fetch(`${server.url}/nowhere`))).toEqual({ status: 404, code: 'request.unknown_path' });
  });
});
