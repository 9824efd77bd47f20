import { describe, expect, it } from 'vitest';
import { createPageFetch, createResumption } from '../../../../src/renderer/chat/streams.ts';

function setUp(answer: Response) {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch = createPageFetch(async (input, init) => {
    calls.push({ url: input as string, init: init! });
    return answer;
  });
  return { calls, resumption: createResumption(fetch) };
}

describe('answers that go on without their page', () => {
  it('are asked for with their id, on requests that carry the page’s own header', async () => {
    const { calls, resumption } = setUp(new Response(null, { status: 204 }));
    expect(resumption.headers('id')).toEqual({ 'x-latchkey-stream': 'id' });
    const { signal } = new AbortController();
    await resumption.attach('t', signal);
    expect(calls).toEqual([
      {
        url: '/chatkit/streams/attach',
        init: {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-latchkey-page': 'chat' },
          body: '{"threadId":"t"}',
          signal,
        },
      },
    ]);
  });

  it('are read where one runs, and are none where main says so or fails', async () => {
    const running = new Response('data: {}\n\n');
    expect(await setUp(running).resumption.attach('t', AbortSignal.abort())).toBe(running);
    expect(await setUp(new Response(null, { status: 204 })).resumption.attach('t', AbortSignal.abort())).toBeUndefined();
    expect(await setUp(Response.json({}, { status: 500 })).resumption.attach('t', AbortSignal.abort())).toBeUndefined();
  });

  it('are stopped by request or by thread, and a stop that was not taken says so', async () => {
    const { calls, resumption } = setUp(new Response(null, { status: 204 }));
    await resumption.stop({ threadId: 't' });
    await resumption.stop({ streamId: 'id' });
    expect(calls.map(({ url, init }) => [url, init.body])).toEqual([
      ['/chatkit/streams/stop', '{"threadId":"t"}'],
      ['/chatkit/streams/stop', '{"streamId":"id"}'],
    ]);
    await expect(setUp(Response.json({}, { status: 403 })).resumption.stop({ threadId: 't' })).rejects.toThrow('may be going on');
  });
});
