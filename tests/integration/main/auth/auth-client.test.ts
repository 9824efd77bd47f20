import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createAuthClient, type AuthClient } from '../../../../src/main/auth/auth-client.ts';
import { schedule } from '../../../../src/main/schedule.ts';
import { answering, captivePortal, startBetterAuthServer, type BetterAuthServer, type BetterAuthServerOptions } from '../../../support/better-auth-server.ts';
import { createManualClock, turns } from '../../../support/manual-clock.ts';

const ada = { name: 'Ada', email: 'ada@example.com', password: 'correct horse' };
const servers: BetterAuthServer[] = [];

async function start(options?: BetterAuthServerOptions): Promise<{ server: BetterAuthServer; client: AuthClient }> {
  const server = await startBetterAuthServer(options);
  servers.push(server);
  return { server, client: clientFor(server.url, options?.options?.basePath) };
}

function clientFor(authUrl: string, authPath = '/api/auth'): AuthClient {
  return createAuthClient({ connection: { authUrl, authPath }, fetch, schedule, now: Date.now });
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

describe('with a working server', () => {
  it('signs up, and keeps only the session cookie', async () => {
    const { server, client } = await start({ options: { session: { cookieCache: { enabled: true } } } });
    const session = await client.signUp(ada);
    expect(session.user).toEqual({ id: expect.any(String), name: 'Ada', email: 'ada@example.com' });
    expect(session.cookie.name).toBe('better-auth.session_token');
    expect(decodeURIComponent(session.cookie.value).startsWith(`${server.sessions()[0]}.`)).toBe(true);
    expect(session.cookie.expiresAt).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  });

  it('signs in, and mints a token that a stranger can verify through the JWKS', async () => {
    const { server, client } = await start();
    await client.signUp(ada);
    const { cookie, user } = await client.signIn(ada);
    const { token } = await client.token(cookie);
    const { payload, protectedHeader } = await jwtVerify(token, createRemoteJWKSet(new URL(`${server.url}/api/auth/jwks`)), { issuer: server.url, audience: server.url });
    expect(payload.sub).toBe(user.id);
    expect(protectedHeader.alg).toBe('EdDSA');
    expect(protectedHeader.kid).toBeTruthy();
  });

  it('asks for nothing that was not asked of it', async () => {
    const { server, client } = await start();
    const { cookie } = await client.signUp(ada);
    await client.token(cookie);
    await client.session(cookie);
    await client.signOut(cookie);
    expect(server.requests).toEqual(['POST /api/auth/sign-up/email', 'GET /api/auth/token', 'GET /api/auth/get-session', 'POST /api/auth/sign-out']);
  });

  it('says who is signed in', async () => {
    const { client } = await start();
    const { cookie, user } = await client.signUp(ada);
    expect((await client.session(cookie)).user).toEqual(user);
  });

  it('ends the session on the server when signing out', async () => {
    const { server, client } = await start();
    const { cookie } = await client.signUp(ada);
    await client.signOut(cookie);
    expect(server.sessions()).toEqual([]);
    await expect(client.token(cookie)).rejects.toMatchObject({ code: 'auth.signed_out' });
  });

  it('works with a renamed cookie behind another prefix', async () => {
    const { client } = await start({ options: { advanced: { cookiePrefix: 'acme', cookies: { session_token: { name: 'acme_login' } } } } });
    const { cookie } = await client.signUp(ada);
    expect(cookie.name).toBe('acme_login');
    expect((await client.token(cookie)).token).toMatch(/^ey/);
  });

  it('works with __Secure- cookies', async () => {
    const { client } = await start({ options: { advanced: { useSecureCookies: true } } });
    const { cookie } = await client.signUp(ada);
    expect(cookie.name).toBe('__Secure-better-auth.session_token');
    expect((await client.token(cookie)).token).toMatch(/^ey/);
  });

  it.each(['/auth', '/'])('finds Better Auth mounted at %s', async (basePath) => {
    const { client } = await start({ options: { basePath } });
    const { cookie } = await client.signUp(ada);
    expect((await client.token(cookie)).token).toMatch(/^ey/);
  });

  it('hands on a cookie that the server renewed', async () => {
    const { client } = await start({ options: { session: { updateAge: 0 } } });
    const { cookie } = await client.signUp(ada);
    const { cookie: renewed } = await client.token(cookie);
    expect(renewed).toMatchObject({ name: cookie.name, value: cookie.value });
  });

  it('signs in after signing up where the server does not do that by itself', async () => {
    const { client } = await start({ options: { emailAndPassword: { enabled: true, autoSignIn: false } } });
    expect((await client.signUp(ada)).user.email).toBe('ada@example.com');
  });
});

describe('refusals', () => {
  it.each([
    ['a wrong password', { ...ada, password: 'wrong horse' }, 'auth.invalid_credentials', /e-mail address or the password/],
    ['an unknown address', { ...ada, email: 'bob@example.com' }, 'auth.invalid_credentials', /e-mail address or the password/],
    ['something that is no address', { ...ada, email: 'ada' }, 'auth.invalid_input', /e-mail address/],
  ])('names %s when signing in', async (_, credentials, code, message) => {
    const { client } = await start();
    await client.signUp(ada);
    await expect(client.signIn(credentials)).rejects.toMatchObject({ name: 'LatchkeyError', code, message: expect.stringMatching(message) });
  });

  it.each([
    ['an address that is taken', ada, 'auth.email_taken'],
    ['a short password', { ...ada, email: 'bob@example.com', password: 'short' }, 'auth.weak_password'],
    ['a long password', { ...ada, email: 'bob@example.com', password: 'x'.repeat(200) }, 'auth.weak_password'],
    ['something that is no address', { ...ada, email: 'bob' }, 'auth.invalid_input'],
  ])('names %s when signing up', async (_, account, code) => {
    const { client } = await start();
    await client.signUp(ada);
    await expect(client.signUp(account)).rejects.toMatchObject({ code });
  });

  it('says how long to wait after too many attempts', async () => {
    const { client } = await start({ options: { rateLimit: { enabled: true, storage: 'memory', customRules: { '/sign-in/email': { window: 40, max: 1 } } } } });
    await client.signIn(ada).catch(() => undefined);
    const error = await client.signIn(ada).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'auth.rate_limited', retryAfterSeconds: expect.any(Number), message: expect.stringMatching(/Wait \d+ seconds?/) });
  });

  it('explains an unconfirmed address after signing up', async () => {
    const { client } = await start({ options: { emailAndPassword: { enabled: true, requireEmailVerification: true } } });
    await expect(client.signUp(ada)).rejects.toMatchObject({ code: 'auth.rejected', message: expect.stringContaining('link') });
  });

  it('explains an account with a second factor', async () => {
    const { client, server } = await start();
    server.fault(answering(200, '{"twoFactorRedirect":true}', { 'content-type': 'application/json' }));
    await expect(client.signIn(ada)).rejects.toMatchObject({ code: 'auth.rejected', message: expect.stringContaining('second factor') });
  });

  it('explains a server that does not know its own address', async () => {
    const { client, server } = await start();
    server.fault(answering(403, '{"code":"INVALID_ORIGIN","message":"Invalid origin"}', { 'content-type': 'application/json' }));
    await expect(client.signIn(ada)).rejects.toMatchObject({ code: 'auth.rejected', message: expect.stringContaining('trustedOrigins') });
  });

  it('names the missing JWT plugin', async () => {
    const { client } = await start({ jwt: false });
    const { cookie } = await client.signUp(ada);
    await expect(client.token(cookie)).rejects.toMatchObject({ code: 'token.missing_plugin', message: expect.stringContaining('jwt()') });
  });
});

