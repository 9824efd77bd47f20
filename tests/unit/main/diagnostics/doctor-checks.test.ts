import { describe, expect, it } from 'vitest';
import { checkClock } from '../../../../src/main/diagnostics/clock-check.ts';
import type { DoctorAnswer, DoctorRoute, TlsFacts } from '../../../../src/main/diagnostics/doctor-deps.ts';
import { checkTokenKey } from '../../../../src/main/diagnostics/key-check.ts';
import { checkNames, checkPortal, checkProxy, findRoutes } from '../../../../src/main/diagnostics/network-checks.ts';
import { checkTls } from '../../../../src/main/diagnostics/tls-check.ts';
import { parseProxyRules } from '../../../../src/main/net/proxy-rules.ts';

const now = Date.UTC(2026, 10, 21, 12, 0, 0);
const minute = 60_000;
const day = 86_400_000;
const auth = new URL('https://auth.example.com/api/auth');
const chat = new URL('https://chat.example.com/chatkit');

function answerOf(fields: Partial<DoctorAnswer> & { date?: number; age?: number } = {}): DoctorAnswer {
  const { date, age, ...rest } = fields;
  const headers = new Headers();
  if (date !== undefined) headers.set('date', new Date(date).toUTCString());
  if (age !== undefined) headers.set('age', String(age));
  return { status: 200, headers, body: { ok: true }, isJson: true, ...rest };
}

describe('the clock', () => {
  const check = (answer: DoctorAnswer, platform = 'linux') => checkClock({ host: 'auth.example.com', answer, sentAt: now - 200, receivedAt: now + 200, platform });

  it.each([
    [0, 'ok', 'agree'],
    [59_000, 'ok', 'agree'],
    [-62_000, 'warning', '1 minute ahead of that of auth.example.com'],
    [62_000, 'warning', '1 minute behind that of auth.example.com'],
    [4 * minute, 'warning', '4 minutes behind'],
    [-6 * minute, 'failed', '6 minutes ahead of'],
    [3 * 60 * minute, 'failed', '3 hours behind'],
    [-400 * day, 'failed', '400 days ahead of'],
  ] as const)('that is %s ms off the server’s is %s', (offset, status, words) => {
    const found = check(answerOf({ date: now + offset }));
    expect(found).toMatchObject({ id: 'clock.skew', status, message: expect.stringContaining(words) });
    if (status !== 'ok') expect(found.fix).toMatch(/^Set the clock: .*If the time here is right/);
  });

  it('is set in another place on each system', () => {
    const fixes = ['win32', 'darwin', 'linux'].map((platform) => check(answerOf({ date: now - 10 * minute }), platform).fix);
    expect(fixes.map((fix) => /Sync now|automatically|timedatectl/.exec(fix ?? '')?.[0])).toEqual(['Sync now', 'automatically', 'timedatectl']);
  });

  it('is not taken for wrong when a cache answers with an old page', () => {
    expect(check(answerOf({ date: now - 20 * minute, age: 1_200 })).status).toBe('ok');
  });

  it('is not judged without a date', () => {
    expect(check(answerOf()).status).toBe('skipped');
  });
});

