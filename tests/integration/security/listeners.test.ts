/** The other ports on loopback, attacked: the embedded server, the way to models, and a sign-in that waits for its browser. */
import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createLoopback } from '../../../src/main/auth/loopback.ts';
import { createModelDoor } from '../../../src/main/local-server/model-door.ts';
import { startEmbeddedServer, temporaryFolder } from '../../support/embedded-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { exchange, hold } from '../../support/raw-http.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean();
});

const rebound = ['evil.example', 'evil.example:PORT', '127.0.0.1.evil.example:PORT', '0.0.0.0:PORT', '127.1.evil:PORT', '192.168.0.1:PORT'];

describe('the embedded server', () => {
  async function start(): Promise<{ port: number; url: string }> {
    const folder = temporaryFolder();
    const server = await startEmbeddedServer(folder.path);
    cleanUps.push(() => folder.remove(), () => server.stop());
    return { port: Number(new URL(server.url).port), url: server.url };
  }
  const bytes = (line: string, headers: readonly string[], body = ''): string => [`${line} HTTP/1.1`, ...headers, 'Connection: close', `Content-Length: ${body.length}`, '', body].join('\r\n');

  it('answers under no name but its own', async () => {
    const { port } = await start();
    for (const name of rebound) {
      for (const path of ['/health', '/latchkey/sign-in', '/api/auth/get-session', '/api/auth/jwks']) {
        expect((await exchange(port, bytes(`GET ${path}`, [`Host: ${name.replace('PORT', String(port))}`]))).statuses, `${name} ${path}`).toEqual([403]);
      }
    }
  });

  it('takes no sign-in, no sign-out and no chat from a page of another site', async () => {
    const { port, url } = await start();
    const account = { name: 'Ada', email: 'ada@example.com', password: 'correct horse' };
    const signUp = await fetch(`${url}/api/auth/sign-up/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify(account) });
    const cookie = signUp.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    expect(cookie).not.toBe('');
    const foreign = ['Origin: https://evil.example', 'Sec-Fetch-Site: cross-site', `Host: 127.0.0.1:${port}`, `Cookie: ${cookie}`];
    const tries: [string, string, string][] = [
      ['POST /api/auth/sign-in/email', 'Content-Type: application/json', JSON.stringify(account)],
      ['POST /api/auth/sign-out', 'Content-Type: application/json', '{}'],
      ['POST /api/auth/sign-out', 'Content-Type: application/x-www-form-urlencoded', ''],
      ['POST /api/auth/change-password', 'Content-Type: application/json', JSON.stringify({ currentPassword: account.password, newPassword: 'other password 1' })],
      ['POST /chatkit', 'Content-Type: text/plain', '{}'],
      ['POST /latchkey/sign-in/password', 'Content-Type: application/x-www-form-urlencoded', `email=${account.email}&password=correct+horse`],
    ];
    for (const [line, type, body] of tries) {
      const { statuses, text } = await exchange(port, bytes(line, [...foreign, type], body));
      expect(statuses[0], line).toBeGreaterThanOrEqual(400);
      expect(text, line).not.toMatch(/access-control-allow-origin: https:\/\/evil|set-cookie: [^;]*session_token=[^;]/i);
    }
    // She is still signed in.
    const session = (await (await fetch(`${url}/api/auth/get-session`, { headers: { cookie } })).json()) as { user?: { email: string } } | null;
    expect(session?.user?.email).toBe(account.email);
  });

  it('takes no request for two, and serves on while a thousand connections say nothing', { timeout: 30_000 }, async () => {
    const { port } = await start();
    const next = bytes('GET /health', [`Host: 127.0.0.1:${port}`]);
    const { statuses } = await exchange(port, `POST /chatkit HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${next}`);
    expect(statuses).toEqual([400]);
    const flood = Array.from({ length: 1_200 }, () => hold(port));
    await Promise.all(flood.map(({ open }) => open));
    expect((await exchange(port, next)).statuses).toEqual([200]);
    // Those that wait to be accepted are still open for who opened them.
    await expect.poll(() => flood.filter(({ socket }) => !socket.destroyed && socket.readyState === 'open').length, { timeout: 15_000 }).toBeLessThanOrEqual(1_024);
    for (const { socket } of flood) socket.destroy();
  });
});

describe('the way to models', () => {
  async function start() {
    const asked: string[] = [];
    const door = createModelDoor({
      fetch: (url) => {
        asked.push(url instanceof Request ? url.url : url.toString());
        return Promise.resolve(Response.json({ fine: true }));
      },
      randomBytes,
      log: quietLog(),
    });
    cleanUps.push(() => door.close());
    const { via, apiKey } = (await door.through({ baseUrl: 'https://models.example/v1', model: 'm', apiKey: 'sk-planted' }))!;
    const url = new URL(via!);
    return { asked, apiKey, port: Number(url.port), path: url.pathname, host: url.host };
  }
  const ask = (line: string, host: string, ...more: string[]): string => [`${line} HTTP/1.1`, `Host: ${host}`, ...more, 'Content-Type: application/json', 'Connection: close', 'Content-Length: 2', '', '{}'].join('\r\n');

  it('opens for its secret alone, on two paths, for no page of a browser, and hands the key to nobody', async () => {
    const { asked, apiKey, port, path, host } = await start();
    expect(apiKey).toBe('');
    const refused = [
      ask('POST /chat/completions', host), ask('POST /wrong/chat/completions', host), ask(`POST ${path}x/chat/completions`, host), ask(`POST ${path.slice(0, -1)}/chat/completions`, host),
      ask(`GET ${path}/chat/completions`, host), ask(`POST ${path}/models`, host), ask(`POST ${path}/chat/completions/../models`, host), ask(`POST ${path}/%63hat/completions`, host), ask(`POST ${path}//evil.example/chat/completions`, host),
      ask(`POST ${path}/chat/completions?x=1`, host), ask(`POST ${path}/chat/completions`, host, 'Origin: https://evil.example'), ask(`POST ${path}/chat/completions`, host, 'Origin: null'),
      ...rebound.map((name) => ask(`POST ${path}/chat/completions`, name.replace('PORT', String(port)))),
    ];
    for (const request of refused) {
      const { statuses, text } = await exchange(port, request);
      expect(statuses, request.split('\r\n')[0]).toEqual([404]);
      expect(text).not.toContain('planted');
    }
    expect(asked).toEqual([]);
    const { statuses, text } = await exchange(port, ask(`POST ${path}/chat/completions`, host));
    expect(statuses).toEqual([200]);
    expect(text).not.toContain('planted');
    expect(asked).toEqual(['https://models.example/v1/chat/completions']);
  });
});

