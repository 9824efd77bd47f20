import { describe, expect, it } from 'vitest';
import { createBackendCall } from '../../../src/main/backend-call.ts';

const signal = new AbortController().signal;

describe('what main itself asks the chat server', () => {
  it('goes out as one request of the protocol and comes back as data', async () => {
    const sent: unknown[] = [];
    const call = createBackendCall(({ body }) => {
      sent.push(JSON.parse(new TextDecoder().decode(body)));
      return Response.json({ data: [], has_more: false });
    });
    expect(await call('threads.list', { limit: 3 }, signal)).toEqual({ data: [], has_more: false });
    expect(sent).toEqual([{ type: 'threads.list', params: { limit: 3 } }]);
  });

  it('keeps the code of main’s own refusals, so that being offline is known from being refused', async () => {
    const answer = { error: { code: 'network.unreachable', message: 'Couldn’t reach chat.example.' } };
    const call = createBackendCall(() => Response.json(answer, { status: 503 }));
    await expect(call('threads.list', {}, signal)).rejects.toMatchObject({ code: 'network.unreachable', message: answer.error.message });
  });

  it('says how long a busy server wants to be left alone', async () => {
    const call = createBackendCall(() => Response.json({ error: { message: 'Too many.' } }, { status: 429, headers: { 'retry-after': '7' } }));
    await expect(call('threads.list', {}, signal)).rejects.toMatchObject({ code: 'backend.refused', status: 429, retryAfterSeconds: 7 });
  });

  it('understands a time to come again that is a date', async () => {
    const headers = { 'retry-after': 'Sat, 21 Nov 2026 10:00:30 GMT' };
    const call = createBackendCall(() => Response.json({ error: { message: 'Down for a moment.' } }, { status: 503, headers }), () => Date.parse('2026-11-21T10:00:00Z'));
    await expect(call('threads.list', {}, signal)).rejects.toMatchObject({ code: 'backend.failed', retryAfterSeconds: 30 });
  });

  it('tells a missing thread by its status', async () => {
    const call = createBackendCall(() => Response.json({ error: { code: 'not_found', message: 'No such thread.' } }, { status: 404 }));
    await expect(call('threads.get_by_id', { thread_id: 'thr_1' }, signal)).rejects.toMatchObject({ code: 'backend.refused', status: 404 });
  });
});
