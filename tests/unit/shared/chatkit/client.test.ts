import { describe, expect, it } from 'vitest';
import { createChatKitClient } from '../../../../src/shared/chatkit/client.ts';
import type { ChatKitClientOptions } from '../../../../src/shared/chatkit/client.ts';
import type { ThreadStreamEvent } from '../../../../src/shared/chatkit/types.ts';

interface Call {
  url: string;
  init: RequestInit;
  self: unknown;
}

function clientWith(answer: () => Response | Promise<Response>, options: Partial<ChatKitClientOptions> = {}) {
  const calls: Call[] = [];
  const client = createChatKitClient({
    url: '/chatkit',
    fetch: async function (this: unknown, url, init) {
      calls.push({ url, init, self: this });
      return answer();
    },
    ...options,
  });
  return { client, calls };
}

const sse = (text: string, init: ResponseInit = {}): Response =>
  new Response(text, { headers: { 'content-type': 'text/event-stream; charset=utf-8' }, ...init });

const json = (value: unknown, init: ResponseInit = {}): Response => Response.json(value, init);

async function collect(events: AsyncIterable<ThreadStreamEvent>): Promise<ThreadStreamEvent[]> {
  const found: ThreadStreamEvent[] = [];
  for await (const event of events) found.push(event);
  return found;
}

const input = { content: [], attachments: [], inference_options: {} };

describe('what goes out', () => {
  it('posts one envelope as a string with plain-object headers and no `this`', async () => {
    const { client, calls } = clientWith(() => json({ data: [], has_more: false }), {
      locale: 'de-DE', frameInstanceId: 'frm_1', headers: { 'x-latchkey-page': 'chat' },
    });
    await client.json('threads.list', { limit: 5 });
    const [call] = calls;
    expect(call).toMatchObject({ url: '/chatkit', self: undefined });
    expect(call?.init.method).toBe('POST');
    expect(Object.getPrototypeOf(call?.init.headers)).toBe(Object.prototype);
    expect(call?.init.headers).toEqual({
      'content-type': 'application/json', accept: 'application/json', 'accept-language': 'de-DE',
      'chatkit-frame-instance-id': 'frm_1', 'x-latchkey-page': 'chat',
    });
    expect(JSON.parse(call?.init.body as string)).toEqual({ type: 'threads.list', params: { limit: 5 } });
  });

  it('sends nothing before a stream is read, and asks for events then', async () => {
    const { client, calls } = clientWith(() => sse(''));
    const events = client.stream('threads.create', { input });
    expect(calls).toHaveLength(0);
    await collect(events);
    expect(calls[0]?.init.headers).toMatchObject({ accept: 'text/event-stream' });
  });

  it('sends nothing when the signal has aborted already', async () => {
    const { client, calls } = clientWith(() => json({}));
    await expect(client.json('threads.list', {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(calls).toHaveLength(0);
  });
});

describe('what comes back', () => {
  it('yields the events of a stream in order', async () => {
    const { client } = clientWith(() => sse('data: {"type":"progress_update","text":"a"}\n\ndata: {"type":"client_effect","name":"e"}\n\n'));
    await expect(collect(client.stream('threads.create', { input }))).resolves.toEqual([
      { type: 'progress_update', text: 'a' }, { type: 'client_effect', name: 'e', data: {} },
    ]);
  });

  it('treats null as absent and fills in lists that are missing', async () => {
    const { client } = clientWith(() =>
      json({ id: 'thr_1', title: null, status: null, items: { data: [null, { id: 'a', type: 'assistant_message', content: [{ text: 'x', annotations: null }] }], has_more: true, after: null } }),
    );
    await expect(client.json('threads.get_by_id', { thread_id: 'thr_1' })).resolves.toEqual({
      id: 'thr_1', created_at: '', status: { type: 'active' }, metadata: {},
      items: { data: [{ id: 'a', thread_id: '', created_at: '', type: 'assistant_message', content: [{ type: 'output_text', text: 'x', annotations: [] }] }], has_more: true },
    });
  });

  it('leaves out a row that cannot be read and keeps the others', async () => {
    const { client } = clientWith(() => json({ data: [{ type: 'assistant_message' }, { id: 'b', type: 'end_of_turn' }], has_more: false }));
    const page = await client.json('items.list', { thread_id: 't' });
    expect(page.data.map((entry) => entry.id)).toEqual(['b']);
  });

  it('reports malformed events and goes on', async () => {
    const faults: Error[] = [];
    const { client } = clientWith(() => sse('data: nope\n\ndata: {"type":"progress_update","text":"a"}\n\n'), { onMalformed: (error) => faults.push(error) });
    await expect(collect(client.stream('threads.create', { input }))).resolves.toHaveLength(1);
    expect(faults).toHaveLength(1);
  });
});

describe('failures become one typed error', () => {
  const cut = (): Response =>
    new Response(new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('data: {"type":"progress_update","text":"a"}\n\n'));
      },
      pull(controller) {
        controller.error(new TypeError('terminated'));
      },
    }), { headers: { 'content-type': 'text/event-stream' } });

  it.each<[string, () => Response | Promise<Response>, object]>([
    ['an error body', () => json({ error: { message: 'You are signed out.', code: 'auth.signed_out' } }, { status: 401 }), { status: 401, code: 'auth.signed_out', message: 'You are signed out.', retryable: true, accepted: false }],
    ['a refusal for good', () => json({ error: { message: 'Too long.' } }, { status: 413 }), { status: 413, code: 'http', retryable: false, accepted: false }],
    ['a text body', () => new Response('Internal Server Error', { status: 500 }), { status: 500, code: 'http', message: "The chat server couldn't answer.", retryable: true }],
    ['a proxy page with 200', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), { status: 200, code: 'content_type', retryable: true, accepted: true }],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), { status: 0, code: 'network', retryable: true, accepted: false }],
    ['a body that breaks off', cut, { status: 200, code: 'stream_cut', retryable: true, accepted: true }],
  ])('%s on a stream', async (_name, answer, expected) => {
    const { client, calls } = clientWith(answer);
    await expect(collect(client.stream('threads.create', { input }))).rejects.toMatchObject({ name: 'ChatKitRequestError', ...expected });
    expect(calls).toHaveLength(1);
  });

  it.each<[string, () => Response | Promise<Response>, object]>([
    ['events where JSON was asked for', () => sse(''), { code: 'content_type' }],
    ['half a JSON document', () => new Response('{"id"', { headers: { 'content-type': 'application/json' } }), { code: 'unreadable' }],
    ['JSON without the fields that count', () => json({}), { code: 'unreadable' }],
    ['501 for what the server does not do', () => json({ error: { message: 'Not here.', code: 'request.unsupported' } }, { status: 501 }), { status: 501, retryable: false }],
  ])('%s on a JSON request', async (_name, answer, expected) => {
    const { client } = clientWith(answer);
    await expect(client.json('threads.get_by_id', { thread_id: 't' })).rejects.toMatchObject({ name: 'ChatKitRequestError', ...expected });
  });

  it('keeps the events that came before the cut', async () => {
    const { client } = clientWith(cut);
    const found: string[] = [];
    await expect(async () => {
      for await (const event of client.stream('threads.create', { input })) found.push(event.type);
    }).rejects.toMatchObject({ code: 'stream_cut' });
    expect(found).toEqual(['progress_update']);
  });

  it('throws the reason of the signal after an abort, not an error of its own', async () => {
    const stop = new AbortController();
    const { client } = clientWith(() => new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } }));
    const reading = collect(client.stream('threads.create', { input }, stop.signal));
    queueMicrotask(() => stop.abort());
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
