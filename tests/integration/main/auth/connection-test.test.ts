import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionCheck, ConnectionCheckId, ResolvedConnection } from '../../../../src/shared/connection.ts';
import { LatchkeyError } from '../../../../src/shared/errors.ts';
import { createConnectionTest, type TestSession } from '../../../../src/main/auth/connection-test.ts';
import type { Fetch } from '../../../../src/main/platform.ts';
import { schedule } from '../../../../src/main/schedule.ts';
import { answering, captivePortal, startBetterAuthServer, type BetterAuthServer, type BetterAuthServerOptions } from '../../../support/better-auth-server.ts';
import { json, startUpstream, type Upstream } from '../../../support/upstream.ts';

let server: BetterAuthServer | undefined;
let backend: Upstream;

beforeEach(async () => {
  backend = await startUpstream();
  backend.answer(json(401, { error: 'unauthorized' }));
});

afterEach(async () => {
  await backend.close();
  await server?.close();
  server = undefined;
});

async function start(options?: BetterAuthServerOptions): Promise<ResolvedConnection> {
  server = await startBetterAuthServer(options);
  return { authUrl: server.url, authPath: '/api/auth', chatUrl: backend.url, key: server.url };
}

interface Run {
  token?: () => Promise<string>;
  session?: Partial<TestSession>;
  fetch?: Fetch;
}

/** The checks by id, and that all six came in order. */
async function run(connection: ResolvedConnection, { token, session, fetch = globalThis.fetch }: Run = {}): Promise<Record<ConnectionCheckId, ConnectionCheck>> {
  const test = createConnectionTest({ fetch, schedule, session: () => (token === undefined ? undefined : { ...connection, token, ...session }) });
  const checks = await test(connection);
  expect(checks.map(({ id }) => id)).toEqual(['auth.reachable', 'auth.better_auth', 'auth.jwks', 'token.safe', 'chat.reachable', 'chat.accepts']);
  for (const { status, fix } of checks) if (status === 'failed') expect(fix).toMatch(/\.$/);
  return Object.fromEntries(checks.map((check) => [check.id, check])) as Record<ConnectionCheckId, ConnectionCheck>;
}

function hrefOf(input: Parameters<Fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString();
}

function statuses(checks: Record<ConnectionCheckId, ConnectionCheck>): string {
  return Object.values(checks)
    .map(({ status }) => status)
    .join(' ');
}

describe('a good connection', () => {
  it('passes what can be checked while signed out', async () => {
    const checks = await run(await start());
    expect(statuses(checks)).toBe('ok ok ok skipped ok ok');
    expect(checks['chat.accepts'].message).toContain('asks for a token');
    expect(checks['token.safe'].message).toContain('signed in');
  });

  it('passes everything while signed in, and shows the token to its backend only', async () => {
    const connection = await start();
    backend.answer(json(200, { data: [], has_more: false }));
    const checks = await run(connection, { token: () => Promise.resolve('the-token') });
    expect(statuses(checks)).toBe('ok ok ok ok ok ok');
    expect(backend.requests).toMatchObject([{ method: 'POST', headers: { authorization: 'Bearer the-token' } }]);
    expect(JSON.parse(backend.requests[0]!.body)).toEqual({ type: 'threads.list', params: { limit: 1 } });
  });

  it('shows no token to a chat address that was only typed in', async () => {
    const connection = await start();
    await run(connection, { token: () => Promise.resolve('the-token'), session: { chatUrl: 'https://elsewhere.example/chatkit' } });
    expect(backend.requests[0]!.headers.authorization).toBeUndefined();
  });

  it('may answer without a token', async () => {
    const connection = await start();
    backend.answer(json(200, { data: [], has_more: false }));
    expect((await run(connection))['chat.accepts']).toMatchObject({ status: 'ok', message: expect.stringContaining('without a token') });
  });
});

