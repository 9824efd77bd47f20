import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../../src/server/start-server.ts';
import { startEmbeddedServer, temporaryFolder } from '../../../support/embedded-server.ts';
import { account, createSignInBench, password, type SignInBench } from '../../../support/sign-in-bench.ts';
import { totpOf, wrongTotp } from '../../../support/totp.ts';

let server: RunningServer;
let bench: SignInBench;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startEmbeddedServer(folder.path);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});
afterEach(() => bench.close());

describe('a password that is not enough', () => {
  it('leads to the question for a code, and the code to being signed in; nothing of it is kept before', async () => {
    const { email, uri } = await account(server.url, 'codes1', true);
    bench = createSignInBench(() => server.url);
    const { auth } = await bench.open();
    await auth.signIn({ email, password });
    expect(auth.state()).toEqual({ status: 'signed_out' });
    expect(auth.flow.progress()).toEqual({ step: 'code', attemptsLeft: 5 });
    expect(bench.keychain.values.size).toBe(0);

    const code = totpOf(uri, Date.now());
    await auth.flow.verify({ code: `${code.slice(0, 3)} ${code.slice(3)}`, kind: 'totp', trust: false });
    expect(auth.state()).toMatchObject({ status: 'signed_in', user: { email } });
    expect(auth.flow.progress()).toEqual({ step: 'none' });
    expect([...bench.keychain.values.keys()]).toEqual(['session:local']);
    await expect(auth.token()).resolves.toMatch(/^ey/);
  });

  it('tells how many attempts are left, and asks for the password again after the fifth', async () => {
    const { email, uri } = await account(server.url, 'codes2', true);
    bench = createSignInBench(() => server.url);
    const { auth } = await bench.open();
    await auth.signIn({ email, password });
    for (const left of [4, 3, 2, 1]) {
      await expect(auth.flow.verify({ code: wrongTotp(uri, Date.now()), kind: 'totp', trust: false })).rejects.toMatchObject({ code: 'auth.wrong_code' });
      expect(auth.flow.progress()).toMatchObject({ step: 'code', attemptsLeft: left, problem: { code: 'auth.wrong_code' } });
    }
    await expect(auth.flow.verify({ code: wrongTotp(uri, Date.now()), kind: 'totp', trust: false })).rejects.toMatchObject({ code: 'auth.wrong_code' });
    expect(auth.flow.progress()).toMatchObject({ step: 'none', problem: { code: 'auth.expired' } });
    await expect(auth.flow.verify({ code: totpOf(uri, Date.now()), kind: 'totp', trust: false })).rejects.toMatchObject({ code: 'auth.expired' });
    await auth.signIn({ email, password });
    await auth.flow.verify({ code: totpOf(uri, Date.now()), kind: 'totp', trust: false });
    expect(auth.state().status).toBe('signed_in');
  });

  it('takes a recovery code once', async () => {
    const { email, codes } = await account(server.url, 'codes3', true);
    bench = createSignInBench(() => server.url);
    const { auth } = await bench.open();
    await auth.signIn({ email, password });
    await auth.flow.verify({ code: codes[0]!, kind: 'recovery', trust: false });
    expect(auth.state().status).toBe('signed_in');
    await auth.signOut();
    await auth.signIn({ email, password });
    await expect(auth.flow.verify({ code: codes[0]!, kind: 'recovery', trust: false })).rejects.toMatchObject({ code: 'auth.wrong_code' });
    await auth.flow.verify({ code: codes[1]!, kind: 'recovery', trust: false });
    expect(auth.state().status).toBe('signed_in');
  });

  it('is enough again on a computer that was trusted, also after a sign-out and in another run', async () => {
    const { email, uri } = await account(server.url, 'codes4', true);
    bench = createSignInBench(() => server.url);
    const first = await bench.open();
    await first.auth.signIn({ email, password });
    await first.auth.flow.verify({ code: totpOf(uri, Date.now()), kind: 'totp', trust: true });
    await first.auth.signOut();
    for (let round = 0; round < 2; round += 1) {
      const { auth } = await bench.open();
      await auth.signIn({ email, password });
      expect(auth.state()).toMatchObject({ status: 'signed_in', user: { email } });
      await auth.signOut();
    }
    // The cookie is for this person alone.
    const other = await account(server.url, 'codes5', true);
    const { auth } = await bench.open();
    await auth.signIn({ email: other.email, password });
    expect(auth.flow.progress()).toMatchObject({ step: 'code' });
  });

  it('is called off without a trace', async () => {
    const { email } = await account(server.url, 'codes6', true);
    bench = createSignInBench(() => server.url);
    const { auth } = await bench.open();
    await auth.signIn({ email, password });
    auth.flow.cancel();
    expect(auth.flow.progress()).toEqual({ step: 'none' });
    await expect(auth.flow.verify({ code: '123456', kind: 'totp', trust: false })).rejects.toMatchObject({ code: 'auth.expired' });
  });
});

describe('codes of an account', () => {
  it('are set up, renewed and turned off while signed in, and each time the session that the server puts in its place is in the vault', async () => {
    const { email } = await account(server.url, 'setup1');
    bench = createSignInBench(() => server.url);
    const { auth, states } = await bench.open();
    await auth.signIn({ email, password });
    expect(await auth.account.state()).toEqual({ codes: 'off', hasPassword: true });
    const stored = (): string => bench.keychain.values.get('session:local') ?? '';
    const before = stored();

    await expect(auth.account.begin('not this one')).rejects.toMatchObject({ code: 'auth.invalid_credentials' });
    const setup = await auth.account.begin(password);
    expect(setup.recoveryCodes).toHaveLength(10);
    expect(new URL(setup.uri).searchParams.get('secret')).toBe(setup.secret);
    expect((await auth.account.state()).codes).toBe('off');
    await expect(auth.account.confirm(wrongTotp(setup.uri, Date.now()))).rejects.toMatchObject({ code: 'auth.wrong_code' });
    await auth.account.confirm(totpOf(setup.uri, Date.now()));
    expect(stored()).not.toBe(before);
    expect((await auth.account.state()).codes).toBe('on');

    expect(await auth.account.recoveryCodes(password)).toHaveLength(10);
    const withCodes = stored();
    await auth.account.end(password);
    expect(stored()).not.toBe(withCodes);
    expect((await auth.account.state()).codes).toBe('off');
    await expect(auth.token()).resolves.toMatch(/^ey/);
    expect(states.filter(({ status }) => status === 'signed_out')).toHaveLength(1);

    const next = await bench.open();
    await next.until({ status: 'signed_in', online: true });
    await expect(next.auth.token()).resolves.toMatch(/^ey/);
  });

  it('sign nobody out who is asked about in the moment of the change', async () => {
    const { email } = await account(server.url, 'setup2');
    bench = createSignInBench(() => server.url);
    const { auth, states } = await bench.open();
    await auth.signIn({ email, password });
    const { uri } = await auth.account.begin(password);
    const checks: Promise<unknown>[] = [];
    const confirming = auth.account.confirm(totpOf(uri, Date.now()));
    for (let n = 0; n < 40; n += 1) {
      auth.onWake();
      checks.push(auth.token().catch((error: unknown) => error));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await confirming;
    await Promise.all(checks);
    await auth.account.end(password);
    await expect(auth.token()).resolves.toMatch(/^ey/);
    expect(auth.state().status).toBe('signed_in');
    expect(states.filter(({ status }) => status === 'signed_out')).toHaveLength(1);
  });
});
