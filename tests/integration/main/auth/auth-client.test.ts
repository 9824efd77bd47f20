import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { useAuthClients } from '../../../support/auth-clients.ts';
import { ada } from '../../../support/auth-fixture.ts';
import { answering } from '../../../support/better-auth-server.ts';

const start = useAuthClients();

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
    await expect(client.signIn(credentials)).rejects.toMatchObject({ name: 'AppError', code, message: expect.stringMatching(message) });
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
    await expect(client.signUp(ada)).rejects.toMatchObject({ code: 'auth.unconfirmed', message: expect.stringContaining('link') });
  });

  it('takes the question for a code for one only where something comes with it that the code can be sent with', async () => {
    const { client, server } = await start();
    const json = { 'content-type': 'application/json' };
    server.fault(answering(200, '{"twoFactorRedirect":true}', json));
    await expect(client.signIn(ada)).rejects.toMatchObject({ code: 'auth.not_better_auth' });
    server.fault(answering(200, '{"twoFactorRedirect":true}', { ...json, 'set-cookie': '__Secure-acme.two_factor=x.y; Max-Age=600; Path=/' }));
    await expect(client.signIn(ada)).rejects.toMatchObject({ name: 'CodeNeeded', challenge: { name: '__Secure-acme.two_factor', value: 'x.y' } });
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
