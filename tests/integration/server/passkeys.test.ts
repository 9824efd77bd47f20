import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDeepLink } from '../../../src/main/deep-link.ts';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { authPost, startEmbeddedServer, temporaryFolder } from '../../support/embedded-server.ts';
import { challengeOf } from '../../../src/main/auth/pkce.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const folder = temporaryFolder();
const ada = { email: 'ada@example.com', password: 'difference engine', name: 'Ada' };
const verifier = 'v'.repeat(43);
const state = 's'.repeat(43);

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe.skipIf(executablePath === undefined)('passkeys', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let origin: string;

  beforeAll(async () => {
    const port = await freePort();
    // A passkey belongs to a name.
    origin = `http://localhost:${port}`;
    server = await startEmbeddedServer(folder.path, {}, { port, url: origin });
    await authPost(origin, '/sign-up/email', ada);
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
    page = await (await browser.newContext()).newPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    folder.remove();
  });

  it('are added on a page of the server by who signs in there, and sign in to the app from then on', async () => {
    expect(await (await fetch(`${origin}/latchkey/sign-in-methods`)).json()).toMatchObject({ passkeys: true, browser: true });
    await page.goto(`${origin}/latchkey/passkeys`);
    await page.getByLabel('E-mail').fill(ada.email);
    await page.getByLabel('Password').fill(ada.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('There are none yet.').waitFor();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: /^Remove Passkey of/ }).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('You can close this page.').waitFor();

    const query = new URLSearchParams({ client_id: 'electron', state, code_challenge: challengeOf(verifier) });
    await page.goto(`${origin}/latchkey/sign-in?${query.toString()}`);
    await page.getByRole('link', { name: 'Use a passkey' }).click();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    const link = (await page.getByRole('link', { name: 'Open Latchkey' }).getAttribute('href')) ?? '';
    const handed = parseDeepLink(link);
    expect(handed).toMatchObject({ kind: 'auth', state });
    const answer = await authPost(origin, '/electron/token', { token: handed.kind === 'auth' ? handed.code : '', state, code_verifier: verifier });
    expect(await answer.json()).toMatchObject({ user: { email: ada.email } });
    expect((await page.context().cookies()).filter(({ name }) => name.includes('session_token'))).toEqual([]);
  });

  it('are said to have failed where there is none, and the other ways are still there', async () => {
    const other = await (await browser.newContext()).newPage();
    const query = new URLSearchParams({ client_id: 'electron', state, code_challenge: challengeOf(verifier) });
    await other.goto(`${origin}/latchkey/sign-in/passkey?${query.toString()}`);
    const devtools = await other.context().newCDPSession(other);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'usb', automaticPresenceSimulation: true } });
    await other.getByRole('button', { name: 'Use a passkey' }).click();
    await other.getByText('No passkey was used.').waitFor();
    await other.getByRole('link', { name: 'Sign in another way' }).click();
    await other.getByLabel('Password').waitFor();
  });
});
