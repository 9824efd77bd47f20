import { describe, expect, it } from 'vitest';
import { createWebBridge } from '../../../../src/renderer/shell/web-bridge.ts';

type Stream = ReadableStreamDefaultController<Uint8Array>;

function setUp(answerCall: (method: string) => Response | Error = () => Response.json({ ok: true, value: null })) {
  const calls: { url: string; init: RequestInit }[] = [];
  const streams: Stream[] = [];
  const timers: { ms: number; call: () => void }[] = [];
  let refusal: Response | Error | undefined;
  const api = createWebBridge({
    fetch: async (url, init = {}) => {
      calls.push({ url, init });
      const answer = url === '/rpc' ? answerCall((JSON.parse(init.body as string) as { method: string }).method) : refusal;
      if (answer instanceof Error) throw answer;
      if (answer) return answer;
      return new Response(new ReadableStream({ start: (controller) => void streams.push(controller) }));
    },
    after: (ms, call) => void timers.push({ ms, call }),
  });
  /** Lets everything that can run do so. */
  const settle = async () => {
    for (let n = 0; n < 5; n += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const send = async (text: string) => {
    streams.at(-1)!.enqueue(new TextEncoder().encode(text));
    await settle();
  };
  return { api, calls, streams, timers, settle, send, refuse: (with_: Response | Error | undefined) => void (refusal = with_) };
}

describe('web bridge', () => {
  it('calls over POST /rpc with the page header', async () => {
    const { api, calls } = setUp(() => Response.json({ ok: true, value: { colorScheme: 'dark' } }));
    expect(await api.methods['settings.set']({ sidebarOpen: true })).toEqual({ ok: true, value: { colorScheme: 'dark' } });
    const { init } = calls.find(({ url }) => url === '/rpc')!;
    expect(init).toMatchObject({ method: 'POST', body: '{"method":"settings.set","input":{"sidebarOpen":true}}' });
    expect(init.headers).toEqual({ 'content-type': 'application/json', 'x-latchkey-page': 'shell' });
  });

  it('never rejects: a closed door and a stopped host become results', async () => {
    const denied = { code: 'request.denied', message: 'Open the link.' };
    const answers: (Response | Error)[] = [Response.json({ error: denied }, { status: 403 }), new TypeError('Failed to fetch'), new Response('<html>'), Response.json(null)];
    const { api } = setUp(() => answers.shift()!);
    expect(await api.methods['auth.state']()).toEqual({ ok: false, error: denied });
    for (let n = 0; n < 3; n += 1) expect(await api.methods['auth.state']()).toMatchObject({ ok: false, error: { code: 'network.unreachable' } });
  });

  it('delivers events, also when they come in pieces', async () => {
    const { api, send, settle, calls } = setUp();
    await settle();
    expect(calls[0]).toMatchObject({ url: '/events', init: { headers: { 'x-latchkey-page': 'shell' } } });
    const seen: unknown[] = [];
    const stop = api.on('auth.changed', (state) => void seen.push(state));
    await send(': open\n\nevent: auth.chan');
    await send('ged\ndata: {"status":"signed_out"}\n\n: alive\n\nevent: unknown\ndata: {}\n\n');
    expect(seen).toEqual([{ status: 'signed_out' }]);
    stop();
    await send('event: auth.changed\ndata: {"status":"signing_in"}\n\n');
    expect(seen).toHaveLength(1);
  });

  it('connects again with growing waits, and asks once for what may have changed', async () => {
    const values: Record<string, unknown> = { 'auth.state': { status: 'signed_out' }, 'settings.get': { sidebarOpen: false } };
    const { api, streams, timers, settle, refuse, calls } = setUp((method) => Response.json(method in values ? { ok: true, value: values[method] } : { ok: false, error: {} }));
    const seen: unknown[] = [];
    api.on('auth.changed', (state) => void seen.push(state));
    api.on('settings.changed', (state) => void seen.push(state));
    await settle();
    expect(calls.filter(({ url }) => url === '/rpc')).toEqual([]);
    refuse(new TypeError('Failed to fetch'));
    streams[0]!.close();
    for (let n = 0; n < 6; n += 1) {
      await settle();
      timers[n]!.call();
    }
    await settle();
    expect(timers.map(({ ms }) => ms)).toEqual([500, 1_000, 2_000, 5_000, 5_000, 5_000, 5_000]);
    refuse(undefined);
    timers[6]!.call();
    await settle();
    expect(seen).toEqual([{ status: 'signed_out' }, { sidebarOpen: false }]);
    streams[1]!.error(new Error('cut'));
    await settle();
    expect(timers.at(-1)!.ms).toBe(500);
  });

  it('does not knock again where it was shut out', async () => {
    const { streams, timers, settle, refuse } = setUp();
    await settle();
    refuse(new Response(null, { status: 403 }));
    streams[0]!.close();
    await settle();
    timers[0]!.call();
    await settle();
    expect(timers).toHaveLength(1);
  });
});
