import { describe, expect, it, vi } from 'vitest';
import { ada, entry, useAuthFixture } from '../../../support/auth-fixture.ts';

const fixture = useAuthFixture();

describe('signing out', () => {
  it('is local at once, and ends the session on the server', async () => {
    const { auth } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    const done = auth.signOut();
    expect(auth.state()).toEqual({ status: 'signed_out', reason: 'signed_out_here' });
    await done;
    expect(fixture.keychain.values.has(entry)).toBe(false);
    await vi.waitFor(() => expect(fixture.server.sessions()).toEqual([]));
    await vi.waitFor(() => expect(fixture.keychain.values.size).toBe(0));
    await expect(auth.token()).rejects.toMatchObject({ code: 'auth.signed_out' });
  });

  it('tells the server later when it cannot be reached', async () => {
    const { auth, clock } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    await auth.token();
    await fixture.server.stop();
    await auth.signOut();
    await vi.waitFor(() => expect(clock.pending()).toContain(2_000));
    await fixture.server.start();
    await clock.advance(2_000);
    await vi.waitFor(() => expect(fixture.server.sessions()).toEqual([]));
    expect(clock.pending()).toEqual([]);
  });

  it('waits, when closing, for the request that ends the session', async () => {
    const { auth } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    await auth.token();
    void auth.signOut();
    await auth.dispose();
    expect(fixture.server.sessions()).toEqual([]);
  });

  it('drops a token that arrives afterwards', async () => {
    const { auth } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    const rejected = await auth.token();
    const { arrived, release } = fixture.holdAnswers('/token');
    const outcome = expect(auth.token({ rejected })).rejects.toMatchObject({ name: 'AppError' });
    await arrived;
    await auth.signOut();
    release();
    await outcome;
    expect(auth.state()).toEqual({ status: 'signed_out', reason: 'signed_out_here' });
  });

  it('leaves room for the next person', async () => {
    const { auth } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    await auth.signOut();
    await auth.signUp({ ...ada, name: 'Bob', email: 'bob@example.com' });
    expect(auth.state()).toMatchObject({ status: 'signed_in', user: { name: 'Bob' } });
    expect(fixture.keychain.values.get(entry)).toContain('Bob');
    await vi.waitFor(() => expect(fixture.server.sessions()).toHaveLength(1));
  });
});