describe('what is wrong with the auth server', () => {
  it.each([
    ['the name is unknown', 'ENOTFOUND', /Couldn’t find/],
    ['nothing listens', 'ECONNREFUSED', /nothing answers/],
    ['its certificate is not trusted', 'DEPTH_ZERO_SELF_SIGNED_CERT', /certificate.*DEPTH_ZERO_SELF_SIGNED_CERT/],
    ['it does not speak TLS', 'ERR_SSL_WRONG_VERSION_NUMBER', /secure connection/],
    ['it takes too long', 'UND_ERR_CONNECT_TIMEOUT', /too long/],
  ])('is named when %s', async (_, code, message) => {
    const connection = await start();
    const broken: Fetch = (input, init) =>
      hrefOf(input).startsWith(connection.authUrl) ? Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })) : fetch(input, init);
    const checks = await run(connection, { fetch: broken });
    expect(statuses(checks)).toBe('failed skipped skipped skipped ok ok');
    expect(checks['auth.reachable'].message).toMatch(message);
  });

  it.each([
    ['a web page', captivePortal, /not at \/api\/auth/],
    ['a page that is not there', answering(404, 'no', { 'content-type': 'text/html' }), /not at \/api\/auth/],
    ['a redirect', answering(302, '', { location: 'https://portal.example/login?secret=1' }), /on to https:\/\/portal\.example\./],
    ['an error', answering(502, 'no'), /error 502/],
    ['some other JSON', answering(200, '{"status":"up"}', { 'content-type': 'application/json' }), /not at/],
  ] as const)('is named when it answers with %s', async (_, fault, message) => {
    const connection = await start();
    server!.fault(fault);
    const checks = await run(connection);
    expect(statuses(checks)).toBe('ok failed skipped skipped ok ok');
    expect(checks['auth.better_auth'].message).toMatch(message);
  });

  it('is named when Better Auth is mounted elsewhere', async () => {
    const connection = await start({ options: { basePath: '/auth' } });
    expect((await run(connection))['auth.better_auth']).toMatchObject({ status: 'failed', fix: expect.stringContaining('basePath') });
    expect(statuses(await run({ ...connection, authPath: '/auth' }))).toBe('ok ok ok skipped ok ok');
  });

  it('is named when the JWT plugin is missing', async () => {
    const checks = await run(await start({ jwt: false }));
    expect(checks['auth.jwks']).toMatchObject({ status: 'failed', message: expect.stringContaining('no keys'), fix: expect.stringContaining('jwt()') });
  });

  it.each(['{"keys":[]}', '{"keys":[{"kty":"oct","alg":"HS256","kid":"k"}]}', '{"keys":[{"kty":"OKP","alg":"EdDSA"}]}', '[]'])('is named when its key set is %s', async (body) => {
    const connection = await start();
    server!.fault((request, response) => (request.url?.endsWith('/jwks') ? answering(200, body, { 'content-type': 'application/json' })(request, response) : false));
    expect((await run(connection))['auth.jwks'].status).toBe('failed');
  });

  it('is named when its tokens are not safe, with the advice apart', async () => {
    const connection = await start();
    const token = (): Promise<string> => Promise.reject(new LatchkeyError('token.unsafe', 'The server signs its tokens with HS256. Ask its administrator.'));
    expect((await run(connection, { token }))['token.safe']).toMatchObject({ id: 'token.safe', status: 'failed', message: 'The server signs its tokens with HS256.', fix: 'Ask its administrator.' });
  });

  it('is refused over plain http to another machine, before anything is sent', async () => {
    const sent: string[] = [];
    const spy: Fetch = (input, init) => {
      sent.push(hrefOf(input));
      return fetch(input, init);
    };
    const checks = await run({ authUrl: 'http://auth.example.com', authPath: '/api/auth', chatUrl: 'http://chat.example.com/chatkit', key: 'x' }, { fetch: spy });
    expect(statuses(checks)).toBe('failed skipped skipped skipped failed skipped');
    expect(checks['auth.reachable'].fix).toContain('https://');
    expect(sent).toEqual([]);
  });
});

describe('what is wrong with the chat backend', () => {
  it('is named when it cannot be reached', async () => {
    const connection = await start();
    await backend.close();
    const checks = await run(connection);
    expect(statuses(checks)).toBe('ok ok ok skipped failed skipped');
    backend = await startUpstream();
  });

  it.each([
    ['refuses the token', 401, { error: 'x' }, /refuses the token/],
    ['forbids', 403, {}, /refuses the token/],
    ['is at another path', 404, {}, /not a ChatKit endpoint/],
    ['is something else', 200, { hello: 'world' }, /not a ChatKit endpoint/],
    ['fails', 500, {}, /error 500/],
  ])('is named when it %s', async (_, status, body, message) => {
    const connection = await start();
    backend.answer(json(status, body));
    const checks = await run(connection, { token: () => Promise.resolve('the-token') });
    expect(checks['chat.accepts']).toMatchObject({ status: 'failed', message: expect.stringMatching(message) });
  });
});
