import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from '../../../../src/main/gateway/gateway.ts';
import { createRelay } from '../../../../src/main/gateway/relay.ts';
import { createUpstreamFetch, type UpstreamFetch } from '../../../../src/main/net/upstream-fetch.ts';
import { createWebHost, type WebHost } from '../../../../src/main/web-host/web-host.ts';
import { englishWords } from '../../../support/main-words.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { frame, json, liveStream, sse, stall, startUpstream, type Upstream } from '../../../support/upstream.ts';

let upstream: Upstream;
let net: UpstreamFetch;
let host: WebHost;
let cookie: string;

beforeEach(async () => {
  const log = quietLog();
  upstream = await startUpstream();
  net = createUpstreamFetch();
  host = await createWebHost({ words: englishWords, shellPort: 0, log });
  const relay = createRelay({
    resolve: async () => ({ authUrl: upstream.origin, authPath: '/api/auth', chatUrl: upstream.url, key: 'test' }),
    token: async () => 'token',
    fetch: net.fetch,
    log,
  });
  host.serve({ gateway: createGateway({ assets: async () => undefined, relay, log }), rpc: async () => undefined });
  const entered = await fetch(host.link(), { redirect: 'manual' });
  cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
});

afterEach(async () => {
  await host.close();
  await net.dispose();
  await upstream.close();
});

function post(headers: Record<string, string> = {}): ClientRequest {
  const own = { cookie, origin: host.origins.chat, 'content-type': 'application/json', 'x-latchkey-page': 'chat', accept: 'text/event-stream' };
  const request = httpRequest(`${host.origins.chat}/chatkit`, { method: 'POST', headers: { ...own, ...headers }, agent: false });
  request.on('error', () => undefined);
  return request;
}

const answerTo = (request: ClientRequest): Promise<IncomingMessage> => new Promise((resolve) => request.on('response', resolve));
const firstChunk = (response: IncomingMessage): Promise<string> => new Promise((resolve) => response.once('data', (chunk: Buffer) => resolve(String(chunk))));

const textOf = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('close', () => resolve(text));
  });

describe('streams through the web host', () => {
  it('sends the head at once and each event as it comes', async () => {
    const stream = liveStream();
    upstream.answer(stream.answer);
    const request = post();
    request.end('{}');
    const response = await answerTo(request);
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/event-stream']);
    for (let n = 0; n < 5; n += 1) {
      stream.send({ n });
      expect(await firstChunk(response)).toBe(frame({ n }));
    }
    stream.end();
    await new Promise((resolve) => response.resume().on('end', resolve));
    expect(response.complete).toBe(true);
  });

  it('tells upstream of every client that goes away: 100 of 100, in mid-stream and before the answer', async () => {
    upstream.answer(sse([{ hello: true }], 'hold'));
    for (let n = 0; n < 60; n += 1) {
      const request = post();
      request.end('{}');
      await firstChunk(await answerTo(request));
      request.destroy();
      await upstream.untilAborts(n + 1);
    }
    upstream.answer(stall());
    for (let n = 60; n < 100; n += 1) {
      const request = post();
      request.end('{}');
      await upstream.untilRequests(n + 1);
      request.destroy();
      await upstream.untilAborts(n + 1);
    }
    expect(upstream.aborts()).toBe(100);
  });

  it('breaks the connection off where upstream was cut, so that the page sees it', async () => {
    upstream.answer(sse([{ part: 1 }], 'cut'));
    const request = post();
    request.end('{}');
    const response = await answerTo(request);
    const outcome = await new Promise((resolve) => response.resume().on('error', (error) => resolve(error.message)).on('end', () => resolve('end')));
    expect(outcome).toBe('aborted');
    expect(response.complete).toBe(false);
  });

  it('waits for a slow client instead of piling the answer up', async () => {
    const chunk = Buffer.alloc(65_536, 'x');
    let written = 0;
    upstream.answer(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      while (!response.destroyed && written < 200 * 1_048_576) {
        written += chunk.byteLength;
        if (!response.write(chunk)) await new Promise((resolve) => (response.once('drain', resolve), response.once('close', resolve)));
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    });
    const request = post();
    request.end('{}');
    const response = await answerTo(request);
    response.pause();
    let before = -1;
    while (before !== written) {
      before = written;
      for (let turn = 0; turn < 2_000; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(written).toBeLessThan(50 * 1_048_576);
    request.destroy();
    await upstream.untilAborts(1);
  });

  it('lets a client that sends too much see why it was refused, and use the connection again', async () => {
    const { hostname, port, host: name } = new URL(host.origins.chat);
    // A raw socket: Node's own client stops sending once it has an answer, browsers do not.
    const socket = connect(Number(port), hostname);
    const received = textOf(socket);
    const head = (length: number): string =>
      `POST /chatkit HTTP/1.1\r\nHost: ${name}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nX-Latchkey-Page: chat\r\nContent-Length: ${length}\r\n`;
    const part = Buffer.alloc(1_048_576, 'x');
    socket.write(`${head(40 * part.byteLength)}\r\n`);
    for (let n = 0; n < 40; n += 1) if (!socket.write(part)) await new Promise((resolve) => socket.once('drain', resolve));
    socket.write(`${head(2)}Connection: close\r\n\r\n{}`);
    const answers = (await received).match(/HTTP\/1\.1 \d+|"code":"[\w.]+"/g);
    expect(answers).toEqual(['HTTP/1.1 413', '"code":"request.too_large"', 'HTTP/1.1 200']);
    expect(upstream.requests.map(({ body }) => body)).toEqual(['{}']);
  });

  it('goes on after a client that leaves in the middle of its own request', async () => {
    const request = post({ 'content-length': '1000' });
    request.write('{');
    await new Promise((resolve) => request.on('socket', (socket) => socket.once('connect', resolve)));
    request.destroy();
    upstream.answer(json(200, { fine: true }));
    const next = post();
    next.end('{}');
    expect(await firstChunk(await answerTo(next))).toBe('{"fine":true}');
    expect(upstream.requests).toHaveLength(1);
  });
});
