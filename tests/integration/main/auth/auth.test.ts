import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answering, captivePortal, startBetterAuthServer, type BetterAuthServer } from '../../../support/better-auth-server.ts';
import { createAuthHarness, type AuthHarness } from '../../../support/auth-harness.ts';
import { createFakeKeychain, type FakeKeychain } from '../../../support/fake-keychain.ts';
import { turns } from '../../../support/manual-clock.ts';

const ada = { name: 'Ada', email: 'ada@example.com', password: 'correct horse' };
const entry = 'session:local';
let server: BetterAuthServer;
let keychain: FakeKeychain;
let opened: AuthHarness[];

beforeEach(async () => {
  server = await startBetterAuthServer();
  keychain = createFakeKeychain();
  opened = [];
});

afterEach(async () => {
  for (const { auth } of opened) await auth.dispose();
  await server.close();
});

/** The app as it would be after a start, before anything was read. */
function open(options: Partial<Parameters<typeof createAuthHarness>[0]> = {}): AuthHarness {
  const harness = createAuthHarness({ url: server.url, vault: keychain, ...options });
  opened.push(harness);
  return harness;
}

/** One run of the app in which Ada signs up, ended again. */
async function signUpBefore(): Promise<void> {
  const { auth } = open();
  await auth.start();
  await auth.signUp(ada);
  await auth.token();
  await auth.dispose();
}

function mints(): number {
  return server.requests.filter((request) => request === 'GET /api/auth/token').length;
}

/** Holds the answers to one path until released. */
function holdAnswers(path: string): { arrived: Promise<void>; release: () => void } {
  let release = (): void => undefined;
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.fault(async (request: IncomingMessage, _response: ServerResponse) => {
    if (!request.url?.includes(path)) return false;
    arrive();
    await gate;
    return false;
  });
  return { arrived, release };
}

describe('signing in', () => {
  it('goes from signed out through signing in to signed in, and remembers', async () => {
    const { auth, states } = open();
    await auth.start();
    await auth.signUp(ada);
    expect(states.slice(0, 3)).toEqual([
      { status: 'signed_out' },
      { status: 'signing_in' },
      { status: 'signed_in', online: true, user: { id: expect.any(String), name: 'Ada', email: 'ada@example.com' } },
    ]);
    expect(JSON.parse(keychain.values.get(entry)!)).toMatchObject({ v: 1, cookie: { name: 'better-auth.session_token' }, user: { name: 'Ada' } });
    expect(auth.vaultInfo()).toEqual({ kind: 'keytar', remembers: true });
  });

  it('goes back to where it was when refused', async () => {
    const { auth, states } = open();
    await auth.start({ absentReason: 'connection_changed' });
    await expect(auth.signIn(ada)).rejects.toMatchObject({ code: 'auth.invalid_credentials' });
    expect(states.map(({ status }) => status)).toEqual(['signed_out', 'signing_in', 'signed_out']);
    expect(auth.state()).toEqual({ status: 'signed_out', reason: 'connection_changed' });
    expect(keychain.values.size).toBe(0);
  });

  it('sends one request for a double click', async () => {
    const { auth } = open();
    await auth.start();
    await Promise.all([auth.signUp(ada), auth.signUp({ ...ada })]);
    expect(server.requests.filter((request) => request.includes('sign-up'))).toHaveLength(1);
    expect(server.sessions()).toHaveLength(1);
  });

  it('refuses another account while one is signing in, and after', async () => {
    const { auth } = open();
    await auth.start();
    const first = auth.signUp(ada);
    await expect(auth.signUp({ ...ada, email: 'bob@example.com' })).rejects.toMatchObject({ code: 'request.denied' });
    await first;
    await expect(auth.signIn(ada)).rejects.toMatchObject({ code: 'request.denied' });
  });

  it('works when started in the moment of the first keychain read', async () => {
    const { auth } = open();
    const started = auth.start();
    await auth.signUp(ada);
    await started;
    expect(auth.state()).toMatchObject({ status: 'signed_in' });
  });

  it('is undone by signing out meanwhile: the late session ends on the server too', async () => {
    const { auth, states } = open();
    await auth.start();
    const { arrived, release } = holdAnswers('/sign-up');
    const signUp = auth.signUp(ada);
    const outcome = expect(signUp).rejects.toMatchObject({ code: 'auth.signed_out' });
    await arrived;
    await auth.signOut();
    expect(auth.state()).toEqual({ status: 'signed_out', reason: 'signed_out_here' });
    release();
    await outcome;
    await vi.waitFor(() => expect(server.requests).toContain('POST /api/auth/sign-out'));
    await vi.waitFor(() => expect(server.sessions()).toEqual([]));
    expect(states.at(-1)).toEqual({ status: 'signed_out', reason: 'signed_out_here' });
    expect(keychain.values.size).toBe(0);
  });
});

