import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createAuthClient } from '../../../../src/main/auth/auth-client.ts';
import { schedule } from '../../../../src/main/schedule.ts';
import { clientFor, useAuthClients } from '../../../support/auth-clients.ts';
import { ada } from '../../../support/auth-fixture.ts';
import { answering, captivePortal } from '../../../support/better-auth-server.ts';
import { createManualClock } from '../../../support/manual-clock.ts';

const start = useAuthClients();

describe('the end of a session', () => {
  it('is believed when the server says so', async () => {
    const { client, server } = await start();
    const { cookie } = await client.signUp(ada);
    server.revokeAllSessions();
    await expect(client.token(cookie)).rejects.toMatchObject({ code: 'auth.signed_out' });
    await expect(client.session(cookie)).rejects.toMatchObject({ code: 'auth.signed_out' });
  });

  it('is not read into a 401 that comes from a failing database', async () => {
    const { client, server } = await start();
    const { cookie } = await client.signUp(ada);
    const mend = server.breakDatabase();
    await expect(client.token(cookie)).rejects.toMatchObject({ code: 'auth.unreachable', status: 500 });
    mend();
    expect((await client.token(cookie)).token).toMatch(/^ey/);
  });

  it.each([
    ['a captive portal', captivePortal, 'auth.not_better_auth'],
    ['a redirect to one', answering(302, '', { location: 'https://portal.example/login?back=1' }), 'auth.not_better_auth'],
    ['a server error', answering(503, 'down'), 'auth.unreachable'],
    ['a proxy that says 401', answering(401, '<h1>Proxy</h1>', { 'content-type': 'text/html' }), 'auth.not_better_auth'],
    ['a proxy that says 401 in JSON', answering(401, '{}', { 'content-type': 'application/json' }), 'auth.rejected'],
    ['a proxy that says 403', answering(403, '<h1>Blocked</h1>', { 'content-type': 'text/html' }), 'auth.not_better_auth'],
    ['a page that is not there', answering(404, '<h1>Not found</h1>', { 'content-type': 'text/html' }), 'auth.not_better_auth'],
    ['too many requests', answering(429, '{}', { 'content-type': 'application/json', 'retry-after': '7' }), 'auth.rate_limited'],
    ['half an answer', answering(200, '{"token":', { 'content-type': 'application/json' }), 'auth.not_better_auth'],
    ['a text that says null', answering(200, 'null', { 'content-type': 'text/html' }), 'auth.not_better_auth'],
  ] as const)('is not read into %s', async (_, fault, code) => {
    const { client, server } = await start();
    const { cookie } = await client.signUp(ada);
    server.fault(fault);
    await expect(client.token(cookie)).rejects.toMatchObject({ code });
    await expect(client.session(cookie)).rejects.toMatchObject({ code });
  });

  it('is not read into a cut connection', async () => {
    const { client, server } = await start();
    const { cookie } = await client.signUp(ada);
    server.fault((request) => {
      request.socket.destroy();
      return true;
    });
    await expect(client.token(cookie)).rejects.toMatchObject({ code: 'auth.unreachable' });
  });

  it('is not read into a refused 401 while the session lives', async () => {
    const { client, server } = await start();
    const { cookie } = await client.signUp(ada);
    server.fault((request, response) => (request.url?.includes('/token') ? answering(401, '{}', { 'content-type': 'application/json' })(request, response) : false));
    await expect(client.token(cookie)).rejects.toMatchObject({ code: 'auth.rejected', status: 401 });
  });
});

describe('the network', () => {
  it('says that nothing answers', async () => {
    const socket = createServer();
    await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
    const { port } = socket.address() as AddressInfo;
    await new Promise((resolve) => socket.close(resolve));
    const error = clientFor(`http://127.0.0.1:${port}`).signIn(ada);
    await expect(error).rejects.toMatchObject({ code: 'auth.unreachable', message: expect.stringContaining(`127.0.0.1:${port}: nothing answers there.`) });
  });

  it('gives up on a server that never answers', async () => {
    const { server } = await start();
    const clock = createManualClock();
    const arrived = new Promise<void>((resolve) => {
      server.fault(() => {
        resolve();
        return true;
      });
    });
    const client = createAuthClient({ connection: { authUrl: server.url, authPath: '/api/auth' }, fetch, schedule: clock.schedule, now: clock.now });
    const signIn = client.signIn(ada);
    const outcome = expect(signIn).rejects.toMatchObject({ code: 'network.timeout', message: expect.stringContaining('too long') });
    await arrived;
    await clock.advance(15_000);
    await outcome;
  });

  it('sends no password over plain http to another machine', async () => {
    let sent = 0;
    const client = createAuthClient({
      connection: { authUrl: 'http://auth.example.com', authPath: '/api/auth' },
      fetch: () => {
        sent += 1;
        return Promise.resolve(new Response());
      },
      schedule,
      now: Date.now,
    });
    await expect(client.signIn(ada)).rejects.toMatchObject({ code: 'request.denied', message: expect.stringContaining('https') });
    expect(sent).toBe(0);
  });

  it('reads no more of an answer than it needs', async () => {
    const { client, server } = await start();
    server.fault(answering(200, 'x'.repeat(5_000_000), { 'content-type': 'application/json' }));
    await expect(client.signIn(ada)).rejects.toMatchObject({ code: 'auth.not_better_auth' });
  });
});
