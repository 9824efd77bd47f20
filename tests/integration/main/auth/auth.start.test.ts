import { describe, expect, it, vi } from 'vitest';
import { ada, entry, useAuthFixture } from '../../../support/auth-fixture.ts';
import { answering, captivePortal } from '../../../support/better-auth-server.ts';

const fixture = useAuthFixture();

describe('starting again', () => {
  it('is signed in at once, and online when the server has answered', async () => {
    await fixture.signUpBefore();
    const { auth, until, states } = fixture.open();
    await auth.start();
    expect(states[0]).toMatchObject({ status: 'signed_in', online: false, user: { name: 'Ada' } });
    await until({ online: true });
    expect(await auth.token()).toMatch(/^ey/);
  });

  it('has the token for the first request with a single mint', async () => {
    await fixture.signUpBefore();
    const before = fixture.mints();
    const { auth } = fixture.open();
    await auth.start();
    await Promise.all(Array.from({ length: 50 }, () => auth.token()));
    expect(fixture.mints() - before).toBe(1);
  });

  it('stays signed in while the server is down, and tries again with growing pauses', async () => {
    await fixture.signUpBefore();
    await fixture.server.stop();
    const { auth, clock, until } = fixture.open();
    await auth.start();
    await vi.waitFor(() => expect(clock.pending()).toContain(1_000));
    await clock.advance(1_000);
    await vi.waitFor(() => expect(clock.pending()).toContain(2_000));
    await clock.advance(2_000);
    await vi.waitFor(() => expect(clock.pending()).toContain(4_000));
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: false });
    await fixture.server.start();
    await clock.advance(4_000);
    await until({ online: true });
    expect(fixture.keychain.values.has(entry)).toBe(true);
  });

  it('tries at once when asked to', async () => {
    await fixture.signUpBefore();
    await fixture.server.stop();
    const { auth, clock } = fixture.open();
    await auth.start();
    await vi.waitFor(() => expect(clock.pending()).toContain(1_000));
    await fixture.server.start();
    await auth.retry();
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: true });
  });

  it('is signed out with the reason when the session was revoked meanwhile', async () => {
    await fixture.signUpBefore();
    fixture.server.revokeAllSessions();
    const { auth, until } = fixture.open();
    await auth.start();
    await until({ status: 'signed_out', reason: 'session_ended' });
    await auth.dispose();
    expect(fixture.keychain.values.has(entry)).toBe(false);
  });

  it.each([
    ['a captive portal', captivePortal],
    ['a redirect', answering(302, '', { location: 'https://portal.example/' })],
    ['server errors', answering(500, '{}', { 'content-type': 'application/json' })],
    ['a proxy that says 403', answering(403, '<h1>No</h1>', { 'content-type': 'text/html' })],
    ['a proxy that says 401', answering(401, '<h1>No</h1>', { 'content-type': 'text/html' })],
    ['too many requests', answering(429, '{}', { 'content-type': 'application/json', 'x-retry-after': '9' })],
  ] as const)('keeps the session through %s', async (_, fault) => {
    await fixture.signUpBefore();
    fixture.server.fault(fault);
    const { auth, clock, until } = fixture.open();
    await auth.start();
    await vi.waitFor(() => expect(clock.pending()).toContain(1_000));
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: false });
    expect(fixture.keychain.values.has(entry)).toBe(true);
    fixture.server.fault(undefined);
    await clock.advance(1_000);
    await until({ online: true });
  });

  it('keeps the session when the database of the auth server fails', async () => {
    await fixture.signUpBefore();
    const mend = fixture.server.breakDatabase();
    const { auth, clock, until } = fixture.open();
    await auth.start();
    await vi.waitFor(() => expect(clock.pending()).toContain(1_000));
    mend();
    await clock.advance(1_000);
    await until({ online: true });
  });

  it('shows the name the person has now, and keeps it', async () => {
    await fixture.signUpBefore();
    const stored = JSON.parse(fixture.keychain.values.get(entry)!);
    fixture.keychain.values.set(entry, JSON.stringify({ ...stored, user: { ...stored.user, name: 'Old name' } }));
    const { auth, until } = fixture.open();
    await auth.start();
    expect(auth.state()).toMatchObject({ user: { name: 'Old name' } });
    await until({ online: true });
    await vi.waitFor(() => expect(auth.state()).toMatchObject({ user: { name: 'Ada' } }));
    await vi.waitFor(() => expect(fixture.keychain.values.get(entry)).toContain('"Ada"'));
  });

  it('says nothing secret in its log', async () => {
    const { auth, log } = fixture.open();
    await auth.start();
    await auth.signUp(ada);
    const token = await auth.token();
    fixture.server.revokeAllSessions();
    await auth.token({ rejected: token }).catch(() => undefined);
    const lines = log.lines.join('\n');
    for (const secret of [token, ada.password, ada.email, 'session_token']) expect(lines).not.toContain(secret);
    expect(lines).toContain('auth.changed');
  });
});
