import { describe, expect, it } from 'vitest';
import { createEventStreams } from '../../../../src/main/ipc/event-streams.ts';
import type { Sender } from '../../../../src/main/ipc/router.ts';
import { createWebRpc } from '../../../../src/main/ipc/rpc.web.ts';
import { quietLog } from '../../../support/quiet-log.ts';

function setUp() {
  const calls: [Sender, unknown, unknown][] = [];
  const ticks = new Set<() => void>();
  const heard: boolean[] = [];
  const streams = createEventStreams({
    every(_, call) {
      ticks.add(call);
      return () => void ticks.delete(call);
    },
    onListened: (listened) => heard.push(listened),
  });
  const router = {
    dispatch: async (sender: Sender, method: unknown, input: unknown) => {
      calls.push([sender, method, input]);
      return { ok: true as const, value: { signedIn: true } };
    },
  };
  return { rpc: createWebRpc({ router, log: quietLog(), streams }), calls, streams, ticks, heard };
}

const origin = 'http://127.0.0.1:4100';
const headers = { 'content-type': 'application/json', 'x-latchkey-page': 'shell', origin };
const post = (body: BodyInit, more: Record<string, string> = {}) => new Request(`${origin}/rpc`, { method: 'POST', headers: { ...headers, ...more }, body });
const listen = () => new Request(`${origin}/events`, { headers: { 'x-latchkey-page': 'shell' } });

async function readText(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string | undefined> {
  const { value } = await reader.read();
  return value && new TextDecoder().decode(value);
}

describe('web rpc', () => {
  it('dispatches a call with the origin that the browser names', async () => {
    const { rpc, calls } = setUp();
    const response = (await rpc.handle(post('{"method":"auth.state"}')))!;
    expect(await response.json()).toEqual({ ok: true, value: { signedIn: true } });
    expect(calls).toEqual([[{ origin, topFrame: true }, 'auth.state', undefined]]);
  });

  it('leaves other addresses and methods to others', async () => {
    const { rpc } = setUp();
    for (const request of [new Request(`${origin}/`), new Request(`${origin}/rpc`), new Request(`${origin}/events`, { method: 'POST' })]) {
      expect(await rpc.handle(request)).toBeUndefined();
    }
  });

  it.each<[string, Request, number]>([
    ['no page header', new Request(`${origin}/events`), 403],
    ['the chat page’s header', post('{}', { 'x-latchkey-page': 'chat' }), 403],
    ['a form', post('{"method":"auth.state"}', { 'content-type': 'text/plain' }), 415],
    ['no JSON', post('nonsense'), 400],
    ['broken UTF-8', post(new Uint8Array([0x22, 0xff, 0x22])), 400],
    ['a list', post('[]'), 200],
    ['a number', post('1'), 400],
    ['more keys than two', post('{"method":"auth.state","sender":{"topFrame":true}}'), 400],
    ['more than 64 KiB', post(JSON.stringify({ method: 'x'.repeat(70_000) })), 413],
  ])('answers %s with its status', async (_, request, status) => {
    const { rpc } = setUp();
    expect((await rpc.handle(request))!.status).toBe(status);
  });

  it('streams events to every listener from the moment it listens', async () => {
    const { rpc } = setUp();
    rpc.publish('settings.changed', { colorScheme: 'dark', language: 'de', sidebarOpen: true, sidebarWidth: 264 });
    const readers = [];
    for (let n = 0; n < 2; n += 1) readers.push((await rpc.handle(listen()))!.body!.getReader());
    rpc.publish('auth.changed', { status: 'signed_out' });
    for (const reader of readers) {
      expect(await readText(reader)).toBe(': open\n\n');
      expect(await readText(reader)).toBe('event: auth.changed\ndata: {"status":"signed_out"}\n\n');
    }
  });

  it('keeps streams alive with comments, and stops the clock with the last one', async () => {
    const { rpc, streams, ticks } = setUp();
    const reader = (await rpc.handle(listen()))!.body!.getReader();
    await readText(reader);
    for (const tick of ticks) tick();
    expect(await readText(reader)).toBe(': alive\n\n');
    await reader.cancel();
    expect([streams.count(), ticks.size]).toEqual([0, 0]);
    rpc.publish('auth.changed', { status: 'signed_out' });
  });

  it('drops a reader that takes nothing, lets the oldest of too many go, and ends all at the end', async () => {
    const { rpc, streams, ticks } = setUp();
    await rpc.handle(listen());
    for (let n = 0; n < 300; n += 1) rpc.publish('auth.changed', { status: 'signed_out' });
    expect(streams.count()).toBe(0);
    const readers = [];
    for (let n = 0; n < 17; n += 1) readers.push((await rpc.handle(listen()))!.body!.getReader());
    expect(streams.count()).toBe(16);
    rpc.dispose();
    expect([streams.count(), ticks.size]).toEqual([0, 0]);
    for (const reader of readers) {
      await reader.read();
      expect((await reader.read()).done).toBe(true);
    }
  });
});

it('tells when the first page begins to listen and when the last one is gone', async () => {
  const { rpc, heard } = setUp();
  const [first, second] = [await rpc.handle(listen()), await rpc.handle(listen())];
  expect(heard).toEqual([true]);
  await first?.body?.cancel();
  expect(heard).toEqual([true]);
  await second?.body?.cancel();
  expect(heard).toEqual([true, false]);
  await rpc.handle(listen());
  expect(heard).toEqual([true, false, true]);
});
