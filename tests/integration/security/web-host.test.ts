/** The web host over sockets, attacked by pages and programs that share its loopback. Its ordinary life: `tests/integration/main/web-host`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAssets } from '../../../src/main/gateway/assets.ts';
import { createGateway } from '../../../src/main/gateway/gateway.ts';
import { createRouter, type Handlers } from '../../../src/main/ipc/router.ts';
import { createWebRpc } from '../../../src/main/ipc/rpc.web.ts';
import { createWebHost, type WebHost } from '../../../src/main/web-host/web-host.ts';
import { methodNames } from '../../../src/shared/desktop-api.ts';
import { complaintsAbout } from '../../support/csp.ts';
import { englishWords } from '../../support/main-words.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { exchange } from '../../support/raw-http.ts';

const planted = 'PLANTED-SECRET-5b1e';
let folder: string;
let host: WebHost;
let cookie: string;
/** Methods and chat requests that got through to what does the work. */
let reached: string[];

async function open(shellPort = 0): Promise<void> {
  const log = quietLog();
  host = await createWebHost({ words: englishWords, shellPort, log });
  const handlers = Object.fromEntries(methodNames.map((name) => [name, () => void reached.push(name)])) as unknown as Handlers;
  const router = createRouter({ handlers, shellOrigin: host.origins.shell, log });
  const assets = createAssets({ root: join(folder, 'renderer'), origins: host.origins, colorScheme: () => 'system', language: () => 'system', systemLanguages: ['en'], chat: () => ({ uploads: 'none', streamUploads: false, options: {} }) });
  const gateway = createGateway({
    assets,
    relay: () => {
      reached.push('/chatkit');
      return new Response('answered');
    },
    log,
  });
  const rpc = createWebRpc({ router, log });
  host.serve({ gateway, rpc: (request) => rpc.handle(request) });
}