describe('the certificate', () => {
  const good: TlsFacts = { issuer: '“Example Trust”', validFrom: now - day, validTo: now + 60 * day, publicRoot: true };
  const check = (facts: TlsFacts | Error, url = auth) =>
    checkTls('tls.auth', url, { kind: 'direct' }, { probeTls: () => (facts instanceof Error ? Promise.reject(facts) : Promise.resolve(facts)), platform: 'linux', now: () => now });

  it.each<[string, TlsFacts | Error, string, string]>([
    ['that is trusted', good, 'ok', 'is signed by “Example Trust”, and good for 60 days'],
    ['of a private authority', { ...good, publicRoot: false }, 'ok', 'a private authority that this computer trusts'],
    ['that runs out next week', { ...good, validTo: now + 7 * day }, 'warning', 'runs out in 7 days'],
    ['that runs out today', { ...good, validTo: now + 3_600_000 }, 'warning', 'a day or less'],
    ['that ran out', { ...good, refusal: 'CERT_HAS_EXPIRED', validTo: now - 3 * day }, 'failed', 'ran out 3 days ago'],
    ['that is not valid yet', { ...good, refusal: 'CERT_NOT_YET_VALID', validFrom: now + day }, 'failed', 'clock is probably behind'],
    ['of another name', { ...good, refusal: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'failed', 'belongs to another name'],
    ['of an authority nobody knows', { ...good, refusal: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'failed', 'signed by “Example Trust”, which this computer does not trust (SELF_SIGNED_CERT_IN_CHAIN)'],
    ['of a server that speaks no TLS', Object.assign(new Error('x'), { code: 'EPROTO' }), 'failed', 'did not make a secure connection'],
    ['of a server that is away', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'skipped', 'Checked once auth.example.com can be reached'],
  ])('%s is told as it is', async (_name, facts, status, words) => {
    const found = await check(facts);
    expect(found).toMatchObject({ status, message: expect.stringContaining(words) });
    expect(found.fix !== undefined).toBe(status === 'failed' || status === 'warning');
  });

  it('is not needed on this computer, and missed elsewhere', async () => {
    expect((await check(good, new URL('http://127.0.0.1:3000/'))).status).toBe('skipped');
    expect(await check(good, new URL('http://auth.example.com/'))).toMatchObject({ status: 'warning', fix: expect.stringContaining('https://') });
  });
});

describe('names', () => {
  const direct = findRoutes([auth, chat], undefined);
  const names = async (known: readonly string[], urls = [auth, chat], routes = direct) =>
    checkNames(urls, await routes, (name) => (known.includes(name) ? Promise.resolve(['10.0.0.1']) : Promise.reject(new Error('ENOTFOUND'))));

  it('are fine when both are known, and told when not', async () => {
    expect(await names(['auth.example.com', 'chat.example.com'])).toMatchObject({ status: 'ok', message: 'auth.example.com and chat.example.com are known here.' });
    expect(await names(['auth.example.com'])).toMatchObject({ status: 'failed', message: 'No address was found for chat.example.com.' });
  });

  it('are left to the proxy, and addresses need none', async () => {
    const proxied = findRoutes([auth, chat], () => Promise.resolve({ kind: 'proxy', uri: 'http://proxy.example:3128' }));
    expect((await names([], [auth, chat], proxied)).status).toBe('skipped');
    expect((await names([], [new URL('http://127.0.0.1:1/'), new URL('http://[::1]:2/'), new URL('http://localhost/')])).status).toBe('skipped');
  });
});

describe('the proxy', () => {
  const rules = (text: string) => (url: URL): Promise<DoctorRoute> => Promise.resolve().then(() => parseProxyRules(url.host === 'chat.example.com' ? text : 'DIRECT')[0]);
  const check = async (route: ((url: URL) => Promise<DoctorRoute>) | undefined, refusal?: Error) =>
    checkProxy([auth, chat], await findRoutes([auth, chat], route), { route, tryProxy: () => (refusal === undefined ? Promise.resolve() : Promise.reject(refusal)) });

  it('is none where the system has none, and unknown in a browser', async () => {
    expect(await check(rules('DIRECT'))).toMatchObject({ status: 'ok', message: 'No proxy is in between.' });
    expect((await check(undefined)).status).toBe('skipped');
  });

  it('is named with the server it leads to', async () => {
    expect(await check(rules('PROXY proxy.example:3128'))).toMatchObject({ status: 'ok', message: 'The proxy lets Latchkey through: chat.example.com through proxy.example:3128.' });
  });

  it.each([
    [new Error('Proxy response (407) !== 200'), 'wants a name and a password'],
    [new Error('Proxy response (403) !== 200'), 'refuses the way to chat.example.com (403)'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'nothing answers there'],
  ])('that refuses is told apart by how', async (refusal, words) => {
    expect(await check(rules('PROXY proxy.example:3128'), refusal)).toMatchObject({ status: 'failed', message: expect.stringContaining(words), fix: expect.stringMatching(/\.$/) });
  });

  it('of a kind that Latchkey cannot use is told with the way out', async () => {
    expect(await check(rules('SOCKS5 127.0.0.1:1080'))).toMatchObject({ status: 'failed', message: expect.stringContaining('SOCKS'), fix: expect.stringContaining('HTTP proxy') });
  });

  it('settings that cannot be read are told too', async () => {
    expect(await check(() => Promise.reject(new Error('PAC failed')))).toMatchObject({ status: 'failed', message: expect.stringContaining('no way to auth.example.com') });
  });
});

describe('a network with a sign-in of its own', () => {
  it.each<[string, DoctorAnswer | undefined, string]>([
    ['is suspected where a web page answers', answerOf({ isJson: false, body: undefined }), 'warning'],
    ['is suspected where another host takes over', answerOf({ status: 302, isJson: false, location: 'https://login.hotel.example' }), 'warning'],
    ['is certain where it says so', answerOf({ status: 511, isJson: false }), 'failed'],
    ['is not suspected where the server itself sends on', answerOf({ status: 301, isJson: false, location: 'https://auth.example.com' }), 'ok'],
    ['is not suspected where the server answers', answerOf(), 'ok'],
    ['is not suspected where the server has a fault', answerOf({ status: 503, isJson: false }), 'ok'],
    ['is unknown without an answer', undefined, 'skipped'],
  ])('%s', (_name, answer, status) => {
    expect(checkPortal('auth.example.com', answer).status).toBe(status);
  });
});

describe('the key of the token', () => {
  const token = `${Buffer.from('{"alg":"EdDSA","kid":"key-1"}').toString('base64url')}.e30.x`;
  const jwks = (...keys: object[]) => answerOf({ body: { keys } });
  const check = (answer: DoctorAnswer | undefined, current: string | undefined = token) => checkTokenKey('auth.example.com', answer, current);

  it('is found among those published', () => {
    expect(check(jwks({ kid: 'key-0' }, { kid: 'key-1', kty: 'OKP' })).status).toBe('ok');
    expect(check(jwks({ kid: 'key-2' }))).toMatchObject({ status: 'failed', fix: expect.stringContaining('one database') });
  });

  it('is not looked for without keys, token or kid', () => {
    expect(check(undefined).status).toBe('skipped');
    expect(check(answerOf({ status: 404 })).status).toBe('skipped');
    expect(checkTokenKey('auth.example.com', jwks({ kid: 'key-1' }), undefined).status).toBe('skipped');
    expect(check(jwks({ kid: 'key-1' }), 'not a token').status).toBe('skipped');
  });

  it.each(['d', 'k'])('must not be published with its secret part %s, whoever is signed in', (member) => {
    const found = checkTokenKey('auth.example.com', jwks({ kid: 'key-1', [member]: 'AAAA' }), undefined);
    expect(found).toMatchObject({ status: 'failed', message: expect.stringContaining('secret key') });
    expect(JSON.stringify(found)).not.toContain('AAAA');
  });
});
