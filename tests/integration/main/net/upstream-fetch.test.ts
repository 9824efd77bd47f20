import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createUpstreamFetch, type UpstreamFetchDeps } from '../../../../src/main/net/upstream-fetch.ts';
import { describeFault, networkFault } from '../../../../src/main/network-fault.ts';
import { testTls } from '../../../support/tls-fixture.ts';
import { json, redirect, sse, startUpstream, type Upstream } from '../../../support/upstream.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function upstreamWith(...[options]: Parameters<typeof startUpstream>): Promise<Upstream> {
  const upstream = await startUpstream(options);
  undo.push(() => upstream.close());
  return upstream;
}

function fetchWith(deps: UpstreamFetchDeps = {}) {
  const net = createUpstreamFetch(deps);
  undo.push(() => net.dispose());
  return net.fetch;
}

/** A forward proxy that opens every tunnel to one address, whatever name is asked for, or refuses. */
async function startProxy(target: () => string, status = 200): Promise<{ rules: string; asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createServer();
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const { hostname, port } = new URL(target());
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  return { rules: `PROXY 127.0.0.1:${(server.address() as AddressInfo).port}; DIRECT`, asked };
}

describe('upstream fetch', () => {
  it('hands redirects back instead of following them', async () => {
    const upstream = await upstreamWith();
    upstream.answer(redirect('/elsewhere', 302));
    const response = await fetchWith()(upstream.url, { method: 'POST', body: '{}', redirect: 'manual' });
    expect([response.status, response.headers.get('location'), upstream.requests.length]).toEqual([302, '/elsewhere', 1]);
  });

  it('takes Request objects, global Headers and forms like the global fetch', async () => {
    const upstream = await upstreamWith();
    const fetch = fetchWith();
    await fetch(new Request(upstream.url, { method: 'PUT', headers: new Headers({ 'x-a': '1' }), body: 'hello' }));
    const form = new FormData();
    form.set('field', 'value');
    await fetch(new URL(upstream.url), { method: 'POST', headers: new Headers({ 'x-a': '2' }), body: form });
    expect(upstream.requests.map(({ method, headers, body }) => [method, headers['x-a'], body.includes('hello') || body.includes('value')])).toEqual([
      ['PUT', '1', true],
      ['POST', '2', true],
    ]);
    expect(upstream.requests[1]!.headers['content-type']).toContain('multipart/form-data');
  });

  it('decodes a compressed answer', async () => {
    const upstream = await upstreamWith();
    upstream.answer((response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}')));
    expect(await (await fetchWith()(upstream.url)).json()).toEqual({ a: 1 });
  });

  it('goes through the system’s proxy, and asks it for the server by name', async () => {
    const upstream = await upstreamWith();
    const proxy = await startProxy(() => upstream.origin);
    const seen: string[] = [];
    const fetch = fetchWith({ resolveProxy: async (url) => (seen.push(url), proxy.rules) });
    expect((await fetch('http://chat.example.com/chatkit', { method: 'POST', body: '{}' })).status).toBe(200);
    expect(proxy.asked).toEqual(['chat.example.com:80']);
    expect(seen).toEqual(['http://chat.example.com/chatkit']);
  });

  it('never asks about a proxy for this computer', async () => {
    const upstream = await upstreamWith();
    const resolveProxy = () => Promise.reject(new Error('asked'));
    expect((await fetchWith({ resolveProxy })(upstream.url)).status).toBe(200);
  });

  it('puts a proxy that refuses, and one it cannot use, into words', async () => {
    const proxy = await startProxy(() => '', 407);
    const refused = await fetchWith({ resolveProxy: async () => proxy.rules })('https://chat.example.com/').catch((error: unknown) => error);
    expect(describeFault('chat.example.com', networkFault(refused))).toMatchObject({ message: expect.stringContaining('proxy refused the connection to chat.example.com (407)') as string });
    await expect(fetchWith({ resolveProxy: async () => 'SOCKS5 127.0.0.1:1080' })('https://chat.example.com/')).rejects.toMatchObject({ code: 'network.unreachable' });
  });

  it('trusts the certificates it is given, asks for them once, and says when one is not trusted', async () => {
    const upstream = await upstreamWith({ tls: testTls });
    upstream.answer(json(200, { secure: true }));
    const stranger = await fetchWith({ cas: () => undefined })(upstream.url).catch((error: unknown) => error);
    expect(describeFault('127.0.0.1', networkFault(stranger)).message).toContain('certificate');
    let asked = 0;
    const fetch = fetchWith({ cas: () => ((asked += 1), [testTls.cert]) });
    expect(await (await fetch(upstream.url)).json()).toEqual({ secure: true });
    await (await fetch(upstream.url)).text();
    expect(asked).toBe(1);
  });

  it('does not read certificates for plain connections', async () => {
    const upstream = await upstreamWith();
    const cas = () => { throw new Error('read'); };
    expect((await fetchWith({ cas })(upstream.url)).status).toBe(200);
  });

  it('ends answers in progress when it is disposed', async () => {
    const upstream = await upstreamWith();
    upstream.answer(sse([{}], 'hold'));
    const net = createUpstreamFetch();
    const reader = (await net.fetch(upstream.url)).body!.getReader();
    await reader.read();
    await net.dispose();
    await expect(reader.read()).rejects.toThrow();
    await upstream.untilAborts(1);
  });
});
