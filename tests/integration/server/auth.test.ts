import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRateLimits } from '../../../src/server/auth/rate-limits.ts';
import type { RunningServer } from '../../../src/server/start-server.ts';
import {
  authPost,
  chatUser,
  createParams,
  fetchToken,
  signUp,
  startEmbeddedServer,
  temporaryFolder,
} from '../../support/embedded-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;

beforeEach(async () => {
  folder = temporaryFolder();
  server = await startEmbeddedServer(folder.path);
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

describe('accounts', () => {
  it('signs in who signed up, and nobody with a wrong password', async () => {
    const { email } = await signUp(server.url);
    expect((await authPost(server.url, '/sign-in/email', { email, password: 'correct horse' })).status).toBe(200);
    expect((await authPost(server.url, '/sign-in/email', { email, password: 'wrong horse!' })).status).toBe(401);
  });

  it('says that an e-mail address is taken', async () => {
    const { email } = await signUp(server.url);
    const again = await authPost(server.url, '/sign-up/email', { email, password: 'another horse', name: 'Bob' });
    expect(again.status).toBe(422);
    expect(((await again.json()) as { code: string }).code).toMatch(/^USER_ALREADY_EXISTS/);
  });

  it('refuses sign-in from the page of another site', async () => {
    const { email } = await signUp(server.url);
    const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ email, password: 'correct horse' }),
    });
    expect(response.status).toBe(403);
  });

  it('forgets a session that was signed out', async () => {
    const { cookie } = await signUp(server.url);
    expect((await authPost(server.url, '/sign-out', {}, cookie)).status).toBe(200);
    const response = await fetch(`${server.url}/api/auth/token`, { headers: { cookie } });
    expect(response.status).toBe(401);
  });
});

describe('tokens', () => {
  it('are EdDSA with a kid, for fifteen minutes, and name only who is needed', async () => {
    const { id, email, token } = await signUp(server.url);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'EdDSA', kid: expect.any(String) });
    const claims = decodeJwt(token);
    expect(claims).toEqual({
      sub: id,
      name: 'Ann',
      email,
      iss: 'urn:latchkey:test',
      aud: 'urn:latchkey:test',
      iat: expect.any(Number),
      exp: claims.iat! + 900,
    });
  });
});

/** Makes sure that the next free port is another one. */
function occupy(port: string): Promise<Server> {
  return new Promise((resolve) => {
    const squatter = createServer().listen(Number(port), '127.0.0.1', () => resolve(squatter));
  });
}

describe('a restart on another port', () => {
  it('keeps sessions, tokens, signing keys and threads', async () => {
    const before = await signUp(server.url);
    await before.events('threads.create', createParams('Remember me'));
    const oldUrl = server.url;
    await server.stop();
    const squatter = await occupy(new URL(oldUrl).port);
    server = await startEmbeddedServer(folder.path);
    squatter.close();
    expect(server.url).not.toBe(oldUrl);

    const after = chatUser(server.url, before);
    const list = await after.json<{ data: { title: string }[] }>('threads.list', {});
    expect(list.data.map(({ title }) => title)).toEqual(['Remember me']);
    const renewed = await fetchToken(server.url, before.cookie);
    expect(decodeProtectedHeader(renewed).kid).toBe(decodeProtectedHeader(before.token).kid);
    expect(decodeJwt(renewed).sub).toBe(before.id);
  });
});

describe('the data folder', () => {
  it.skipIf(process.platform === 'win32')('is for its owner only, secret included', () => {
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder.path, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('keeps one secret for good', async () => {
    const secret = readFileSync(join(folder.path, 'secret'), 'utf8');
    expect(secret).toMatch(/^[0-9a-f]{64}\n$/);
    await server.stop();
    server = await startEmbeddedServer(folder.path);
    expect(readFileSync(join(folder.path, 'secret'), 'utf8')).toBe(secret);
  });
});

describe('rate limits', () => {
  it('stop guessing after six tries and name the wait, also after a restart', async () => {
    await server.stop();
    server = await startEmbeddedServer(folder.path, { rateLimits: defaultRateLimits });
    const guess = (): Promise<Response> =>
      authPost(server.url, '/sign-in/email', { email: 'nobody@example.com', password: 'wrong horse!' });
    for (let tries = 0; tries < 6; tries++) expect((await guess()).status).toBe(401);
    const refused = await guess();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('retry-after')).toBe(refused.headers.get('x-retry-after'));

    await server.stop();
    server = await startEmbeddedServer(folder.path, { rateLimits: defaultRateLimits });
    expect((await guess()).status).toBe(429);
  });

  it('cannot be dodged by naming another client address', async () => {
    await server.stop();
    server = await startEmbeddedServer(folder.path, { rateLimits: { ...defaultRateLimits, signIn: { window: 60, max: 1 } } });
    const guess = (address: string): Promise<Response> =>
      fetch(`${server.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: server.url,
          'x-latchkey-client-address': address,
          'x-forwarded-for': address,
        },
        body: JSON.stringify({ email: 'nobody@example.com', password: 'wrong horse!' }),
      });
    expect((await guess('10.0.0.1')).status).toBe(401);
    expect((await guess('10.0.0.2')).status).toBe(429);
  });

  it('leave reading keys, tokens and sessions alone', async () => {
    const { cookie } = await signUp(server.url);
    await server.stop();
    server = await startEmbeddedServer(folder.path, { rateLimits: { ...defaultRateLimits, everythingElse: { window: 60, max: 1 } } });
    for (const path of ['/jwks', '/token', '/get-session']) {
      for (let reads = 0; reads < 3; reads++) {
        expect((await fetch(`${server.url}/api/auth${path}`, { headers: { cookie } })).status).toBe(200);
      }
    }
  });
});
