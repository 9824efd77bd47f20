import { admin } from 'better-auth/plugins/admin';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answering, captivePortal, startBetterAuthServer, type BetterAuthServer } from '../../../support/better-auth-server.ts';
import { createAuthHarness, type AuthHarness } from '../../../support/auth-harness.ts';
import { createFakeKeychain } from '../../../support/fake-keychain.ts';
import { ada, entry } from '../../../support/auth-fixture.ts';

const started: { server: BetterAuthServer; harness?: AuthHarness }[] = [];

afterEach(async () => {
  for (const { server, harness } of started.splice(0)) {
    await harness?.auth.dispose();
    await server.close();
  }
});

/** Ada is signed in, online, and looks at the app; the database has the admin plugin's tables. */
async function lookingAtTheApp(watching = () => true) {
  const server = await startBetterAuthServer({ options: { plugins: [admin()] } });
  const keychain = createFakeKeychain();
  let open = 0;
  const counted: typeof fetch = async (...args) => {
    open += 1;
    return fetch(...args).finally(() => (open -= 1));
  };
  const harness = createAuthHarness({ url: server.url, vault: keychain, fetch: counted, watching });
  started.push({ server, harness });
  await harness.auth.start();
  await harness.auth.signUp(ada);
  await harness.auth.token();
  await vi.waitFor(() => expect(harness.notes.map(({ kind }) => kind)).toContain('session.checked'));

  /** Lets this much of the app's time go by, and every request it makes come to its end. */
  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 100) {
      await harness.clock.advance(100);
      await vi.waitFor(() => expect(open).toBe(0), { interval: 1 });
    }
  }

  async function secondDevice(): Promise<string> {
    const answer = await call('/sign-in/email', { email: ada.email, password: ada.password });
    return answer.headers.getSetCookie().map((line) => line.split(';')[0]!).join('; ');
  }

  function call(path: string, body: unknown, cookie?: string): Promise<Response> {
    return fetch(`${server.url}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url, ...(cookie !== undefined && { cookie }) },
      body: JSON.stringify(body),
    });
  }

  return { ...harness, server, keychain, pass, call, secondDevice };
}

describe('a session that ends on the server', () => {
  it.each([
    ['its row is deleted', async ({ server }: Awaited<ReturnType<typeof lookingAtTheApp>>) => server.revokeAllSessions()],
    [
      'the password is changed elsewhere',
      async ({ secondDevice, call }: Awaited<ReturnType<typeof lookingAtTheApp>>) => {
        const answer = await call('/change-password', { currentPassword: ada.password, newPassword: 'another horse', revokeOtherSessions: true }, await secondDevice());
        expect(answer.status).toBe(200);
      },
    ],
    [
      'the account is banned',
      async ({ server, call, auth }: Awaited<ReturnType<typeof lookingAtTheApp>>) => {
        const root = await call('/sign-up/email', { name: 'Root', email: 'root@example.com', password: 'administrator' });
        server.sql("update user set role = 'admin' where email = 'root@example.com'");
        const state = auth.state();
        const cookie = root.headers.getSetCookie().map((line) => line.split(';')[0]!).join('; ');
        const answer = await call('/admin/ban-user', { userId: state.status === 'signed_in' ? state.user.id : '' }, cookie);
        expect(answer.status).toBe(200);
      },
    ],
  ] as const)('because %s ends in the app within five seconds', async (_, end) => {
    const app = await lookingAtTheApp();
    await end(app);
    await app.pass(5_000);
    expect(app.auth.state()).toEqual({ status: 'signed_out', reason: 'session_ended' });
    await vi.waitFor(() => expect(app.keychain.values.has(entry)).toBe(false));
    expect(app.notes.map(({ kind }) => kind)).toContain('session.ended');
  });

  it('is seen within a minute when nobody looks, and at once when somebody does again', async () => {
    let watching = false;
    const app = await lookingAtTheApp(() => watching);
    app.server.revokeAllSessions();
    await app.pass(5_000);
    expect(app.auth.state().status).toBe('signed_in');
    watching = true;
    app.auth.onAttention();
    await app.until({ status: 'signed_out', reason: 'session_ended' });
  });

  it('is seen with the first 401 of a backend', async () => {
    const app = await lookingAtTheApp(() => false);
    const rejected = await app.auth.token();
    app.server.revokeAllSessions();
    await expect(app.auth.token({ rejected })).rejects.toMatchObject({ code: 'auth.signed_out' });
    expect(app.auth.state()).toEqual({ status: 'signed_out', reason: 'session_ended' });
  });

  it('asks four times in sixteen seconds and no more, and mints nothing for it', async () => {
    const app = await lookingAtTheApp();
    const before = app.server.requests.length;
    await app.pass(16_000);
    expect(app.server.requests.slice(before)).toEqual(Array.from({ length: 4 }, () => 'GET /api/auth/get-session'));
  });
});

describe('what only looks like the end of a session', () => {
  it.each([
    ['a portal that says null to everything', answering(200, 'null', { 'content-type': 'application/json' })],
    ['a portal with a page', captivePortal],
    ['an empty answer', answering(200, '')],
    ['a proxy that asks for a password', answering(401, '<h1>Proxy</h1>', { 'content-type': 'text/html' })],
    ['a failing server', answering(500, '{"message":"no"}', { 'content-type': 'application/json' })],
    ['a server under maintenance', answering(503, 'null', { 'content-type': 'application/json' })],
  ] as const)('%s does not end it', async (_, fault) => {
    const app = await lookingAtTheApp();
    app.server.fault(fault);
    await app.pass(60_000);
    expect(app.auth.state().status).toBe('signed_in');
    app.server.fault(undefined);
    app.auth.onNetworkBack();
    await app.until({ status: 'signed_in', online: true });
    expect(app.keychain.values.has(entry)).toBe(true);
  });

  it('one lost answer does not even take it offline, a second in a row does', async () => {
    const app = await lookingAtTheApp();
    app.server.fault(answering(503, ''));
    await app.pass(4_000);
    expect(app.auth.state()).toMatchObject({ online: true });
    await app.pass(8_000);
    expect(app.auth.state()).toMatchObject({ status: 'signed_in', online: false });
  });
});
