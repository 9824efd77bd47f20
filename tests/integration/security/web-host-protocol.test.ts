/** HTTP that is none, slow or too much, against the web host's own sockets. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWebHost, type WebHost } from '../../../src/main/web-host/web-host.ts';
import { englishWords } from '../../support/main-words.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { exchange, hold } from '../../support/raw-http.ts';

/** As in life, only shorter: the clocks are Node's own. */
const limits = { connections: 20, headersMs: 400, requestMs: 800, checkMs: 50 };

let host: WebHost;
let cookie: string;
let seen: string[];

beforeEach(async () => {
  seen = [];
  host = await createWebHost({ words: englishWords, shellPort: 0, limits, log: quietLog() });
  host.serve({
    gateway: async (_page, request) => {
      seen.push(`${request.method} ${new URL(request.url).pathname}`);
      return new Response(request.method === 'POST' ? await request.text().catch(() => 'cut') : 'page');
    },
    rpc: () => Promise.resolve(undefined),
  });
  cookie = (await fetch(host.link(), { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!;
});

afterEach(() => host.close());

const port = (): number => Number(new URL(host.origins.shell).port);
const head = (line: string, ...headers: string[]): string => `${[`${line} HTTP/1.1`, `Host: 127.0.0.1:${port()}`, `Cookie: ${cookie}`, ...headers].join('\r\n')}\r\n`;
/** What must never be taken for a request of its own. */
const smuggled = (): string => `GET /smuggled HTTP/1.1\r\nHost: 127.0.0.1:${port()}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`;
const works = async (): Promise<boolean> => (await exchange(port(), `${head('GET /', 'Connection: close')}\r\n`)).statuses[0] === 200;

describe('request smuggling', () => {
  it.each<[string, () => string]>([
    ['a length and chunks', () => `${head('POST /x', 'Content-Length: 6', 'Transfer-Encoding: chunked')}\r\n0\r\n\r\n${smuggled()}`],
    ['chunks and a length', () => `${head('POST /x', 'Transfer-Encoding: chunked', 'Content-Length: 6')}\r\n0\r\n\r\n${smuggled()}`],
    ['two lengths', () => `${head('POST /x', 'Content-Length: 0', 'Content-Length: 200')}\r\n${smuggled()}`],
    ['the same length twice', () => `${head('POST /x', 'Content-Length: 0', 'Content-Length: 0')}\r\n${smuggled()}`],
    ['two lengths in one line', () => `${head('POST /x', 'Content-Length: 0, 200')}\r\n${smuggled()}`],
    ['a negative length', () => `${head('POST /x', 'Content-Length: -1')}\r\n${smuggled()}`],
    ['a length with a sign', () => `${head('POST /x', 'Content-Length: +0')}\r\n${smuggled()}`],
    ['a hexadecimal length', () => `${head('POST /x', 'Content-Length: 0x0')}\r\n${smuggled()}`],
    ['an encoding that is none', () => `${head('POST /x', 'Transfer-Encoding: xchunked')}\r\n0\r\n\r\n${smuggled()}`],
    ['an encoding after chunked', () => `${head('POST /x', 'Transfer-Encoding: chunked, identity')}\r\n0\r\n\r\n${smuggled()}`],
    ['two encodings', () => `${head('POST /x', 'Transfer-Encoding: chunked', 'Transfer-Encoding: x')}\r\n0\r\n\r\n${smuggled()}`],
    ['a blank before the colon', () => `${head('POST /x', 'Transfer-Encoding : chunked', 'Content-Length: 0')}\r\n${smuggled()}`],
    ['a folded line', () => `${head('POST /x', 'Content-Length: 0', 'X-Folded: a', ' Transfer-Encoding: chunked')}\r\n${smuggled()}`],
    ['a header that begins with a tab', () => `${head('POST /x', '\tContent-Length: 0')}\r\n${smuggled()}`],
    ['line feeds alone', () => `${head('POST /x', 'Content-Length: 0').replaceAll('\r\n', '\n')}\n${smuggled()}`],
    ['a carriage return alone', () => `${head('POST /x', 'X-A: b\rContent-Length: 200')}\r\n${smuggled()}`],
    ['a zero byte in a header', () => `${head('POST /x', 'X-A: b\0c', 'Content-Length: 0')}\r\n${smuggled()}`],
    ['a chunk of a size that is none', () => `${head('POST /x', 'Transfer-Encoding: chunked')}\r\nzz\r\n\r\n${smuggled()}`],
    ['a chunk of a size beyond all numbers', () => `${head('POST /x', 'Transfer-Encoding: chunked')}\r\nffffffffffffffffff\r\n${smuggled()}`],
    ['a chunk without its end', () => `${head('POST /x', 'Transfer-Encoding: chunked')}\r\n1\r\nab0\r\n\r\n${smuggled()}`],
    ['a chunk extension with a line feed', () => `${head('POST /x', 'Transfer-Encoding: chunked')}\r\n1;a\nb\r\nx\r\n0\r\n\r\n${smuggled()}`],
    ['an extension of 20 KB', () => `${head('POST /x', 'Transfer-Encoding: chunked')}\r\n1;${'a'.repeat(20_000)}\r\nx\r\n0\r\n\r\n${smuggled()}`],
    ['a version that is none', () => `${head('GET /x').replace('HTTP/1.1', 'HTTP/9.9')}\r\n${smuggled()}`],
    ['another protocol', () => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${smuggled()}`],
  ])('%s: one refusal, and the connection is over', async (_, bytes) => {
    const { statuses, ended } = await exchange(port(), Buffer.from(bytes(), 'latin1'));
    expect(statuses.at(-1)).toBeGreaterThanOrEqual(400);
    expect(ended).toBe(true);
    expect(seen.filter((line) => line.includes('smuggled'))).toEqual([]);
    expect(await works()).toBe(true);
  });

  it('two proper requests on one connection are two, with a body that says where it ends', async () => {
    const { statuses } = await exchange(port(), `${head('POST /x', 'Content-Length: 2')}\r\nok${smuggled()}`);
    expect(statuses).toEqual([200, 200]);
    expect(seen).toEqual(['POST /x', 'GET /smuggled']);
  });
});

describe('methods and upgrades', () => {
  it.each(['TRACE /', 'TRACK /', 'CONNECT 127.0.0.1:1', 'CONNECT /', 'GET http://evil.example/', 'GET //evil.example/../', 'PROPFIND /', 'BREW /', 'get /', 'OPTIONS *'])('%s leads nowhere', async (line) => {
    const { statuses, text } = await exchange(port(), `${head(line, 'Connection: close', 'X-Echo: mirrored')}\r\n`);
    expect(text).not.toContain('mirrored');
    if (statuses[0] === 200) expect(seen).toHaveLength(1);
    expect(await works()).toBe(true);
  });

  it('no connection becomes a WebSocket or HTTP/2', async () => {
    for (const upgrade of ['websocket', 'h2c']) {
      const { statuses } = await exchange(port(), `${head('GET /', `Upgrade: ${upgrade}`, 'Connection: Upgrade', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13', 'Origin: https://evil.example')}\r\n`);
      expect(statuses).not.toContain(101);
    }
    expect(seen).toEqual([]);
  });
});

describe('too much', () => {
  it.each<[string, () => string]>([
    ['an address of 20 KB', () => `${head(`GET /${'a'.repeat(20_000)}`)}\r\n`],
    ['a header of 20 KB', () => `${head('GET /', `X-Long: ${'a'.repeat(20_000)}`)}\r\n`],
    ['five thousand headers', () => `${head('GET /', ...Array.from({ length: 5_000 }, (_, n) => `X-${n}: 1`))}\r\n`],
    ['a cookie of 20 KB', () => `${head('GET /', `Cookie: ${'a=b; '.repeat(4_000)}`)}\r\n`],
  ])('%s is refused', async (_, bytes) => {
    const { statuses, ended } = await exchange(port(), bytes());
    expect(statuses).toEqual([431]);
    expect(ended).toBe(true);
    expect(seen).toEqual([]);
    expect(await works()).toBe(true);
  });
});

describe('slow clients', () => {
  it('one that never ends its head is let go, and keeps nobody waiting', async () => {
    const slow = Array.from({ length: 10 }, () => hold(port(), `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port()}\r\nX-Slow: `));
    await Promise.all(slow.map(({ open }) => open));
    // A byte now and then keeps none of them alive.
    const drip = setInterval(() => slow.forEach(({ socket }) => socket.writable && socket.write('a')), 50);
    expect(await works()).toBe(true);
    await Promise.all(slow.map(({ closed }) => closed));
    clearInterval(drip);
    expect(seen).toEqual(['GET /']);
  });

  it('one that never ends its body is let go', async () => {
    const slow = hold(port(), `${head('POST /x', 'Content-Length: 1000', 'Content-Type: application/json')}\r\n{`);
    await slow.open;
    expect(await works()).toBe(true);
    await slow.closed;
  });

  it('one that says nothing at all is let go', async () => {
    const silent = hold(port());
    await silent.open;
    await silent.closed;
    expect(await works()).toBe(true);
  });
});

describe('floods of connections', () => {
  it('two hundred that stay idle shut nobody out: the one that waited longest goes', async () => {
    const flood = Array.from({ length: 200 }, () => hold(port()));
    await Promise.all(flood.map(({ open }) => open));
    for (let n = 0; n < 5; n += 1) expect(await works()).toBe(true);
    await expect.poll(() => flood.filter(({ socket }) => !socket.destroyed && socket.readyState === 'open').length, { timeout: 10_000 }).toBeLessThanOrEqual(limits.connections);
    for (const { socket } of flood) socket.destroy();
    expect(await works()).toBe(true);
  });

  it('an answer that is on its way is not what goes', async () => {
    const stream = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
    const writer = stream.writable.getWriter();
    host.serve({ gateway: () => Promise.resolve(new Response(stream.readable)), rpc: () => Promise.resolve(undefined) });
    const answer = await fetch(`${host.origins.shell}/events`, { headers: { cookie } });
    const reader = answer.body!.getReader();
    const flood = Array.from({ length: 100 }, () => hold(port()));
    await Promise.all(flood.map(({ open }) => open));
    void writer.write(new TextEncoder().encode('still here'));
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('still here');
    for (const { socket } of flood) socket.destroy();
    await writer.close();
  });
});
