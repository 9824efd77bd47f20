import { describe, expect, it } from 'vitest';
import type { DoctorDeps } from '../../../../src/main/diagnostics/doctor-deps.ts';
import { createDoctor } from '../../../../src/main/diagnostics/doctor.ts';
import { doctorCheckIds, type ConnectionCheck } from '../../../../src/shared/connection.ts';
import type { DoctorProgress } from '../../../../src/shared/diagnostics.ts';
import { LatchkeyError } from '../../../../src/shared/errors.ts';

const now = Date.UTC(2026, 10, 21, 12, 0, 0);
const tested: ConnectionCheck[] = (['auth.reachable', 'auth.better_auth', 'auth.jwks', 'token.safe', 'chat.reachable', 'chat.accepts'] as const).map((id) => ({ id, status: 'ok', message: 'Fine.' }));

function doctorWith(deps: Partial<DoctorDeps> = {}) {
  const asked: string[] = [];
  const told: DoctorProgress[] = [];
  const run = createDoctor({
    connection: () => Promise.resolve({ authUrl: 'https://auth.example.com', authPath: '/api/auth', chatUrl: 'https://chat.example.com/chatkit', key: 'k' }),
    authBase: ({ authUrl, authPath }) => new URL(authPath, authUrl),
    test: () => Promise.resolve(tested),
    request: (url) => {
      asked.push(url.href);
      return Promise.resolve({ status: 200, headers: new Headers({ date: new Date(now).toUTCString() }), body: { ok: true, keys: [{ kid: 'key-1' }] }, isJson: true });
    },
    route: () => Promise.resolve({ kind: 'direct' }),
    tryProxy: () => Promise.resolve(),
    probeTls: () => Promise.resolve({ issuer: '“Example Trust”', validFrom: 0, validTo: now + 9e9 }),
    lookup: () => Promise.resolve(['192.0.2.1']),
    token: () => Promise.resolve(`${Buffer.from('{"kid":"key-1"}').toString('base64url')}.e30.x`),
    onProgress: (progress) => void told.push(progress),
    platform: 'linux',
    now: () => now,
    ...deps,
  });
  return { run, asked, told };
}

const statuses = (checks: readonly ConnectionCheck[]) => Object.fromEntries(checks.map(({ id, status }) => [id, status]));

describe('the doctor', () => {
  it('finds nothing wrong with a good connection, check by check in order', async () => {
    const { run, asked } = doctorWith();
    const checks = await run();
    expect(checks.map(({ id }) => id)).toEqual([...doctorCheckIds]);
    expect(new Set(checks.map(({ status }) => status))).toEqual(new Set(['ok']));
    expect(asked).toEqual(['https://auth.example.com/api/auth/ok', 'https://auth.example.com/api/auth/jwks']);
  });

  it('tells each check as soon as it is done, and when it has finished', async () => {
    let finish: (checks: ConnectionCheck[]) => void = () => undefined;
    const { run, told } = doctorWith({ test: () => new Promise((resolve) => (finish = resolve)) });
    const done = run();
    while (told.at(-1)?.checks.length !== 7) await new Promise((resolve) => setImmediate(resolve));
    expect(told[0]).toEqual({ running: true, checks: [] });
    expect(told.at(-1)?.running).toBe(true);
    finish(tested);
    const checks = await done;
    expect(told.at(-1)).toEqual({ running: false, checks });
    expect(checks).toHaveLength(doctorCheckIds.length);
  });

  it('goes on without an answer of the auth server, and says what it could not look at', async () => {
    const checks = await doctorWith({ request: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })), token: () => Promise.reject(new Error('no')) }).run();
    expect(statuses(checks)).toMatchObject({ 'network.portal': 'skipped', 'clock.skew': 'skipped', 'token.key': 'skipped', 'tls.auth': 'ok', 'chat.accepts': 'ok' });
  });

  it('does not read the clock of whoever answers in the server’s place', async () => {
    const headers = new Headers({ date: new Date(0).toUTCString() });
    const checks = await doctorWith({ request: () => Promise.resolve({ status: 200, headers, body: undefined, isJson: false }) }).run();
    expect(statuses(checks)).toMatchObject({ 'network.portal': 'warning', 'clock.skew': 'skipped' });
  });

  it('keeps what it found when one check breaks, and never gives out its fault', async () => {
    const lookup = () => {
      throw new TypeError('secret of ours');
    };
    const checks = await doctorWith({ lookup }).run();
    expect(statuses(checks)).toMatchObject({ 'network.names': 'skipped', 'chat.accepts': 'ok' });
    expect(JSON.stringify(checks)).not.toContain('secret of ours');
  });

  it('ends when somebody stops it, with what it has found by then, and tells nothing more', async () => {
    let finish: (checks: ConnectionCheck[]) => void = () => undefined;
    const stop = new AbortController();
    const { run, told } = doctorWith({ test: () => new Promise((resolve) => (finish = resolve)) });
    const done = run(stop.signal);
    while (told.at(-1)?.checks.length !== 7) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    const checks = await done;
    expect(statuses(checks)).toMatchObject({ 'clock.skew': 'ok', 'auth.reachable': 'skipped', 'chat.accepts': 'skipped' });
    expect(checks.at(-1)?.message).toBe('Not done: the checks were stopped.');
    const before = told.length;
    finish(tested);
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toHaveLength(before);
  });

  it('says why there is no address to look at', async () => {
    const checks = await doctorWith({ connection: () => Promise.reject(new LatchkeyError('server.failed', 'The server on this computer did not start.')) }).run();
    expect(checks.find(({ id }) => id === 'auth.reachable')).toMatchObject({ status: 'failed', message: 'The server on this computer did not start.' });
    expect(checks).toHaveLength(doctorCheckIds.length);
  });

  it('does not look at a certificate when there is no way to the server', async () => {
    const probed: string[] = [];
    const checks = await doctorWith({
      route: () => Promise.reject(new LatchkeyError('network.unreachable', 'This computer is set to use a SOCKS proxy. Add an HTTP proxy.')),
      probeTls: (url) => Promise.reject(new Error(String(probed.push(url.href)))),
    }).run();
    expect(statuses(checks)).toMatchObject({ 'network.proxy': 'failed', 'tls.auth': 'skipped', 'tls.chat': 'skipped' });
    expect(probed).toEqual([]);
  });

  it('looks once at one server for both', async () => {
    const checks = await doctorWith({
      connection: () => Promise.resolve({ authUrl: 'https://one.example.com', authPath: '/api/auth', chatUrl: 'https://one.example.com/chatkit', key: 'k' }),
    }).run();
    expect(checks.find(({ id }) => id === 'tls.chat')).toMatchObject({ status: 'skipped', message: expect.stringContaining('same server') });
    expect(checks.find(({ id }) => id === 'network.names')?.message).toBe('one.example.com is known here.');
  });
});