beforeEach(async () => {
  reached = [];
  folder = mkdtempSync(join(tmpdir(), 'latchkey-web-attack-'));
  writeFileSync(join(folder, 'secret.txt'), planted);
  for (const page of ['shell', 'chat']) {
    mkdirSync(join(folder, 'renderer', page), { recursive: true });
    writeFileSync(join(folder, 'renderer', page, 'index.html'), `<!doctype html><title>${page}</title>`);
  }
  mkdirSync(join(folder, 'renderer', 'assets'));
  writeFileSync(join(folder, 'renderer', 'assets', 'main-abcd1234.js'), 'export {};');
  await open();
  cookie = (await fetch(host.link(), { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!;
});

afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const portOf = (page: 'shell' | 'chat'): number => Number(new URL(host.origins[page]).port);

/** A request as bytes, with the cookie. @param headers lines; the host is ours where none of them names one */
function ask(page: 'shell' | 'chat', line: string, headers: readonly string[] = [], body = '') {
  const ours = headers.some((header) => /^host\s*:/i.test(header)) ? [] : [`Host: 127.0.0.1:${portOf(page)}`];
  return exchange(portOf(page), Buffer.from([`${line} HTTP/1.1`, ...ours, `Cookie: ${cookie}`, 'Connection: close', ...headers, ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]), '', body].join('\r\n'), 'latin1'));
}

const call = JSON.stringify({ method: 'auth.signOut', input: { history: 'erase' } });
const proper = (page: 'shell' | 'chat'): string[] => [`Origin: ${host.origins[page]}`, 'Content-Type: application/json', `X-Latchkey-Page: ${page}`, 'Sec-Fetch-Site: same-origin'];

describe('DNS rebinding', () => {
  it.each([
    'evil.example', 'evil.example:PORT', 'localhost:PORT', 'LOCALHOST:PORT', '127.0.0.1', '127.0.0.1:1', '127.0.0.1.:PORT', '127.0.0.1:PORT.', '127.0.0.1:0PORT', '127.1:PORT', '127.0.0.2:PORT',
    '2130706433:PORT', '0x7f000001:PORT', '0177.0.0.1:PORT', '0.0.0.0:PORT', '[::1]:PORT', '[::ffff:127.0.0.1]:PORT', '127.0.0.1:PORT@evil.example', 'evil.example@127.0.0.1:PORT', '127.0.0.1:PORT, evil.example', 'http://127.0.0.1:PORT', '',
  ])('a request that names “%s” as its host is refused on both ports, cookie or not', async (name) => {
    for (const page of ['shell', 'chat'] as const) {
      const named = name.replace('PORT', String(portOf(page)));
      for (const [line, more, body] of [['GET /', [], ''], ['POST /rpc', proper(page), call], ['POST /chatkit', proper(page), '{}']] as const) {
        const { statuses } = await ask(page, line, [`Host: ${named}`, ...more], body);
        expect([400, 403], `${line} ${named}`).toContain(statuses[0]);
      }
    }
    expect(reached).toEqual([]);
  });

  it('a request without a host, or with two, is none', async () => {
    const port = portOf('shell');
    expect((await exchange(port, `GET / HTTP/1.1\r\nCookie: ${cookie}\r\n\r\n`)).statuses).toEqual([400]);
    expect((await exchange(port, `GET / HTTP/1.0\r\nCookie: ${cookie}\r\n\r\n`)).statuses[0]).toBeGreaterThanOrEqual(400);
    for (const hosts of [[`127.0.0.1:${port}`, 'evil.example'], ['evil.example', `127.0.0.1:${port}`]]) {
      expect((await ask('shell', 'GET /', hosts.map((name) => `Host: ${name}`))).statuses).toEqual([400]);
    }
  });

  it('listens on 127.0.0.1 alone', async () => {
    const refused = await new Promise<string>((resolve) => connect(portOf('shell'), '::1').once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? '')).once('connect', () => resolve('connected')));
    expect(['ECONNREFUSED', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']).toContain(refused);
  });
});

describe('requests forged by other pages', () => {
  it('a proper call gets through, so that the others are refused for what they lack', async () => {
    expect((await ask('shell', 'POST /rpc', proper('shell'), call)).statuses).toEqual([200]);
    expect((await ask('chat', 'POST /chatkit', proper('chat'), '{}')).statuses).toEqual([200]);
    expect(reached).toEqual(['auth.signOut', '/chatkit']);
  });

  it.each<[string, (page: 'shell' | 'chat') => string[]]>([
    ['a form', () => ['Origin: https://evil.example', 'Content-Type: application/x-www-form-urlencoded', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document']],
    ['a form of plain text, from a browser that says nothing else', () => ['Origin: https://evil.example', 'Content-Type: text/plain']],
    ['a simple request without an origin', () => ['Content-Type: text/plain']],
    ['a request with everything but the origin’s right name', (page) => [`Origin: http://localhost:${portOf(page)}`, 'Content-Type: application/json', `X-Latchkey-Page: ${page}`]],
    ['an opaque origin', (page) => ['Origin: null', 'Content-Type: application/json', `X-Latchkey-Page: ${page}`]],
    ['two origins', (page) => [...proper(page), 'Origin: https://evil.example']],
    ['another program’s port', (page) => ['Origin: http://127.0.0.1:1', 'Content-Type: application/json', `X-Latchkey-Page: ${page}`, 'Sec-Fetch-Site: same-site']],
    ['the right origin without our header', (page) => [`Origin: ${host.origins[page]}`, 'Content-Type: application/json']],
    ['the right origin with the other page’s header', (page) => [`Origin: ${host.origins[page]}`, 'Content-Type: application/json', `X-Latchkey-Page: ${page === 'shell' ? 'chat' : 'shell'}`]],
    ['the right origin with another content type', (page) => [`Origin: ${host.origins[page]}`, 'Content-Type: text/plain', `X-Latchkey-Page: ${page}`]],
    ['two content types', (page) => [`Origin: ${host.origins[page]}`, 'Content-Type: text/plain, application/json', `X-Latchkey-Page: ${page}`]],
  ])('%s changes nothing', async (_, headersFor) => {
    for (const [page, path, body] of [['shell', '/rpc', call], ['chat', '/chatkit', '{}']] as const) {
      expect((await ask(page, `POST ${path}`, headersFor(page), body)).statuses[0], page).toBeGreaterThanOrEqual(400);
    }
    expect(reached).toEqual([]);
  });

  it('the chat’s port cannot call for the shell, though it has the same cookie', async () => {
    expect((await ask('chat', 'POST /rpc', proper('chat'), call)).statuses[0]).toBeGreaterThanOrEqual(400);
    expect((await ask('shell', 'POST /rpc', [`Origin: ${host.origins.chat}`, 'Content-Type: application/json', 'X-Latchkey-Page: shell', 'Sec-Fetch-Site: same-site'], call)).statuses).toEqual([403]);
    expect((await ask('shell', 'POST /chatkit', proper('shell'), '{}')).statuses[0]).toBe(200);
    expect(reached).toEqual(['/chatkit']);
  });

  it('nothing is answered across origins: no preflight, no header that would let a page read', async () => {
    for (const page of ['shell', 'chat'] as const) {
      for (const [line, headers] of [['OPTIONS /rpc', ['Access-Control-Request-Method: POST', 'Access-Control-Request-Headers: x-latchkey-page']], ['GET /', []]] as const) {
        const { text } = await ask(page, line, ['Origin: https://evil.example', ...headers]);
        expect(text).not.toMatch(/access-control-allow/i);
      }
    }
  });
});

describe('keys and the cookie', () => {
  it('a key opens once: of fifty at the same moment one is let in', async () => {
    const link = host.link();
    const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(link, { redirect: 'manual' })));
    expect(answers.filter((answer) => answer.headers.has('set-cookie'))).toHaveLength(1);
  });

  it('neither a key in a referrer nor one in a body or another place is a key', async () => {
    const key = new URL(host.link()).searchParams.get('key')!;
    const origin = host.origins.shell;
    for (const [url, headers] of [[`${origin}/`, { referer: `${origin}/?key=${key}` }], [`${origin}/#key=${key}`, {}], [`${origin}/key/${key}`, {}], [`${origin}/`, { authorization: `Bearer ${key}` }], [`${origin}/`, { cookie: `key=${key}` }]] as const) {
      expect((await fetch(url, { headers, redirect: 'manual' })).status, url).toBe(403);
    }
    // It was not used up by that.
    expect((await fetch(`${origin}/?key=${key}`, { redirect: 'manual' })).status).toBe(303);
  });

  it('after a restart on the same port neither an old key nor the old cookie is good', async () => {
    const link = host.link();
    const port = portOf('shell');
    await host.close();
    await open(port);
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(403);
    expect((await ask('shell', 'GET /')).statuses).toEqual([403]);
  });

  it('the cookie is for this run, this host, and no script; the key is in nothing that is answered', async () => {
    const link = host.link();
    const key = new URL(link).searchParams.get('key')!;
    const answer = await fetch(link, { redirect: 'manual' });
    const set = answer.headers.get('set-cookie')!;
    expect(set.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(set.split('=')[1]!.split(';')[0]).toMatch(/^[\w-]{43}$/);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(`${JSON.stringify([...answer.headers])}${await answer.text()}`).not.toContain(key);
  });
});

describe('paths', () => {
  it.each([
    '/../secret.txt', '/../../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/%2E%2E%5Csecret.txt', '/..\\secret.txt', '/..%5csecret.txt', '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '/%252e%252e%252fsecret.txt', '/..%c0%afsecret.txt', '/%c0%ae%c0%ae/secret.txt', '/..%00/secret.txt', '/secret.txt', '//secret.txt', '/./../secret.txt',
    '/....//secret.txt', '/..;/secret.txt', '/%u002e%u002e/secret.txt', '/assets/main-abcd1234.js/../../../secret.txt', '/FOLDER/secret.txt', '/file://FOLDER/secret.txt', '/?file=../secret.txt',
  ])('%s leads out of nothing', async (path) => {
    for (const page of ['shell', 'chat'] as const) {
      const { text, statuses } = await ask(page, `GET ${path.replace('FOLDER', folder)}`);
      expect(text).not.toContain(planted);
      expect(statuses, path).toHaveLength(1);
      if (!path.startsWith('/?')) expect([400, 403, 404], path).toContain(statuses[0]);
    }
  });
});

describe('what is kept of answers', () => {
  it('documents and closed doors are never stored, and have closed policies; only files with a hash in their name are', async () => {
    const header = (text: string, name: string): string | undefined => new RegExp(`^${name}: (.+)\r$`, 'im').exec(text)?.[1];
    for (const page of ['shell', 'chat'] as const) {
      const { text } = await ask(page, 'GET /');
      expect(header(text, 'cache-control')).toBe('no-store');
      expect(complaintsAbout(header(text, 'content-security-policy'))).toEqual([]);
      expect(header(text, 'x-content-type-options')).toBe('nosniff');
    }
    const door = await exchange(portOf('shell'), `GET / HTTP/1.1\r\nHost: 127.0.0.1:${portOf('shell')}\r\nConnection: close\r\n\r\n`);
    expect(header(door.text, 'cache-control')).toBe('no-store');
    expect(complaintsAbout(header(door.text, 'content-security-policy'))).toEqual([]);
    const called = await ask('shell', 'POST /rpc', proper('shell'), JSON.stringify({ method: 'auth.state' }));
    expect(header(called.text, 'cache-control')).toBe('no-store');
    expect(header((await ask('shell', 'GET /assets/main-abcd1234.js')).text, 'cache-control')).toContain('immutable');
  });
});