describe('the end of a session', () => {
  it('is believed when the server says so', async () => {
    const { client, server } = await start();
    const { cookie } = await client.signUp(ada);
    server.revokeAllSessions();
    await expect(client.token(cookie)).rejects.toMatchObject({ code: 'auth.signed_out' });
    await expect(client.session(cookie)).rejects.toMatchObject({ code: 'auth.signed_out' });
  });

  it('is not read into a 401 that comes from a failing database', async () => {
    const { client, server } = await start();
    const { cookie } = await client.signUp(ada);
    const mend = server.breakDatabase();
    await expect(client.token(cookie)).rejects.toMatchObject({ code: 'auth.unreachable', status: 500 });
    mend();
    expect((await client.token(cookie)).token).toMatch(/^ey/);
  });

  it.each([
    ['a captive portal', captivePortal, 'auth.not_better_auth'],
    ['a redirect to one', answering(302, '', { location: 'https://portal.example/login?back=1' }), 'auth.not_better_auth'],
    ['a server error', answering(503, 'down'), 'auth.unreachable'],
    ['a proxy that says 401', answering(401, '<h1>Proxy</h1>', { 'content-type': 'text/html' }), 'auth.not_better_auth'],
    ['a proxy that says 401 in JSON', answering(401, '{}', { 'content-type': 'application/json' }), 'auth.rejected'],
    ['a proxy that says 403', answering(403, '<h1>Blocked</h1>', { 'content-type': 'text/html' }), 'auth.not_better_auth'],
    ['a page that is not there', answering(404, '<h1>Not found</h1>', { 'content-type': 'text/html' }), 'auth.not_better_auth'],
    ['too many requests', answering(429, '{}', { 'content-type': 'application/json', 'retry-after': '7' }), 'auth.rate_limited'],
    ['half an answer', answering(200, '{"token":', { 'content-type': 'application/json' }), 'auth.not_better_auth'],
    ['a text that says null', answering(200, 'null', { 'content-type': 'text/html' }), 'auth.not_better_auth'],
  ] as const)('is not read into %s', async (_, fault, code) => {
    const { client, server } = await start();
    const { cookie } = await client.signUp(ada);
    server.fault(fault);
    await expect(client.token(cookie)).rejects.toMatchObject({ code });
    await expect(client.session(cookie)).rejects.toMatchObject({ code });
  });

  it('is not read into a cut connection', async () => {
    const { client, server } = await start();
    const { cookie } = await client.signUp(ada);
    server.fault((request) => {
      request.socket.destroy();
      return true;
    });
    await expect(client.token(cookie)).rejects.toMatchObject({ code: 'auth.unreachable' });
  });

  it('is not read into a refused 401 while the session lives', async () => {
    const { client, server } = await start();
    const { cookie } = await client.signUp(ada);
    server.fault((request, response) => (request.url?.includes('/token') ? answering(401, '{}', { 'content-type': 'application/json' })(request, response) : false));
    await expect(client.token(cookie)).rejects.toMatchObject({ code: 'auth.rejected', status: 401 });
  });
});