describe('starting again', () => {
  it('is signed in at once, and online when the server has answered', async () => {
    await signUpBefore();
    const { auth, until, states } = open();
    await auth.start();
    expect(states[0]).toMatchObject({ status: 'signed_in', online: false, user: { name: 'Ada' } });
    await until({ online: true });
    expect(await auth.token()).toMatch(/^ey/);
  });

  it('has the token for the first request with a single mint', async () => {
    await signUpBefore();
    const before = mints();
    const { auth } = open();
    await auth.start();
    await Promise.all(Array.from({ length: 50 }, () => auth.token()));
    expect(mints() - before).toBe(1);
  });

  it('stays signed in while the server is down, and tries again with growing pauses', async () => {
    await signUpBefore();
    await server.stop();
    const { auth, clock, until } = open();
    await auth.start();
    await vi.waitFor(() => expect(clock.pending()).toContain(1_000));
    await clock.advance(1_000);
    await vi.waitFor(() => expect(clock.pending()).toContain(2_000));
    await clock.advance(2_000);
    await vi.waitFor(() => expect(clock.pending()).toContain(4_000));
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: false });
    await server.start();
    await clock.advance(4_000);
    await until({ online: true });
    expect(keychain.values.has(entry)).toBe(true);
  });

  it('tries at once when asked to', async () => {
    await signUpBefore();
    await server.stop();
    const { auth, clock } = open();
    await auth.start();
    await vi.waitFor(() => expect(clock.pending()).toContain(1_000));
    await server.start();
    await auth.retry();
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: true });
  });

  it('is signed out with the reason when the session was revoked meanwhile', async () => {
    await signUpBefore();
    server.revokeAllSessions();
    const { auth, until } = open();
    await auth.start();
    await until({ status: 'signed_out', reason: 'session_ended' });
    await auth.dispose();
    expect(keychain.values.has(entry)).toBe(false);
  });

  it.each([
    ['a captive portal', captivePortal],
    ['a redirect', answering(302, '', { location: 'https://portal.example/' })],
    ['server errors', answering(500, '{}', { 'content-type': 'application/json' })],
    ['a proxy that says 403', answering(403, '<h1>No</h1>', { 'content-type': 'text/html' })],
    ['a proxy that says 401', answering(401, '<h1>No</h1>', { 'content-type': 'text/html' })],
    ['too many requests', answering(429, '{}', { 'content-type': 'application/json', 'x-retry-after': '9' })],
  ] as const)('keeps the session through %s', async (_, fault) => {
    await signUpBefore();
    server.fault(fault);
    const { auth, clock, until } = open();
    await auth.start();
    await vi.waitFor(() => expect(clock.pending()).toContain(1_000));
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: false });
    expect(keychain.values.has(entry)).toBe(true);
    server.fault(undefined);
    await clock.advance(1_000);
    await until({ online: true });
  });

  it('keeps the session when the database of the auth server fails', async () => {
    await signUpBefore();
    const mend = server.breakDatabase();
    const { auth, clock, until } = open();
    await auth.start();
    await vi.waitFor(() => expect(clock.pending()).toContain(1_000));
    mend();
    await clock.advance(1_000);
    await until({ online: true });
  });

  it('shows the name the person has now, and keeps it', async () => {
    await signUpBefore();
    const stored = JSON.parse(keychain.values.get(entry)!);
    keychain.values.set(entry, JSON.stringify({ ...stored, user: { ...stored.user, name: 'Old name' } }));
    const { auth, until } = open();
    await auth.start();
    expect(auth.state()).toMatchObject({ user: { name: 'Old name' } });
    await until({ online: true });
    await vi.waitFor(() => expect(auth.state()).toMatchObject({ user: { name: 'Ada' } }));
    await vi.waitFor(() => expect(keychain.values.get(entry)).toContain('"Ada"'));
  });

  it('says nothing secret in its log', async () => {
    const { auth, log } = open();
    await auth.start();
    await auth.signUp(ada);
    const token = await auth.token();
    server.revokeAllSessions();
    await auth.token({ rejected: token }).catch(() => undefined);
    const lines = log.lines.join('\n');
    for (const secret of [token, ada.password, ada.email, 'session_token']) expect(lines).not.toContain(secret);
    expect(lines).toContain('auth.changed');
  });
});

