/** What a real Secret Service does to a sign-in, and what the screen says and offers; each app has a keychain of its own here. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { forkNodeChild } from '../../src/main/fork.web.ts';
import { createKeytarProcess, type KeytarProcess } from '../../src/main/vault/keytar-process.ts';
import { startSecretService, type SecretService } from '../support/secret-service.ts';
import { signedIn, signIn, signOut, signUp, type Person } from './support/actions.ts';
import { findings } from './support/axe.ts';
import { expect, person, test, type Desk } from './support/fixtures.ts';
import { root, type RunningProcess } from './support/web-host.ts';

let service: SecretService;
let keytar: KeytarProcess;
let server: RunningProcess;
let ada: Person;

const heading = (page: Page) => page.getByRole('heading', { name: 'Your sign-in can’t be read' });
const open = (desk: Desk): Promise<Page> => desk.open({ env: service.env, args: ['--server', server.match] });

/** Where this profile's secrets are in the keychain, and the name of its session there. */
function sessionIn({ profile }: Desk): [service: string, account: string] {
  const state = JSON.parse(readFileSync(join(profile, 'vault.json'), 'utf8')) as { names: string[] };
  const name = state.names.find((known) => known.startsWith('session:'));
  if (name === undefined) throw new Error('The profile has no session in its vault.');
  return [`Latchkey ${createHash('sha256').update(profile).digest('hex').slice(0, 8)}`, name];
}

/** What the keychain has as this profile's session; `undefined`: nothing that the profile knows of. */
function stored(desk: Desk): Promise<string | null | undefined> {
  return Promise.resolve()
    .then(() => keytar.getPassword(...sessionIn(desk)))
    .catch(() => undefined);
}

/** A person who is signed in and has closed the app. */
async function signedInBefore(desk: Desk): Promise<void> {
  await signUp(await open(desk), ada);
  await expect.poll(() => stored(desk)).toContain(ada.name);
  await desk.close();
}

async function looksRight(desk: Desk, page: Page): Promise<void> {
  // Axe needs a browser that opens pages; the page is the same one.
  if (desk.host === 'web') expect(await findings(page)).toEqual([]);
}

test.describe('a keychain', () => {
  test.beforeEach(async ({ desk }) => {
    service = await startSecretService();
    keytar = createKeytarProcess(() => forkNodeChild(join(root, 'out/main/keytar-child.js'), [], service.env));
    server = await desk.serve();
    ada = person();
  });
  test.afterEach(async ({ desk }) => {
    await desk.close();
    await keytar.dispose();
    await service.stop();
  });

  test('that is locked is said to be, and the sign-in comes back by itself once it opens', async ({ desk }) => {
    await signedInBefore(desk);
    service.lock();
    const page = await open(desk);
    await expect(heading(page)).toBeVisible();
    await expect(page.getByText('because the keychain is locked')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
    await looksRight(desk, page);
    await service.unlock();
    await signedIn(page);
  });

  test('that is locked does not lock the person out: signed in for this run, and kept once it opens', async ({ desk }) => {
    await signedInBefore(desk);
    service.lock();
    const page = await open(desk);
    await expect(heading(page)).toBeVisible();
    await page.getByRole('button', { name: 'Sign in only until you quit' }).click();
    await signIn(page, ada);
    await signedIn(page);
    await expect(page.getByText(/will not be remembered after you quit/)).toBeVisible();
    await service.unlock();
    await expect(page.getByText(/will not be remembered after you quit/)).toBeHidden({ timeout: 40_000 });
  });

  test('whose entry is gone is a new one or was emptied: putting it back and trying again is enough', async ({ desk }) => {
    await signedInBefore(desk);
    const where = sessionIn(desk);
    const value = await keytar.getPassword(...where);
    await keytar.deletePassword(...where);
    const page = await open(desk);
    await expect(heading(page)).toBeVisible();
    await expect(page.getByText('the keychain is a new one, or its entries for Latchkey were removed')).toBeVisible();
    await looksRight(desk, page);
    await keytar.setPassword(...where, value ?? '');
    // The app may have looked by itself by then.
    await page.getByRole('button', { name: 'Try again' }).click({ timeout: 5_000 }).catch(() => undefined);
    await signedIn(page);
  });

  test('with something else in place of the entry is left as it is, and signing in again puts it aside', async ({ desk }) => {
    await signedInBefore(desk);
    const [name, account] = sessionIn(desk);
    await keytar.setPassword(name, account, 'not a session');
    const page = await open(desk);
    await expect(heading(page)).toBeVisible();
    await expect(page.getByText('what the keychain holds for Latchkey can’t be read')).toBeVisible();
    await looksRight(desk, page);
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await signIn(page, ada);
    await signedIn(page);
    await expect.poll(() => keytar.getPassword(name, account)).toContain(ada.name);
    expect(await keytar.getPassword(name, `${account}.unreadable-1`)).toBe('not a session');
    await desk.close();
    await signedIn(await open(desk));
  });

  test('that nobody keeps is said to be missing, and found when it is back', async ({ desk }) => {
    await signedInBefore(desk);
    await service.kill();
    const page = await open(desk);
    await expect(heading(page)).toBeVisible();
    await expect(page.getByText('because this system has no keychain')).toBeVisible();
    await looksRight(desk, page);
    await service.restart();
    await page.getByRole('button', { name: 'Try again' }).click();
    await signedIn(page);
  });

  test('whose service is killed and comes back while the app runs does not matter to who is signed in, and keeps what is next', async ({ desk }) => {
    const page = await open(desk);
    await signUp(page, ada);
    await service.kill();
    await page.reload();
    await signedIn(page);
    await service.restart();
    await signOut(page);
    await expect.poll(() => stored(desk)).toBeUndefined();
    await signIn(page, ada);
    await signedIn(page);
    await expect.poll(() => stored(desk)).toContain(ada.name);
    await desk.close();
    await signedIn(await open(desk));
  });

  test('that is locked when somebody signs out holds nothing that brings them back', async ({ desk }) => {
    await signedInBefore(desk);
    const page = await open(desk);
    await signedIn(page);
    service.lock();
    await signOut(page);
    await desk.close();
    await service.unlock();
    const later = await open(desk);
    await expect(later.getByRole('textbox', { name: 'Password' })).toBeVisible();
  });
});
