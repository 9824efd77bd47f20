import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ada, entry, useAuthFixture } from '../../../support/auth-fixture.ts';
import type { AuthHarnessOptions } from '../../../support/auth-harness.ts';
import { createFakeKeychain, type FakeKeychain } from '../../../support/fake-keychain.ts';
import { createMemoryStateFile } from '../../../support/vault-state.ts';

const fixture = useAuthFixture();
let file: ReturnType<typeof createMemoryStateFile>;
let files: FakeKeychain;

beforeEach(() => {
  file = createMemoryStateFile();
  files = createFakeKeychain('safe-storage');
});

const open = (options: Partial<AuthHarnessOptions> = {}) => fixture.open({ file, others: [files], ...options });

async function signUpBefore(options: Partial<AuthHarnessOptions> = {}): Promise<void> {
  const { auth } = open(options);
  await auth.start();
  await auth.signUp(ada);
  await auth.dispose();
}

describe('a keychain whose entries are gone', () => {
  it('is not taken for being signed out, and comes right when the old keychain is back', async () => {
    await signUpBefore();
    const stored = new Map(fixture.keychain.values);
    fixture.keychain.values.clear();
    const { auth, until } = open();
    await auth.start();
    expect(auth.state()).toEqual({ status: 'session_unreachable', cause: 'replaced' });
    for (const [name, value] of stored) fixture.keychain.values.set(name, value);
    await auth.retry();
    await until({ status: 'signed_in' });
  });

  it('takes the new session once the person signs in again', async () => {
    await signUpBefore();
    fixture.keychain.values.clear();
    const { auth } = open();
    await auth.start();
    await auth.signIn(ada);
    expect(auth.vaultInfo()).toEqual({ kind: 'keytar', remembers: true });
    await auth.dispose();
    const later = open();
    await later.auth.start();
    expect(later.auth.state()).toMatchObject({ status: 'signed_in' });
  });

  it('says nothing of it where somebody signed out', async () => {
    await signUpBefore();
    const { auth } = open();
    await auth.start();
    await auth.signOut();
    await auth.dispose();
    const later = open();
    await later.auth.start();
    expect(later.auth.state()).toEqual({ status: 'signed_out' });
  });
});

describe('a keychain that this machine no longer has', () => {
  it('is waited for, with another store on offer; signing in again takes that store and deletes nothing', async () => {
    await signUpBefore();
    const stored = fixture.keychain.values.get(entry);
    fixture.keychain.shut('missing');
    const { auth } = open();
    await auth.start();
    expect(auth.state()).toEqual({ status: 'session_unreachable', cause: 'missing' });
    expect(auth.vaultInfo()).toEqual({ kind: 'memory', remembers: false, cause: 'missing', alternatives: ['safe-storage'] });
    await auth.signIn(ada);
    expect(auth.vaultInfo()).toEqual({ kind: 'safe-storage', remembers: true, cause: 'missing' });
    expect(files.values.has(entry)).toBe(true);
    expect(fixture.keychain.values.get(entry)).toBe(stored);
  });
});

describe('another store by choice', () => {
  it('opens the way past a locked keychain: signed out, and remembered there after signing in', async () => {
    await signUpBefore();
    fixture.keychain.shut('locked');
    const { auth } = open();
    await auth.start();
    expect(auth.vaultInfo()).toMatchObject({ cause: 'locked', alternatives: ['safe-storage'] });
    await auth.switchVault('safe-storage');
    expect(auth.state()).toEqual({ status: 'signed_out' });
    await auth.signIn(ada);
    expect(auth.vaultInfo()).toEqual({ kind: 'safe-storage', remembers: true });
    await auth.dispose();
    const later = open();
    await later.auth.start();
    expect(later.auth.state()).toMatchObject({ status: 'signed_in' });
  });

  it('gets the session of who is signed in without being remembered', async () => {
    fixture.keychain.shut('locked');
    const { auth } = open();
    await auth.start();
    await auth.signUp(ada);
    expect(auth.vaultInfo()).toMatchObject({ remembers: false });
    await auth.switchVault('safe-storage');
    await vi.waitFor(() => expect(files.values.get(entry)).toContain('Ada'));
  });

  it('that does not work changes nothing, and says so', async () => {
    await signUpBefore();
    files.shut('failed');
    const { auth } = open();
    await auth.start();
    await expect(auth.switchVault('safe-storage')).rejects.toMatchObject({ code: 'keychain.unavailable' });
    expect(auth.state().status).toBe('signed_in');
    expect(fixture.keychain.values.has(entry)).toBe(true);
  });
});