describe('while signed in', () => {
  it('goes offline and online with the mints, and never signs out for it', async () => {
    const { auth, clock, until } = open();
    await auth.start();
    await auth.signUp(ada);
    const token = await auth.token();
    await server.stop();
    await expect(auth.token({ rejected: token })).rejects.toMatchObject({ code: 'auth.unreachable' });
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: false });
    await server.start();
    await clock.advance(1_000);
    await until({ online: true });
  });

  it('renews the token at 80 % of its life', async () => {
    const { auth, clock } = open();
    await auth.start();
    await auth.signUp(ada);
    const first = await auth.token();
    const before = mints();
    await clock.advance(15 * 60_000 * 0.8);
    await vi.waitFor(() => expect(mints()).toBe(before + 1));
    await vi.waitFor(async () => expect(await auth.token()).not.toBe(first));
  });

  it('ends when the server says so, with one mint for all who ask', async () => {
    const { auth, until } = open();
    await auth.start();
    await auth.signUp(ada);
    const rejected = await auth.token();
    server.revokeAllSessions();
    const before = mints();
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => auth.token({ rejected })));
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
    expect(mints() - before).toBe(1);
    await until({ status: 'signed_out', reason: 'session_ended' });
    await expect(auth.token()).rejects.toMatchObject({ code: 'auth.signed_out' });
    await vi.waitFor(() => expect(keychain.values.has(entry)).toBe(false));
  });

  it('mints once for a thousand requests at a time', async () => {
    const { auth } = open();
    await auth.start();
    await auth.signUp(ada);
    const rejected = await auth.token();
    const before = mints();
    const tokens = await Promise.all(Array.from({ length: 1_000 }, () => auth.token({ rejected })));
    expect(new Set(tokens).size).toBe(1);
    expect(mints() - before).toBe(1);
  });

  it('asks afresh on waking up, past a request that hangs', async () => {
    const { auth, until } = open();
    await auth.start();
    await auth.signUp(ada);
    const rejected = await auth.token();
    const { arrived } = holdAnswers('/token');
    const waiting = auth.token({ rejected });
    await arrived;
    server.fault(undefined);
    auth.onWake();
    expect(await waiting).not.toBe(rejected);
    await until({ online: true });
  });

  it('says what to fix when tokens are not safe, and stays signed in', async () => {
    const { auth } = open();
    const hs256 = `${Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')}.${Buffer.from('{"sub":"1"}').toString('base64url')}.c2ln`;
    server.fault((request, response) => (request.url?.endsWith('/token') ? answering(200, JSON.stringify({ token: hs256 }), { 'content-type': 'application/json' })(request, response) : false));
    await auth.start();
    await auth.signUp(ada);
    await expect(auth.token()).rejects.toMatchObject({ code: 'token.unsafe', message: expect.stringMatching(/HS256.*jwt\(\)/) });
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: true });
  });
});

describe('signing out', () => {
  it('is local at once, and ends the session on the server', async () => {
    const { auth } = open();
    await auth.start();
    await auth.signUp(ada);
    const done = auth.signOut();
    expect(auth.state()).toEqual({ status: 'signed_out', reason: 'signed_out_here' });
    await done;
    expect(keychain.values.size).toBe(0);
    await vi.waitFor(() => expect(server.sessions()).toEqual([]));
    await expect(auth.token()).rejects.toMatchObject({ code: 'auth.signed_out' });
  });

  it('tells the server later when it cannot be reached', async () => {
    const { auth, clock } = open();
    await auth.start();
    await auth.signUp(ada);
    await auth.token();
    await server.stop();
    await auth.signOut();
    await vi.waitFor(() => expect(clock.pending()).toContain(2_000));
    await server.start();
    await clock.advance(2_000);
    await vi.waitFor(() => expect(server.sessions()).toEqual([]));
    expect(clock.pending()).toEqual([]);
  });

  it('waits, when closing, for the request that ends the session', async () => {
    const { auth } = open();
    await auth.start();
    await auth.signUp(ada);
    await auth.token();
    void auth.signOut();
    await auth.dispose();
    expect(server.sessions()).toEqual([]);
  });

  it('drops a token that arrives afterwards', async () => {
    const { auth } = open();
    await auth.start();
    await auth.signUp(ada);
    const rejected = await auth.token();
    const { arrived, release } = holdAnswers('/token');
    const outcome = expect(auth.token({ rejected })).rejects.toMatchObject({ name: 'LatchkeyError' });
    await arrived;
    await auth.signOut();
    release();
    await outcome;
    expect(auth.state()).toEqual({ status: 'signed_out', reason: 'signed_out_here' });
  });

  it('leaves room for the next person', async () => {
    const { auth } = open();
    await auth.start();
    await auth.signUp(ada);
    await auth.signOut();
    await auth.signUp({ ...ada, name: 'Bob', email: 'bob@example.com' });
    expect(auth.state()).toMatchObject({ status: 'signed_in', user: { name: 'Bob' } });
    expect(keychain.values.get(entry)).toContain('Bob');
    await vi.waitFor(() => expect(server.sessions()).toHaveLength(1));
  });
});