describe('a sign-in that waits for its browser', () => {
  const token = (): string => Buffer.from(JSON.stringify({ identifier: 'a'.repeat(32), state: 'b'.repeat(32) })).toString('base64url');

  async function start(answer: (code: unknown) => boolean) {
    const codes: unknown[] = [];
    const loopback = await createLoopback(() => ({ lang: 'en', dir: 'ltr', done: 'Done', refused: 'Refused' }))((handed) => {
      codes.push(handed);
      return Promise.resolve(answer(handed));
    });
    cleanUps.push(() => loopback.close());
    return { codes, port: loopback.port };
  }
  const ask = (line: string, host: string): string => `${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;

  it('hears nothing but its callback, under its own address', async () => {
    const { codes, port } = await start(() => false);
    const here = `127.0.0.1:${port}`;
    const path = `/auth/callback?token=${token()}`;
    for (const request of [ask('GET /', here), ask(`POST ${path}`, here), ask(`HEAD ${path}`, here), ask(`GET /x${path}`, here), ask(`GET /auth/callback?token=${'a'.repeat(5_000)}`, here), ask('GET /auth/callback?token=', here), ask('GET /auth/callback?token=%3Cscript%3E', here), ...[...rebound, 'localhost:PORT', '[::1]:PORT'].map((name) => ask(`GET ${path}`, name.replace('PORT', String(port))))]) {
      const { statuses, text } = await exchange(port, request);
      expect(statuses[0], request.split('\r\n')[0]).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain('<script>');
    }
    expect(codes).toEqual([]);
  });

  it('twenty silent connections do not keep the browser out', async () => {
    const { port } = await start(() => false);
    const flood = Array.from({ length: 40 }, () => hold(port));
    await Promise.all(flood.map(({ open }) => open));
    expect((await exchange(port, ask('GET /nothing', `127.0.0.1:${port}`))).statuses).toEqual([404]);
    for (const { socket } of flood) socket.destroy();
  });
});
