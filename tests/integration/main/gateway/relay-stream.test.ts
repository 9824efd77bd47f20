import { createParser } from 'eventsource-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway, type Gateway } from '../../../../src/main/gateway/gateway.ts';
import { createRelay, type RelayDeps } from '../../../../src/main/gateway/relay.ts';
import { createUpstreamFetch, type UpstreamFetch } from '../../../../src/main/net/upstream-fetch.ts';
import { quietLog, type QuietLog } from '../../../support/quiet-log.ts';
import { json, liveStream, redirect, sse, stall, startUpstream, text, type Upstream } from '../../../support/upstream.ts';

const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJl';

let upstream: Upstream;
let net: UpstreamFetch;
let log: QuietLog;
let minted: number;

beforeEach(async () => {
  upstream = await startUpstream();
  net = createUpstreamFetch();
  log = quietLog();
  minted = 0;
});

afterEach(async () => {
  await net.dispose();
  await upstream.close();
});

function gatewayWith(deps: Partial<RelayDeps> = {}): Gateway {
  const relay = createRelay({
    resolve: async () => ({ authUrl: upstream.origin, authPath: '/api/auth', chatUrl: upstream.url, key: 'test' }),
    token: async () => `${jwt}${(minted += 1)}`,
    fetch: net.fetch,
    log,
    ...deps,
  });
  return createGateway({ assets: async () => undefined, relay, log });
}

function chatRequest(init: RequestInit = {}): Request {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', 'x-latchkey-page': 'chat' };
  return new Request('app://chat/chatkit', { method: 'POST', headers, body: '{"type":"threads.create"}', ...init });
}

/** Reads events one by one, as they come. */
function events(response: Response) {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  const ready: unknown[] = [];
  const parser = createParser({ onEvent: ({ data }) => void ready.push(JSON.parse(data)) });
  return {
    cancel: () => reader.cancel(),
    async next(): Promise<unknown> {
      while (ready.length === 0) {
        const { done, value } = await reader.read();
        if (done) return 'end';
        parser.feed(decoder.decode(value, { stream: true }));
      }
      return ready.shift();
    },
  };
}

async function errorOf(response: Response): Promise<[number, string]> {
  return [response.status, ((await response.json()) as { error: { code: string } }).error.code];
}

describe('a chat request through gateway, relay and undici', () => {
  it('streams event by event: each arrives before the next is sent', async () => {
    const stream = liveStream();
    upstream.answer(stream.answer);
    const response = await gatewayWith()('chat', chatRequest());
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = events(response);
    for (let n = 0; n < 20; n += 1) {
      stream.send({ n, text: 'ä€😀' });
      expect(await reader.next()).toEqual({ n, text: 'ä€😀' });
    }
    stream.end();
    expect(await reader.next()).toBe('end');
    expect(upstream.requests[0]).toMatchObject({ method: 'POST', path: '/chatkit', body: '{"type":"threads.create"}' });
    expect(upstream.requests[0]!.headers.authorization).toBe(`Bearer ${jwt}1`);
    expect(upstream.requests[0]!.headers).not.toHaveProperty('x-latchkey-page');
    expect(upstream.aborts()).toBe(0);
  });

  it('keeps 100 streams open at once, none of them waiting for another', async () => {
    upstream.answer(sse([{ hello: true }], 'hold'));
    const gateway = gatewayWith();
    const readers = await Promise.all(Array.from({ length: 100 }, async () => events(await gateway('chat', chatRequest()))));
    expect(await Promise.all(readers.map((reader) => reader.next()))).toEqual(readers.map(() => ({ hello: true })));
    await Promise.all(readers.map((reader) => reader.cancel()));
    await upstream.untilAborts(100);
  });

  it('loses none of 100 aborts, by cancelled body and by signal, in mid-stream and before the answer', async () => {
    const gateway = gatewayWith();
    upstream.answer(sse([{ hello: true }], 'hold'));
    for (let n = 0; n < 60; n += 1) {
      const page = new AbortController();
      const reader = events(await gateway('chat', chatRequest({ signal: page.signal })));
      await reader.next();
      if (n % 2 === 0) await reader.cancel();
      else {
        page.abort();
        await expect(reader.next()).rejects.toThrow();
      }
      await upstream.untilAborts(n + 1);
    }
    upstream.answer(stall());
    for (let n = 60; n < 100; n += 1) {
      const page = new AbortController();
      const answer = gateway('chat', chatRequest({ signal: page.signal }));
      await upstream.untilRequests(n + 1);
      page.abort();
      expect((await answer).status).toBe(499);
      await upstream.untilAborts(n + 1);
    }
    expect(upstream.aborts()).toBe(100);
  });

  it('makes a 401 invisible: one refresh, one replay with the same body', async () => {
    upstream.answer(json(401, { error: { message: 'expired' } }), sse([{ fine: true }]));
    const response = await gatewayWith()('chat', chatRequest());
    expect(await events(response).next()).toEqual({ fine: true });
    expect(upstream.requests.map(({ headers, body }) => [headers.authorization, body])).toEqual([
      [`Bearer ${jwt}1`, '{"type":"threads.create"}'],
      [`Bearer ${jwt}2`, '{"type":"threads.create"}'],
    ]);
  });

  it('answers a server that always says 401 with one error, after two requests', async () => {
    upstream.answer(json(401, {}));
    expect(await errorOf(await gatewayWith()('chat', chatRequest()))).toEqual([401, 'auth.rejected']);
    expect([upstream.requests.length, minted]).toEqual([2, 2]);
  });

  it('lets the page’s stream error where upstream is cut, after what had arrived', async () => {
    upstream.answer(sse([{ part: 1 }], 'cut'));
    const reader = events(await gatewayWith()('chat', chatRequest()));
    expect(await reader.next()).toEqual({ part: 1 });
    await expect(reader.next()).rejects.toThrow();
  });

  it.each<[string, Parameters<Upstream['answer']>[0], number, string]>([
    ['a 500 page', text(500, 'text/plain', 'Internal Server Error'), 500, 'backend.failed'],
    ['a redirect', redirect('http://127.0.0.1:1/elsewhere'), 502, 'backend.refused'],
    ['a web page', text(200, 'text/html', '<html>'), 502, 'backend.failed'],
    ['a connection that closes', (response) => void response.socket?.destroy(), 503, 'network.unreachable'],
  ])('puts %s into the error form', async (_, answer, status, code) => {
    upstream.answer(answer);
    expect(await errorOf(await gatewayWith()('chat', chatRequest()))).toEqual([status, code]);
    expect(upstream.requests).toHaveLength(1);
  });

  it('says that nobody is there, and recovers by itself', async () => {
    const gateway = gatewayWith({ resolve: async () => ({ authUrl: '', authPath: '', chatUrl: 'http://127.0.0.1:1/chatkit', key: 'k' }) });
    expect(await errorOf(await gateway('chat', chatRequest()))).toEqual([503, 'network.unreachable']);
    expect((await gatewayWith()('chat', chatRequest())).status).toBe(200);
  });

  it('carries 20 MiB each way unchanged', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(20 * 1_048_576) });
    upstream.answer((response, { body }) => void response.writeHead(200, { 'content-type': 'application/json' }).end(body));
    const response = await gatewayWith()('chat', chatRequest({ body: large }));
    expect((await response.text()) === large).toBe(true);
  });

  it('never logs the token', async () => {
    upstream.answer(json(401, {}));
    await gatewayWith()('chat', chatRequest());
    expect(log.lines.length).toBeGreaterThan(0);
    expect(log.lines.join()).not.toContain('eyJ');
  });
});