describe('a keychain that gives no answer', () => {
  it('is never read as signed out: the session is found once it opens', async () => {
    await signUpBefore();
    keychain.shut('locked');
    const { auth, clock, until } = open();
    await auth.start();
    expect(auth.state()).toEqual({ status: 'session_unreachable', cause: 'locked' });
    expect(auth.vaultInfo()).toEqual({ kind: 'memory', remembers: false, cause: 'locked' });
    await expect(auth.token()).rejects.toMatchObject({ code: 'keychain.unavailable' });
    expect(keychain.values.has(entry)).toBe(true);
    const asked = keychain.calls.length;
    await clock.advance(30_000);
    expect(keychain.calls.length).toBe(asked);
    keychain.shut(undefined);
    await clock.advance(60_000);
    await until({ status: 'signed_in', online: true });
    expect(auth.vaultInfo()).toEqual({ kind: 'keytar', remembers: true });
  });

  it('is asked again, with its prompt, when the person wants that', async () => {
    await signUpBefore();
    keychain.shut('denied');
    const { auth, clock, until } = open();
    await auth.start();
    expect(clock.pending()).toEqual([]);
    keychain.shut(undefined);
    await auth.retry();
    await until({ status: 'signed_in' });
  });

  it('does not hold up the screen while it asks the person something', async () => {
    await signUpBefore();
    const answer = keychain.hold();
    const { auth, clock, until } = open();
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
    keychain.shut('locked');
    const { auth, clock } = open();
    await auth.start();
    await auth.signUp(ada);
    expect(auth.state()).toMatchObject({ status: 'signed_in', online: true });
    expect(auth.vaultInfo()).toEqual({ kind: 'memory', remembers: false, cause: 'locked' });
    expect(keychain.values.size).toBe(0);
    const asked = keychain.calls.length;
    await clock.advance(10_000);
    expect(keychain.calls.length).toBe(asked);
    keychain.shut(undefined);
    await clock.advance(300_000);
    await vi.waitFor(() => expect(keychain.values.has(entry)).toBe(true));
    expect(auth.vaultInfo()).toEqual({ kind: 'keytar', remembers: true });
  });

  it('goes back to being unreachable when that sign-in is refused', async () => {
    await signUpBefore();
    keychain.shut('locked');
    const { auth, clock, until } = open();
    await auth.start();
    await expect(auth.signIn({ ...ada, password: 'wrong horse' })).rejects.toMatchObject({ code: 'auth.invalid_credentials' });
    expect(auth.state()).toEqual({ status: 'session_unreachable', cause: 'locked' });
    keychain.shut(undefined);
    await clock.advance(2_000);
    await until({ status: 'signed_in' });
  });

  it('that does not exist means memory, and says so', async () => {
    keychain.shut('missing');
    const { auth } = open();
    await auth.start();
    expect(auth.state()).toEqual({ status: 'signed_out' });
    expect(auth.vaultInfo()).toEqual({ kind: 'memory', remembers: false, cause: 'missing' });
    await auth.signUp(ada);
    expect(auth.vaultInfo()).toEqual({ kind: 'memory', remembers: false, cause: 'missing' });
  });

  it('with a value nobody can read is kept, also when the person signs in again', async () => {
    keychain.values.set(entry, '{"v":2,"from":"the future"}');
    const { auth } = open();
    await auth.start();
    expect(auth.state()).toEqual({ status: 'session_unreachable', cause: 'unreadable' });
    await auth.signUp(ada);
    expect(keychain.values.get(`${entry}.unreadable-1`)).toBe('{"v":2,"from":"the future"}');
    expect(keychain.values.get(entry)).toContain('Ada');
  });
});
