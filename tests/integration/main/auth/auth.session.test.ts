import { describe, expect, it, vi } from 'vitest';
import type { Auth } from '../../../../src/main/auth/auth.ts';
import { ada, entry, useAuthFixture } from '../../../support/auth-fixture.ts';
import { answering } from '../../../support/better-auth-server.ts';

const fixture = useAuthFixture();

describe('while signed in', () => {
  it('goes offline and online with the mints, and never signs out for it', async () => {
    const { auth, clock, until } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    const token = await auth.token();
    await fixture.server.stop();
    await expect(auth.token({ rejected: token })).rejects.toMatchObject({ code: 'auth.unreachable' });
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: false });
    await fixture.server.start();
    await clock.advance(1_000);
    await until({ online: true });
  });

  it('renews the token at 80 % of its life', async () => {
    const { auth, clock } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    const first = await auth.token();
    const before = fixture.mints();
    await clock.advance(15 * 60_000 * 0.8);
    await vi.waitFor(() => expect(fixture.mints()).toBe(before + 1));
    await vi.waitFor(async () => expect(await auth.token()).not.toBe(first));
  });

  it('ends when the server says so, with one mint for all who ask', async () => {
    const { auth, until } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    const rejected = await auth.token();
    fixture.server.revokeAllSessions();
    const before = fixture.mints();
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => auth.token({ rejected })));
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
    expect(fixture.mints() - before).toBe(1);
    await until({ status: 'signed_out', reason: 'session_ended' });
    await expect(auth.token()).rejects.toMatchObject({ code: 'auth.signed_out' });
    await vi.waitFor(() => expect(fixture.keychain.values.has(entry)).toBe(false));
  });

  it('mints once for a thousand requests at a time', async () => {
    const { auth } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    const rejected = await auth.token();
    const before = fixture.mints();
    const tokens = await Promise.all(Array.from({ length: 1_000 }, () => auth.token({ rejected })));
    expect(new Set(tokens).size).toBe(1);
    expect(fixture.mints() - before).toBe(1);
  });

  it('asks afresh on waking up, past a request that hangs', async () => {
    const { auth, until } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    const rejected = await auth.token();
    const { arrived } = fixture.holdAnswers('/token');
    const waiting = auth.token({ rejected });
    await arrived;
    fixture.server.fault(undefined);
    auth.onWake();
    expect(await waiting).not.toBe(rejected);
    await until({ online: true });
  });

  it.each([
    ['the machine woke up', (auth: Auth) => auth.onWake()],
    ['its clock was set', (auth: Auth) => auth.onClockJump()],
    [
      'its network came back',
      (auth: Auth) => {
        auth.onNetworkLost();
        auth.onNetworkBack();
      },
    ],
  ])('has a new token, and looks whether the session still is, when %s', async (_, happen) => {
    const { auth, until } = fixture.open({ watching: () => false });
    await auth.start();
    await auth.signUp(ada);
    const before = await auth.token();
    const looks = (): number => fixture.server.requests.filter((request) => request === 'GET /api/auth/get-session').length;
    await vi.waitFor(() => expect(looks()).toBe(1));
    happen(auth);
    await vi.waitFor(async () => expect(await auth.token()).not.toBe(before));
    await until({ online: true });
    fixture.server.revokeAllSessions();
    happen(auth);
    await until({ status: 'signed_out', reason: 'session_ended' });
  });

  it('says what to fix when tokens are not safe, and stays signed in', async () => {
    const { auth } = fixture.open();
    const hs256 = `${Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')}.${Buffer.from('{"sub":"1"}').toString('base64url')}.c2ln`;
    fixture.server.fault((request, response) => (request.url?.endsWith('/token') ? answering(200, JSON.stringify({ token: hs256 }), { 'content-type': 'application/json' })(request, response) : false));
    await auth.start();
    await auth.signUp(ada);
    await expect(auth.token()).rejects.toMatchObject({ code: 'token.unsafe', message: expect.stringMatching(/HS256.*jwt\(\)/) });
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: true });
  });
});
