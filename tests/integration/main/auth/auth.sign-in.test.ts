import { describe, expect, it, vi } from 'vitest';
import { ada, entry, useAuthFixture } from '../../../support/auth-fixture.ts';

const fixture = useAuthFixture();

describe('signing in', () => {
  it('goes from signed out through signing in to signed in, and remembers', async () => {
    const { auth, states } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    expect(states.slice(0, 3)).toEqual([
      { status: 'signed_out' },
      { status: 'signing_in' },
      { status: 'signed_in', online: true, user: { id: expect.any(String), name: 'Ada', email: 'ada@example.com' } },
    ]);
    expect(JSON.parse(fixture.keychain.values.get(entry)!)).toMatchObject({ v: 1, cookie: { name: 'better-auth.session_token' }, user: { name: 'Ada' } });
    expect(auth.vaultInfo()).toEqual({ kind: 'keytar', remembers: true });
  });

  it('goes back to where it was when refused', async () => {
    const { auth, states } = fixture.open();
    await auth.start({ absentReason: 'connection_changed' });
    await expect(auth.signIn(ada)).rejects.toMatchObject({ code: 'auth.invalid_credentials' });
    expect(states.map(({ status }) => status)).toEqual(['signed_out', 'signing_in', 'signed_out']);
    expect(auth.state()).toEqual({ status: 'signed_out', reason: 'connection_changed' });
    expect(fixture.keychain.values.size).toBe(0);
  });

  it('sends one request for a double click', async () => {
    const { auth } = fixture.open();
    await auth.start();
    await Promise.all([auth.signUp(ada), auth.signUp({ ...ada })]);
    expect(fixture.server.requests.filter((request) => request.includes('sign-up'))).toHaveLength(1);
    expect(fixture.server.sessions()).toHaveLength(1);
  });

  it('refuses another account while one is signing in, and after', async () => {
    const { auth } = fixture.open();
    await auth.start();
    const first = auth.signUp(ada);
    await expect(auth.signUp({ ...ada, email: 'bob@example.com' })).rejects.toMatchObject({ code: 'request.denied' });
    await first;
    await expect(auth.signIn(ada)).rejects.toMatchObject({ code: 'request.denied' });
  });

  it('works when started in the moment of the first keychain read', async () => {
    const { auth } = fixture.open();
    const started = auth.start();
    await auth.signUp(ada);
    await started;
    expect(auth.state()).toMatchObject({ status: 'signed_in' });
  });

  it('is undone by signing out meanwhile: the late session ends on the server too', async () => {
    const { auth, states } = fixture.open();
    await auth.start();
    const { arrived, release } = fixture.holdAnswers('/sign-up');
    const signUp = auth.signUp(ada);
    const outcome = expect(signUp).rejects.toMatchObject({ code: 'auth.signed_out' });
    await arrived;
    await auth.signOut();
    expect(auth.state()).toEqual({ status: 'signed_out', reason: 'signed_out_here' });
    release();
    await outcome;
    await vi.waitFor(() => expect(fixture.server.requests).toContain('POST /api/auth/sign-out'));
    await vi.waitFor(() => expect(fixture.server.sessions()).toEqual([]));
    expect(states.at(-1)).toEqual({ status: 'signed_out', reason: 'signed_out_here' });
    await vi.waitFor(() => expect(fixture.keychain.values.size).toBe(0));
  });
});
