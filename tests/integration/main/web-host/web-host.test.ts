import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWebHost, type WebHost, type WebRoutes } from '../../../../src/main/web-host/web-host.ts';
import { englishWords } from '../../../support/main-words.ts';
import { quietLog, type QuietLog } from '../../../support/quiet-log.ts';

let host: WebHost;
let log: QuietLog;
let seen: { page: string; method: string; path: string; request: Request }[];
let routes: WebRoutes;

beforeEach(async () => {
  seen = [];
  log = quietLog();
  host = await createWebHost({ words: englishWords, shellPort: 0, log });
  routes = {
    gateway: async (page, request) => {
      seen.push({ page, method: request.method, path: new URL(request.url).pathname, request });
      return new Response(request.method === 'POST' ? await request.text() : `${page} page`);
    },
    rpc: async (request) => (new URL(request.url).pathname === '/rpc' ? new Response('rpc') : undefined),
  };
  host.serve(routes);
});

afterEach(() => host.close());

type Headers = Record<string, string>;
type Answer = { status: number; headers: IncomingMessage['headers']; text: string };

/** A raw client: unlike fetch, it lets a test write Host, Origin and Sec-Fetch headers. */
function ask(url: string, headers: Headers = {}, method = 'GET', body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function enter(): Promise<Headers> {
  const { headers } = await ask(host.link());
  return { cookie: headers['set-cookie']![0]!.split(';')[0]! };
}

describe('the door of the web host', () => {
  it('takes the printed key once, for a cookie that is not the key, and leads to the clean address', async () => {
    const link = host.link();
    const key = new URL(link).searchParams.get('key')!;
    const first = await ask(link);
    expect([first.status, first.headers.location, first.headers['referrer-policy']]).toEqual([303, '/', 'no-referrer']);
    const [setCookie] = first.headers['set-cookie']!;
    expect(setCookie).toMatch(/^latchkey_\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(setCookie).not.toContain(key);
    const cookie = { cookie: setCookie!.split(';')[0]! };
    expect((await ask(`${host.origins.shell}/`, cookie)).text).toBe('shell page');
    const again = await ask(link);
    expect([again.status, again.headers['set-cookie']]).toEqual([403, undefined]);
    expect(again.text).toContain('Open the link that Latchkey printed');
    expect((await ask(link, cookie)).headers.location).toBe('/');
  });

  it('lets one cookie open both ports, and gives each its page', async () => {
    const cookie = await enter();
    expect((await ask(`${host.origins.chat}/`, cookie)).text).toBe('chat page');
    expect(new URL(host.origins.chat).port).not.toBe(new URL(host.origins.shell).port);
  });

  it('shows a closed door without the cookie, whatever is asked for', async () => {
    for (const url of [`${host.origins.shell}/`, `${host.origins.shell}/?key=`, `${host.origins.shell}/?key=wrong`, `${host.origins.shell}/assets/a.js`, `${host.origins.chat}/`, `${host.origins.chat}${new URL(host.link()).search}`]) {
      const answer = await ask(url, { cookie: 'latchkey=1; latchkey_1=x; session=y' });
      expect([answer.status, answer.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
      expect(answer.headers['content-security-policy']).toContain(`default-src 'none'`);
    }
    const call = await ask(`${host.origins.shell}/rpc`, { 'content-type': 'application/json' }, 'POST', '{}');
    expect([call.status, JSON.parse(call.text)]).toEqual([403, { error: { code: 'request.denied', message: expect.any(String) } }]);
    expect(seen).toEqual([]);
  });

  it('uses no key up for HEAD, for another path or for the chat port', async () => {
    const link = host.link();
    const { search } = new URL(link);
    await ask(link, {}, 'HEAD');
    await ask(`${host.origins.shell}/other${search}`);
    await ask(`${host.origins.chat}/${search}`);
    expect((await ask(link)).status).toBe(303);
  });

  it('goes on from its own page when the link was opened from another site', async () => {
    const answer = await ask(host.link(), { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' });
    expect([answer.status, answer.headers['refresh']]).toEqual([200, '0; url=/']);
    expect(answer.headers['set-cookie']).toHaveLength(1);
  });

  it.each<[string, 'shell' | 'chat', Headers, string]>([
    ['a rebound name', 'shell', { host: 'evil.example' }, 'host'],
    ['a rebound name with our port', 'shell', { host: 'evil.example:PORT' }, 'host'],
    ['localhost', 'shell', { host: 'localhost:PORT' }, 'host'],
    ['another port', 'shell', { host: '127.0.0.1:1' }, 'host'],
    ['another site’s origin', 'shell', { origin: 'https://evil.example' }, 'origin'],
    ['no origin at all', 'shell', { origin: 'null' }, 'origin'],
    ['the chat page’s origin', 'shell', { origin: 'CHAT' }, 'origin'],
    ['the shell’s origin', 'chat', { origin: 'SHELL' }, 'origin'],
    ['a request from another site', 'shell', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, 'site'],
    ['a request from the other port', 'shell', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }, 'site'],
    ['the shell in a frame', 'shell', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }, 'site'],
    ['the chat page in another site’s frame', 'chat', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }, 'site'],
  ])('refuses %s, cookie or not', async (_, page, headers, check) => {
    const cookie = await enter();
    const port = new URL(host.origins[page]).port;
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', port).replace('CHAT', host.origins.chat).replace('SHELL', host.origins.shell)]),
    );
    const answer = await ask(`${host.origins[page]}/`, { ...cookie, ...filled });
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([403, { error: { code: 'request.denied' } }]);
    expect(log.lines.at(-1)).toContain(`"check":"${check}"`);
    expect(seen).toEqual([]);
  });

  it('lets in what browsers send for our own pages', async () => {
    const cookie = await enter();
    const own = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' };
    expect((await ask(`${host.origins.shell}/rpc`, { ...cookie, ...own, origin: host.origins.shell }, 'POST')).text).toBe('rpc');
    expect((await ask(`${host.origins.chat}/chatkit`, { ...cookie, ...own, origin: host.origins.chat }, 'POST', 'body')).text).toBe('body');
    const frame = { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
    expect((await ask(`${host.origins.chat}/`, { ...cookie, ...frame })).text).toBe('chat page');
    expect((await ask(`${host.origins.chat}/rpc`, { ...cookie, ...own }, 'POST')).text).not.toBe('rpc');
  });

  it('puts neither key nor cookie into the log', async () => {
    const link = host.link();
    const { cookie } = await enter();
    await ask(link);
    await ask(link);
    await ask(`${host.origins.shell}/`, { cookie: `${cookie}x` });
    expect(log.lines.length).toBeGreaterThan(0);
    for (const secret of [new URL(link).searchParams.get('key')!, cookie!.split('=')[1]!]) expect(log.lines.join()).not.toContain(secret);
  });

  it.each(['GET http://evil.example/ HTTP/1.1', 'GET *  HTTP/1.1', 'TRACE / HTTP/1.1', 'OPTIONS * HTTP/1.1', 'nonsense'])('survives "%s"', async (line) => {
    const { cookie } = await enter();
    const { port, host: name } = new URL(host.origins.shell);
    const text = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.end(`${line}\r\nHost: ${name}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`));
      socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
      socket.on('close', () => resolve(received));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect((await ask(`${host.origins.shell}/`, { cookie: cookie! })).status).toBe(200);
  });
});

describe('ports and life', () => {
  it('says which port is taken and what to do', async () => {
    const port = Number(new URL(host.origins.shell).port);
    await expect(createWebHost({ words: englishWords, shellPort: port, log })).rejects.toMatchObject({ code: 'server.failed', message: expect.stringMatching(new RegExp(`Port ${port} is already in use.*--port`)) });
  });

  it('leaves no port open when the second one cannot be had', async () => {
    const taken = Number(new URL(host.origins.shell).port);
    const other = await createWebHost({ words: englishWords, shellPort: 0, log });
    const free = Number(new URL(other.origins.shell).port);
    await other.close();
    await expect(createWebHost({ words: englishWords, shellPort: free, chatPort: taken, log })).rejects.toMatchObject({ code: 'server.failed' });
    await (await createWebHost({ words: englishWords, shellPort: free, log })).close();
  });

  it('asks to come back while the app is still being put together', async () => {
    const early = await createWebHost({ words: englishWords, shellPort: 0, log });
    const { headers } = await ask(early.link());
    const answer = await ask(`${early.origins.shell}/`, { cookie: headers['set-cookie']![0]!.split(';')[0]! });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '1']);
    await early.close();
  });

  it('keeps the cookies of two running apps apart', async () => {
    const other = await createWebHost({ words: englishWords, shellPort: 0, log });
    other.serve(routes);
    const mine = await enter();
    expect((await ask(`${other.origins.shell}/`, mine)).status).toBe(403);
    await other.close();
  });
});
