/** A session that ends on a real Better Auth server, by whatever means, ends in the app within five seconds, and the screen says why. */
import { admin } from 'better-auth/plugins';
import type { Page } from '@playwright/test';
import { startBetterAuthServer, type BetterAuthServer, type Fault } from '../support/better-auth-server.ts';
import { signedIn, signIn, signUp, type Person } from './support/actions.ts';
import { expect, person, test } from './support/fixtures.ts';

const withinMs = 5_000;

/** A chat server in which nothing was ever said. */
const emptyChat: Fault = (request, response) => {
  if (request.url?.startsWith('/chatkit') !== true) return false;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ data: [], has_more: false, after: null }));
  return true;
};

/** Somebody else's program on the same server: signs in, or up, and calls. */
async function otherDevice(server: BetterAuthServer, { name, email, password }: Person, how: 'sign-in' | 'sign-up') {
  const call = async (path: string, body: object, cookie = ''): Promise<Response> => {
    const response = await fetch(`${server.url}/api/auth/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: server.url, cookie }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
    return response;
  };
  const entered = await call(`${how}/email`, { name, email, password });
  const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const { user } = (await entered.json()) as { user: { id: string } };
  return { id: user.id, call: (path: string, body: object) => call(path, body, cookie) };
}

/** Ends the session and measures, in ms, until every page has the sign-in form. */
async function timeToSignedOut(pages: readonly Page[], end: () => unknown): Promise<number> {
  await end();
  const endedAt = performance.now();
  for (const page of pages) await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible({ timeout: withinMs + 1_000 });
  return performance.now() - endedAt;
}

async function saysWhy(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'the session ended on the server' })).toBeVisible();
}

test.describe('a session that ends on the server', () => {
  let server: BetterAuthServer;
  let ada: Person;

  test.beforeEach(async () => {
    ada = person();
    server = await startBetterAuthServer({ options: { plugins: [admin()] } });
    server.fault(emptyChat);
  });
  test.afterEach(() => server.close());

  test('because it was deleted there is over here within five seconds, in every window', async ({ desk }) => {
    const page = await desk.open({ args: ['--server', server.url] });
    await signUp(page, ada);
    const pages = desk.host === 'web' ? [page, await desk.openWindow()] : [page];
    for (const one of pages) await signedIn(one);
    expect(await timeToSignedOut(pages, () => server.revokeAllSessions())).toBeLessThan(withinMs);
    for (const one of pages) await saysWhy(one);

    // And over it is after a restart too; the person gets in again.
    await desk.close();
    const later = await desk.open({ args: ['--server', server.url] });
    await signIn(later, ada);
    await signedIn(later);
  });

  test('because the password was changed on another device is over here within five seconds', async ({ desk }) => {
    const page = await desk.open({ args: ['--server', server.url] });
    await signUp(page, ada);
    const other = await otherDevice(server, ada, 'sign-in');
    const newPassword = 'analytical engine';
    const took = await timeToSignedOut([page], () => other.call('change-password', { currentPassword: ada.password, newPassword, revokeOtherSessions: true }));
    expect(took).toBeLessThan(withinMs);
    await saysWhy(page);
    await signIn(page, ada);
    await expect(page.getByText('don’t match an account')).toBeVisible();
    await signIn(page, { ...ada, password: newPassword });
    await signedIn(page);
  });

  test('because the account was banned is over here within five seconds, and signing in again says so', async ({ desk }) => {
    const page = await desk.open({ args: ['--server', server.url] });
    await signUp(page, ada);
    const grace = { ...person(), name: 'Grace Hopper' };
    const boss = await otherDevice(server, grace, 'sign-up');
    server.sql(`update user set role = 'admin' where id = '${boss.id}'`);
    const { id } = await otherDevice(server, ada, 'sign-in');
    const took = await timeToSignedOut([page], () => boss.call('admin/ban-user', { userId: id }));
    expect(took).toBeLessThan(withinMs);
    await saysWhy(page);
    await signIn(page, ada);
    await expect(page.getByRole('alert').filter({ hasText: 'This account is blocked on the server.' })).toBeVisible();
  });

  test('because its owner signed out everywhere is over here within five seconds', async ({ desk }) => {
    const page = await desk.open({ args: ['--server', server.url] });
    await signUp(page, ada);
    const other = await otherDevice(server, ada, 'sign-in');
    expect(await timeToSignedOut([page], () => other.call('revoke-sessions', {}))).toBeLessThan(withinMs);
    await saysWhy(page);
  });

  test('is not what a server that is away, or a hotel’s log-in page, looks like', async ({ desk }) => {
    const page = await desk.open({ args: ['--server', server.url] });
    await signUp(page, ada);
    server.fault((request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<!doctype html><title>Welcome to the hotel</title>${request.url ?? ''}`);
      return true;
    });
    await expect(page.getByText(/Couldn’t reach/)).toBeVisible({ timeout: 30_000 });
    await server.stop();
    await page.reload();
    await signedIn(page);
    server.fault(emptyChat);
    await server.start();
    await expect(page.getByText(/Couldn’t reach/)).toBeHidden({ timeout: 40_000 });
    await signedIn(page);
  });
});
