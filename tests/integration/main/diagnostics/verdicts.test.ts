import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { admin } from 'better-auth/plugins/admin';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTimeline, type TimelineLog } from '../../../../src/main/diagnostics/timeline.ts';
import { verdict } from '../../../../src/main/diagnostics/verdict.ts';
import type { Verdict } from '../../../../src/shared/diagnostics.ts';
import { ada } from '../../../support/auth-fixture.ts';
import { createAuthHarness, type AuthHarness } from '../../../support/auth-harness.ts';
import { startBetterAuthServer, type BetterAuthServer } from '../../../support/better-auth-server.ts';
import { createFakeKeychain, type FakeKeychain } from '../../../support/fake-keychain.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const sessionSeconds = 60;

interface App extends AuthHarness {
  server: BetterAuthServer;
  keychain: FakeKeychain;
  timeline: TimelineLog;
  file: string;
  /** What the page says now. */
  verdict(): Verdict;
  /** Lets the app look again, as it does every few seconds while somebody watches. */
  look(): Promise<void>;
  call(path: string, body: unknown, cookie?: string): Promise<Response>;
  /** Ada on another computer. @returns her cookie there */
  secondDevice(): Promise<string>;
}

/** A run of the app with a real timeline, at a real Better Auth server. */
async function run(before?: App): Promise<App> {
  const server = before?.server ?? (await startBetterAuthServer({ options: { plugins: [admin()], session: { expiresIn: sessionSeconds } } }));
  const keychain = before?.keychain ?? createFakeKeychain();
  const folder = before === undefined ? mkdtempSync(join(tmpdir(), 'latchkey-verdicts-')) : '';
  const file = before?.file ?? join(folder, 'main.jsonl');
  if (before === undefined) undo.push(() => server.close(), () => rmSync(folder, { recursive: true, force: true }));
  const now = (): number => harness.clock.now();
  const harness = createAuthHarness({ url: server.url, vault: keychain, watching: () => true, onNote: (...line) => opened.note(...line) });
  const opened = createTimeline({ file, now, version: '1.0.0', log: quietLog() });
  undo.push(async () => {
    await harness.auth.dispose();
    opened.close();
  });
  await harness.auth.start();

  const call: App['call'] = (path, body, cookie) =>
    fetch(`${server.url}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url, ...(cookie !== undefined && { cookie }) },
      body: JSON.stringify(body),
    });
  return {
    ...harness,
    server,
    keychain,
    timeline: opened,
    file,
    call,
    verdict: () => verdict(opened.entries(), { auth: harness.auth.state(), vault: harness.auth.vaultInfo(), now: now() }),
    async look() {
      await harness.clock.advance(4_000);
      await vi.waitFor(() => expect(harness.auth.state().status).toBe('signed_out'));
    },
    secondDevice: async () => cookies(await call('/sign-in/email', { email: ada.email, password: ada.password })),
  };
}

async function signedIn(): Promise<App> {
  const app = await run();
  await app.auth.signUp(ada);
  await app.auth.token();
  await vi.waitFor(() => expect(app.timeline.entries().map(({ kind }) => kind)).toContain('session.checked'));
  expect(app.verdict().code).toBe('fine');
  return app;
}

function cookies(answer: Response): string {
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]!).join('; ');
}

async function ban(app: App): Promise<void> {
  const root = await app.call('/sign-up/email', { name: 'Root', email: 'root@example.com', password: 'administrator' });
  app.server.sql("update user set role = 'admin' where email = 'root@example.com'");
  const state = app.auth.state();
  const answer = await app.call('/admin/ban-user', { userId: state.status === 'signed_in' ? state.user.id : '' }, cookies(root));
  expect(answer.status).toBe(200);
}

describe('why somebody is signed out', () => {
  it.each<[string, (app: App) => unknown]>([
    ['is deleted on the server', ({ server }) => server.revokeAllSessions()],
    ['is revoked from another computer', async (app) => expect((await app.call('/revoke-other-sessions', {}, await app.secondDevice())).status).toBe(200)],
    [
      'ends with a change of the password',
      async (app) => {
        const changed = { currentPassword: ada.password, newPassword: 'another horse', revokeOtherSessions: true };
        expect((await app.call('/change-password', changed, await app.secondDevice())).status).toBe(200);
      },
    ],
    ['ends with a ban', ban],
    ['is signed with a secret that the server changed', ({ server }) => server.changeSecret()],
  ])('a session that %s is told as ended by the server before its time', async (_, end) => {
    const app = await signedIn();
    await end(app);
    await app.look();
    expect(app.verdict()).toMatchObject({ code: 'session_revoked', action: 'sign_in' });
    expect(app.timeline.entries()[0]).toMatchObject({ kind: 'session.ended', detail: { by: 'server', cause: 'revoked' } });
  });

  it('a session that ran out is told as such', async () => {
    const app = await signedIn();
    app.server.sql("update session set expiresAt = '2020-01-01T00:00:00.000Z'");
    app.clock.sleep(sessionSeconds * 1_000);
    await app.look();
    expect(app.verdict().code).toBe('session_expired');
  });

  it('a ban is told once the person tries to sign in again, and a wrong password is not taken for one', async () => {
    const app = await signedIn();
    await ban(app);
    await app.look();
    await app.auth.signIn({ ...ada, password: 'wrong horse' }).catch(() => undefined);
    expect(app.verdict().code).toBe('session_revoked');
    await app.auth.signIn(ada).catch(() => undefined);
    expect(app.verdict()).toMatchObject({ code: 'account_banned', sentence: 'The server has blocked your account.' });
    expect(app.timeline.entries()[0]).toMatchObject({ kind: 'sign_in.failed', detail: { code: 'auth.rejected', reason: 'BANNED_USER' } });
  });

  it('is still known after a restart', async () => {
    const app = await signedIn();
    app.server.revokeAllSessions();
    await app.look();
    await app.auth.dispose();
    app.timeline.close();
    const later = await run(app);
    expect(later.auth.state()).toEqual({ status: 'signed_out' });
    expect(later.verdict().code).toBe('session_revoked');
  });

  it('is the person’s own doing where they signed out', async () => {
    const app = await signedIn();
    await app.auth.signOut();
    expect(app.verdict().code).toBe('signed_out_here');
    expect(app.timeline.entries().find(({ kind }) => kind === 'sign_out.chosen')?.detail).toEqual({ by: 'person' });
  });
});

describe('what is no reason to be signed out', () => {
  it('a locked keychain at the next start is told as one, and the sign-in comes back with it', async () => {
    const app = await signedIn();
    await app.auth.dispose();
    app.timeline.close();
    app.keychain.shut('locked');
    const later = await run(app);
    expect(later.auth.state()).toEqual({ status: 'session_unreachable', cause: 'locked' });
    expect(later.verdict()).toMatchObject({ code: 'keychain_locked', action: 'retry' });
    expect(later.timeline.entries().some(({ kind, detail }) => kind === 'vault.unavailable' && detail?.['cause'] === 'locked')).toBe(true);
    later.keychain.shut(undefined);
    await later.auth.retry();
    await later.until({ status: 'signed_in', online: true });
    await vi.waitFor(() => expect(later.verdict().code).toBe('fine'));
  });

  it('a server that is away is told as such, and nobody is signed out by it', async () => {
    const app = await signedIn();
    await app.server.stop();
    await app.clock.advance(4_000);
    await app.clock.advance(8_000);
    await app.clock.advance(15_000);
    await app.until({ status: 'signed_in', online: false });
    expect(app.verdict()).toMatchObject({ code: 'auth_unreachable', action: 'retry' });
    expect(app.timeline.entries().find(({ kind }) => kind === 'network.lost')?.detail).toEqual({ by: 'auth' });
    await app.server.start();
  });

  it('a computer without network is told as such', async () => {
    const app = await signedIn();
    await app.server.stop();
    app.auth.onNetworkLost();
    expect(app.verdict().code).toBe('offline');
    await app.server.start();
  });

  it('a run that was killed is told at the next start', async () => {
    const app = await signedIn();
    await app.auth.dispose();
    // As after `kill -9`: the timeline is not closed.
    const later = await run(app);
    expect(later.timeline.entries().find(({ kind }) => kind === 'app.crashed')?.detail).toEqual({ version: '1.0.0' });
    await vi.waitFor(() => expect(later.verdict().code).toBe('fine'));
  });
});

it('the file of the timeline holds no e-mail, name, password, cookie or token of all this', async () => {
  const app = await signedIn();
  const token = await app.auth.token();
  const stored = [...app.keychain.values.values()].join('\n');
  await ban(app);
  await app.look();
  await app.auth.signIn(ada).catch(() => undefined);
  const text = readFileSync(app.file, 'utf8');
  const cookie = (JSON.parse(/\{.*\}/.exec(stored)?.[0] ?? '{}') as { cookie?: { value: string } }).cookie?.value ?? '';
  expect(cookie).not.toBe('');
  for (const secret of [ada.email, ada.name, ada.password, token, cookie, new URL(app.server.url).host]) expect(text).not.toContain(secret);
});