describe('several accounts on one server', () => {
  it('have sessions, tokens and sign-outs of their own', async () => {
    const [first, second] = [open({ key: 'local' }), open({ key: 'local#second' })];
    await Promise.all([first.auth.start(), second.auth.start()]);
    await first.auth.signUp(ada);
    await second.auth.signUp({ name: 'Bob', email: 'bob@example.com', password: 'correct horse' });
    expect([...fixture.keychain.values.keys()].sort()).toEqual(['session:local', 'session:local#second']);
    expect(await first.auth.token()).not.toBe(await second.auth.token());
    await second.auth.signOut();
    expect(first.auth.state()).toMatchObject({ status: 'signed_in', user: { name: 'Ada' } });
    await vi.waitFor(() => expect(fixture.server.sessions()).toHaveLength(1));
    expect(await first.auth.token({ rejected: await first.auth.token() })).toMatch(/^ey/);
  });
});

describe('a sign-out that the server has not heard of', () => {
  it('is told after a restart, and then forgotten', async () => {
    const { auth } = open();
    await auth.start();
    await auth.signUp(ada);
    await fixture.server.stop();
    await auth.signOut();
    await auth.dispose();
    expect([...fixture.keychain.values.keys()]).toEqual(['revoke:local:1']);
    expect(file.text).not.toMatch(/session_token|ada/i);
    await fixture.server.start();
    expect(fixture.server.sessions()).toHaveLength(1);
    const later = open();
    await later.auth.start();
    expect(later.auth.state()).toEqual({ status: 'signed_out' });
    await vi.waitFor(() => expect(fixture.server.sessions()).toEqual([]));
    await vi.waitFor(() => expect(fixture.keychain.values.size).toBe(0));
    expect(later.notes.map(({ kind }) => kind)).toContain('sign_out.revoked');
  });

  it('is told by another account on the same server when its own is gone', async () => {
    const second = open({ key: 'local#second' });
    await second.auth.start();
    await second.auth.signUp(ada);
    await fixture.server.stop();
    await second.auth.signOut();
    await second.auth.dispose();
    await fixture.server.start();
    const first = open({ key: 'local' });
    await first.auth.start();
    await vi.waitFor(() => expect(fixture.server.sessions()).toEqual([]));
    await vi.waitFor(() => expect(fixture.keychain.values.size).toBe(0));
  });

  it('is given up after thirty days', async () => {
    const { auth, clock } = open();
    await auth.start();
    await auth.signUp(ada);
    await fixture.server.stop();
    await auth.signOut();
    await auth.dispose();
    clock.sleep(31 * 86_400_000);
    const later = open({ clock });
    await later.auth.start();
    await vi.waitFor(() => expect(fixture.keychain.values.size).toBe(0));
    expect(later.notes).toContainEqual({ kind: 'sign_out.revoke_failed', detail: { code: 'expired' } });
  });
});

it('mints once for a thousand requests at the end of a token, and sends none of them the old one', async () => {
  const { auth, clock } = open();
  await auth.start();
  await auth.signUp(ada);
  const old = await auth.token();
  const { arrived, release } = fixture.holdAnswers('/token');
  clock.sleep(15 * 60_000);
  const before = fixture.mints();
  const asked = Promise.all(Array.from({ length: 1_000 }, () => auth.token()));
  await arrived;
  release();
  const tokens = await asked;
  expect(fixture.mints() - before).toBe(1);
  expect(new Set(tokens).size).toBe(1);
  expect(tokens).not.toContain(old);
});

it('tells the timeline what happened, without anything secret', async () => {
  const { auth, notes } = open();
  await auth.start();
  await expect(auth.signIn(ada)).rejects.toMatchObject({ code: 'auth.invalid_credentials' });
  await auth.signUp(ada);
  const token = await auth.token();
  await auth.token({ rejected: token });
  auth.onWake();
  await auth.signOut();
  await vi.waitFor(() => expect(notes.map(({ kind }) => kind)).toContain('sign_out.revoked'));
  const kinds = new Set(notes.map(({ kind }) => kind));
  for (const kind of ['vault.ready', 'sign_in.failed', 'sign_in.succeeded', 'vault.wrote', 'token.minted', 'token.refused', 'system.woke', 'sign_out.chosen'] as const) expect(kinds).toContain(kind);
  expect(notes).toContainEqual({ kind: 'sign_in.failed', detail: { trigger: 'sign_in', code: 'auth.invalid_credentials', reason: 'INVALID_EMAIL_OR_PASSWORD' } });
  const text = JSON.stringify(notes);
  for (const secret of [token, ada.email, ada.password, ada.name, 'session_token', fixture.server.url]) expect(text).not.toContain(secret);
});
