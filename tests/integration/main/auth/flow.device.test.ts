import { bearer, deviceAuthorization } from 'better-auth/plugins';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningServer } from '../../../../src/server/start-server.ts';
import { startBetterAuthServer, type BetterAuthServer } from '../../../support/better-auth-server.ts';
import { authPost, cookiesOf, startEmbeddedServer, temporaryFolder } from '../../../support/embedded-server.ts';
import { createFormBrowser, wordsOf } from '../../../support/form-browser.ts';
import { startOidcProvider, type OidcServer } from '../../../support/oidc-provider.ts';
import { account, createSignInBench, password, type SignInBench, type SignInRun } from '../../../support/sign-in-bench.ts';

let oidc: OidcServer;
let server: RunningServer;
let bench: SignInBench;
const folder = temporaryFolder();

beforeAll(async () => {
  oidc = await startOidcProvider();
  server = await startEmbeddedServer(folder.path, { environment: oidc.env });
});
afterAll(async () => {
  await server.stop();
  await oidc.stop();
  folder.remove();
});
afterEach(() => bench.close());

function shown(run: SignInRun) {
  const progress = run.auth.flow.progress();
  if (progress.step !== 'device') throw new Error(`The step is ${progress.step}.`);
  return progress;
}

/** Lets time pass until something comes of it; what goes over sockets takes its own. */
async function poll(run: SignInRun, done: () => boolean): Promise<void> {
  await vi.waitFor(
    async () => {
      if (!done()) await run.clock.advance(1_000);
      expect(done()).toBe(true);
    },
    { timeout: 15_000, interval: 20 },
  );
}

describe('a code for another device', () => {
  it('is allowed by whoever signs in on the page, and signs in here with a session of its own', async () => {
    const { email } = await account(server.url, 'phone');
    bench = createSignInBench(() => server.url);
    const run = await bench.open();
    await run.auth.flow.device();
    const { userCode, completeUri, verificationUri } = shown(run);
    expect(completeUri).toContain(userCode);
    expect(verificationUri).toBe(`${server.url}/latchkey/device`);

    const phone = createFormBrowser();
    await phone.open(completeUri);
    await phone.submit({ email, password });
    expect(wordsOf(phone.text)).toContain(`${userCode.slice(0, 4)}-${userCode.slice(4)}`);
    expect(run.auth.state()).toEqual({ status: 'signed_out' });
    await phone.submit({ answer: 'allow' });
    expect(wordsOf(phone.text)).toContain('is signed in in a moment');
    expect(phone.cookies('127.0.0.1')).not.toContain('session_token');

    await poll(run, () => run.auth.state().status === 'signed_in');
    expect(run.auth.state()).toMatchObject({ user: { email } });
    expect(run.auth.flow.progress()).toEqual({ step: 'none' });
    await expect(run.auth.token()).resolves.toMatch(/^ey/);
    const next = await bench.open();
    expect(next.auth.state()).toMatchObject({ status: 'signed_in', user: { email } });
  });

  it('is allowed through the provider as well', async () => {
    bench = createSignInBench(() => server.url);
    const run = await bench.open();
    await run.auth.flow.device();
    const phone = createFormBrowser();
    await phone.open(shown(run).completeUri);
    await phone.follow('Continue with Example ID');
    await phone.submit({ login: 'Linus', password: 'any' });
    await phone.submit({ prompt: 'consent' });
    await phone.submit({ answer: 'allow' });
    await poll(run, () => run.auth.state().status === 'signed_in');
    expect(run.auth.state()).toMatchObject({ user: { email: 'linus@id.example' } });
  });

  it('is refused there, and a new one is had', async () => {
    const { email } = await account(server.url, 'deny');
    bench = createSignInBench(() => server.url);
    const run = await bench.open();
    await run.auth.flow.device();
    const first = shown(run);
    const phone = createFormBrowser();
    await phone.open(first.completeUri);
    await phone.submit({ email, password });
    await phone.submit({ answer: 'deny' });
    expect(wordsOf(phone.text)).toContain('was not signed in');
    await poll(run, () => run.auth.flow.progress().step === 'none');
    expect(run.auth.flow.progress()).toMatchObject({ problem: { code: 'auth.denied' } });
    await run.auth.flow.device();
    expect(shown(run).userCode).not.toBe(first.userCode);
  });

  it('is over after its time, and says so', async () => {
    bench = createSignInBench(() => server.url);
    const run = await bench.open();
    await run.auth.flow.device();
    run.clock.sleep(10 * 60_000);
    await poll(run, () => run.auth.flow.progress().step === 'none');
    expect(run.auth.flow.progress()).toMatchObject({ problem: { code: 'auth.expired', message: expect.stringContaining('Get a new one') } });
    expect(run.clock.pending()).toEqual([]);
  });

  it('is asked about no more once it was called off, and a code typed wrong is said on the page', async () => {
    bench = createSignInBench(() => server.url);
    const run = await bench.open();
    await run.auth.flow.device();
    run.auth.flow.cancel();
    expect(run.clock.pending()).toEqual([]);
    const { email } = await account(server.url, 'typo');
    const phone = createFormBrowser();
    await phone.open(`${server.url}/latchkey/device`);
    await phone.submit({ user_code: 'ABCDEFGH' });
    await phone.submit({ email, password });
    expect(wordsOf(phone.text)).toContain('No device waits with this code.');
  });
});

describe('a Better Auth server that is not Latchkey’s', () => {
  let other: BetterAuthServer;
  beforeAll(async () => {
    other = await startBetterAuthServer({ options: { plugins: [bearer(), deviceAuthorization({ interval: '1s', verificationUri: '/allow' })] } });
  });
  afterAll(() => other.close());

  it('gives a bare token, with which everything works: tokens, a restart, and the end of the session', async () => {
    const cookie = cookiesOf(await authPost(other.url, '/sign-up/email', { email: 'ada@example.com', password, name: 'Ada' }));
    bench = createSignInBench(() => other.url);
    const run = await bench.open();
    await run.auth.flow.device();
    const { userCode } = shown(run);
    await fetch(`${other.url}/api/auth/device?user_code=${userCode}`, { headers: { cookie } });
    expect((await authPost(other.url, '/device/approve', { userCode }, cookie)).status).toBe(200);
    await poll(run, () => run.auth.state().status === 'signed_in');
    await expect(run.auth.token()).resolves.toMatch(/^ey/);
    const next = await bench.open();
    await expect(next.auth.token()).resolves.toMatch(/^ey/);
    expect(other.sessions()).toHaveLength(2);
    await next.auth.signOut();
    await poll(next, () => other.sessions().length === 1);
  });

  it('offers what every server has when nothing is said about it', async () => {
    bench = createSignInBench(() => other.url);
    const run = await bench.open();
    expect(await run.auth.flow.methods()).toMatchObject({ password: true, signUp: true, passwordReset: false, browser: false, device: false, providers: [] });
  });
});
