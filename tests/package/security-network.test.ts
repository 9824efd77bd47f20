/** What servers may do with the pages of the packaged app: lead them elsewhere, and ask who this person is. */
import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { dirname, join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testTls } from '../support/tls-fixture.ts';
import { nobody } from './ordinary-user.ts';
import { chatFrameOf, isTheShell, packagedApp, type Bridged, type UnpackedApp } from './security-app.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Calls a program of the system. @throws with what it said */
function run(program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
}

/** Gives the person a certificate of their own, and trust in the server's: as a company's computer has both, in the database that Chromium reads. */
function withCertificates({ home, folder }: UnpackedApp): void {
  const place = join(home.env['HOME']!, '.pki', 'nssdb');
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const [noise, server] = [join(folder, 'noise'), join(folder, 'server.pem')];
  writeFileSync(noise, 'x'.repeat(64));
  writeFileSync(server, testTls.cert);
  run('certutil', ['-N', '-d', `sql:${place}`, '--empty-password']);
  run('certutil', ['-A', '-d', `sql:${place}`, '-n', 'server', '-t', 'CP,,', '-i', server]);
  run('certutil', ['-S', '-x', '-d', `sql:${place}`, '-n', 'person', '-s', 'CN=Ada Lovelace', '-t', 'u,u,u', '-z', noise, '-v', '12']);
  for (const path of [dirname(place), place, ...readdirSync(place).map((name) => join(place, name))]) chownSync(path, nobody.uid, nobody.gid);
}

const running = packagedApp('network', withCertificates);
const servers: Server[] = [];

async function listen<S extends Server>(server: S): Promise<S> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

afterAll(() => {
  for (const server of servers) server.close();
});

describe('redirects', () => {
  /** What was asked of the server that the redirects lead to. */
  const elsewhere: string[] = [];
  /** What was asked of the one that they come from. */
  const asked: string[] = [];
  let from = '';
  let to = '';

  beforeAll(async () => {
    to = `http://127.0.0.1:${portOf(await listen(createHttp((request, response) => {
      elsewhere.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>elsewhere</title>');
    })))}`;
    from = `http://127.0.0.1:${portOf(await listen(createHttp((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(302, { location: decodeURIComponent((request.url ?? '').slice(1)) }).end();
    })))}`;
  });

  const denied = (): number => running().unpacked.log().split('window.navigation_denied').length - 1;

  test('of the window to another origin end there: the other is not asked, and the shell stays', async () => {
    const targets = [`${to}/window`, to.replace('127.0.0.1', 'localhost'), 'app://chat/', 'https://example.invalid/'];
    for (const target of targets) {
      const before = denied();
      // The debugger may go where no page can; from the redirect on, it is a navigation like any other.
      await running().cdp.send('Page.navigate', { url: `${from}/${encodeURIComponent(target)}` }).catch(() => undefined);
      await expect.poll(denied, { timeout: 15_000, message: target }).toBeGreaterThan(before);
      await isTheShell(running());
    }
    // They were redirects, not navigations that never began.
    expect(asked).toHaveLength(targets.length);
    expect(elsewhere).toEqual([]);
  });

  test('of the chat frame lead nowhere either', async () => {
    asked.length = 0;
    const frame = await chatFrameOf(running().app);
    const cdp = await running().app.page.context().newCDPSession(frame);
    await cdp.send('Page.navigate', { url: `${from}/${encodeURIComponent(`${to}/frame`)}` }).catch(() => undefined);
    // The shell's own policy lets in one frame, before anything is asked.
    await expect.poll(async () => (await chatFrameOf(running().app)).url()).toMatch(/^(app:\/\/chat\/|chrome-error:)/);
    expect(asked).toEqual([]);
    expect(elsewhere).toEqual([]);
    await running().app.page.reload();
    await expect.poll(async () => (await chatFrameOf(running().app)).url()).toMatch(/^app:\/\/chat\//);
  });
});

test('a server that asks for a certificate gets none, though this person has one: nobody is told who they are', async () => {
  const seen: { url: string; certificate: boolean }[] = [];
  const server = await listen(
    createHttps({ ...testTls, requestCert: true, rejectUnauthorized: false }, (request, response) => {
      seen.push({ url: request.url ?? '', certificate: request.socket instanceof TLSSocket && Object.keys(request.socket.getPeerCertificate()).length > 0 });
      response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end('window.loaded = 1');
    }),
  );
  const scriptUrl = `https://localhost:${portOf(server)}/element.js`;
  await running().app.page.evaluate((url) => (window as unknown as Bridged).latchkey.methods['connection.set']!({ kind: 'local', chat: { domainKey: 'domain_pk_test', scriptUrl: url } }), scriptUrl);
  await expect.poll(() => running().unpacked.log(), { timeout: 30_000 }).toContain('window.client_certificate_withheld');
  await expect.poll(() => seen.length, { timeout: 30_000 }).toBeGreaterThan(0);
  expect(seen.filter(({ certificate }) => certificate)).toEqual([]);
});