describe('the network', () => {
  it('says that nothing answers', async () => {
    const socket = createServer();
    await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
    const { port } = socket.address() as AddressInfo;
    await new Promise((resolve) => socket.close(resolve));
    const error = clientFor(`http://127.0.0.1:${port}`).signIn(ada);
    await expect(error).rejects.toMatchObject({ code: 'auth.unreachable', message: expect.stringContaining(`Nothing answers at 127.0.0.1:${port}.`) });
  });

  it('gives up on a server that never answers', async () => {
    const { server } = await start();
    const clock = createManualClock();
    const arrived = new Promise<void>((resolve) => {
      server.fault(() => {
        resolve();
        return true;
      });
    });
    const client = createAuthClient({ connection: { authUrl: server.url, authPath: '/api/auth' }, fetch, schedule: clock.schedule, now: clock.now });
    const signIn = client.signIn(ada);
    const outcome = expect(signIn).rejects.toMatchObject({ code: 'network.timeout', message: expect.stringContaining('too long') });
    await arrived;
    await clock.advance(15_000);
    await outcome;
    await turns();
  });

  it('sends no password over plain http to another machine', async () => {
    let sent = 0;
    const client = createAuthClient({
      connection: { authUrl: 'http://auth.example.com', authPath: '/api/auth' },
      fetch: () => {
        sent += 1;
        return Promise.resolve(new Response());
      },
      schedule,
      now: Date.now,
    });
    await expect(client.signIn(ada)).rejects.toMatchObject({ code: 'request.denied', message: expect.stringContaining('https') });
    expect(sent).toBe(0);
  });

  it('reads no more of an answer than it needs', async () => {
    const { client, server } = await start();
    server.fault(answering(200, 'x'.repeat(5_000_000), { 'content-type': 'application/json' }));
    await expect(client.signIn(ada)).rejects.toMatchObject({ code: 'auth.not_better_auth' });
  });
});
