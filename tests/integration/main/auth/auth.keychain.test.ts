import { describe, expect, it, vi } from 'vitest';
import { ada, entry, useAuthFixture } from '../../../support/auth-fixture.ts';
import { turns } from '../../../support/manual-clock.ts';

const fixture = useAuthFixture();

describe('a keychain that gives no answer', () => {
  it('is never read as signed out: the session is found once it opens', async () => {
    await fixture.signUpBefore();
    fixture.keychain.shut('locked');
    const { auth, clock, until } = fixture.open();
    await auth.start();
    expect(auth.state()).toEqual({ status: 'session_unreachable', cause: 'locked' });
    expect(auth.vaultInfo()).toEqual({ kind: 'memory', remembers: false, cause: 'locked' });
    await expect(auth.token()).rejects.toMatchObject({ code: 'keychain.unavailable' });
    expect(fixture.keychain.values.has(entry)).toBe(true);
    const asked = fixture.keychain.calls.length;
    await clock.advance(30_000);
    expect(fixture.keychain.calls.length).toBe(asked);
    fixture.keychain.shut(undefined);
    await clock.advance(clock.pending()[0]!);
    await until({ status: 'signed_in', online: true });
    expect(auth.vaultInfo()).toEqual({ kind: 'keytar', remembers: true });
  });

  it('is asked again, with its prompt, when the person wants that', async () => {
    await fixture.signUpBefore();
    fixture.keychain.shut('denied');
    const { auth, clock, until } = fixture.open();
    await auth.start();
    expect(clock.pending()).toEqual([]);
    fixture.keychain.shut(undefined);
    await auth.retry();
    await until({ status: 'signed_in' });
  });

  it('does not hold up the screen while it asks the person something', async () => {
    await fixture.signUpBefore();
    const answer = fixture.keychain.hold();
    const { auth, clock, until } = fixture.open();
    const started = auth.start();
    await turns();
    expect(auth.state()).toEqual({ status: 'starting' });
    await clock.advance(3_000);
    await started;
    expect(auth.state()).toEqual({ status: 'session_unreachable', cause: 'locked' });
    answer();
    await until({ status: 'signed_in' });
  });

  it('lets a person sign in for this run, and remembers when it opens', async () => {
    fixture.keychain.shut('locked');
    const { auth, clock } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: true });
    expect(auth.vaultInfo()).toEqual({ kind: 'memory', remembers: false, cause: 'locked' });
    expect(fixture.keychain.values.size).toBe(0);
    const asked = fixture.keychain.calls.length;
    await clock.advance(10_000);
    expect(fixture.keychain.calls.length).toBe(asked);
    fixture.keychain.shut(undefined);
    await clock.advance(300_000);
    await vi.waitFor(() => expect(fixture.keychain.values.has(entry)).toBe(true));
    expect(auth.vaultInfo()).toEqual({ kind: 'keytar', remembers: true });
  });

  it('goes back to being unreachable when that sign-in is refused', async () => {
    await fixture.signUpBefore();
    fixture.keychain.shut('locked');
    const { auth, clock, until } = fixture.open();
    await auth.start();
    await expect(auth.signIn({ ...ada, password: 'wrong horse' })).rejects.toMatchObject({ code: 'auth.invalid_credentials' });
    expect(auth.state()).toEqual({ status: 'session_unreachable', cause: 'locked' });
    fixture.keychain.shut(undefined);
    await clock.advance(clock.pending()[0]!);
    await until({ status: 'signed_in' });
  });

  it('that does not exist means memory, and says so', async () => {
    fixture.keychain.shut('missing');
    const { auth } = fixture.open();
    await auth.start();
    expect(auth.state()).toEqual({ status: 'signed_out' });
    expect(auth.vaultInfo()).toEqual({ kind: 'memory', remembers: false, cause: 'missing' });
    await auth.signUp(ada);
    expect(auth.vaultInfo()).toEqual({ kind: 'memory', remembers: false, cause: 'missing' });
  });

  it('with a value nobody can read is kept, also when the person signs in again', async () => {
    fixture.keychain.values.set(entry, '{"v":2,"from":"the future"}');
    const { auth } = fixture.open();
    await auth.start();
    expect(auth.state()).toEqual({ status: 'session_unreachable', cause: 'unreadable' });
    await auth.signUp(ada);
    expect(fixture.keychain.values.get(`${entry}.unreadable-1`)).toBe('{"v":2,"from":"the future"}');
    expect(fixture.keychain.values.get(entry)).toContain('Ada');
  });

  it('with an empty value is no obstacle: there is nothing to keep of it', async () => {
    fixture.keychain.values.set(entry, '');
    const { set } = fixture.keychain;
    fixture.keychain.set = (name, value) => (value === '' ? Promise.resolve({ status: 'unavailable', cause: 'failed' }) : set(name, value));
    const { auth } = fixture.open();
    await auth.start();
    expect(auth.state()).toEqual({ status: 'session_unreachable', cause: 'unreadable' });
    await auth.signUp(ada);
    expect(auth.vaultInfo()).toEqual({ kind: 'keytar', remembers: true });
    expect(fixture.keychain.values.get(entry)).toContain('Ada');
  });

  it('that was locked when somebody signed in has the sign-in soon after it opens, also when that is at once', async () => {
    fixture.keychain.shut('locked');
    const { auth, clock } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    expect(auth.vaultInfo().remembers).toBe(false);
    fixture.keychain.shut(undefined);
    await clock.advance(10_000);
    await vi.waitFor(() => expect(auth.vaultInfo()).toEqual({ kind: 'keytar', remembers: true }));
  });
});
