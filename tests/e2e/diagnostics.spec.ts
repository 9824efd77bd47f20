import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answered, conversation, send, signedIn, signIn, signUp } from './support/actions.ts';
import { findings } from './support/axe.ts';
import { expect, person, test, type Desk } from './support/fixtures.ts';

const message = 'Quagga-Meridian 40817';

/** A server of a team, and the app signed in there with one message sent. */
async function signedInElsewhere(desk: Desk) {
  const ada = { ...person(), name: 'Zephyrine Quillfeather', password: 'marzipan difference 8841' };
  const { match: url } = await desk.serve();
  const args = ['--server', url, '--chat-url', `${url}/chatkit`];
  const page = await desk.open({ args });
  await signUp(page, ada);
  await send(page, message);
  await answered(page);

  async function call(path: string, body: unknown, cookie?: string): Promise<Response> {
    const headers = { 'content-type': 'application/json', origin: url, ...(cookie !== undefined && { cookie }) };
    return fetch(`${url}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }
  return {
    ada,
    page,
    args,
    url,
    /** Signs her out on every other computer, from one of her own. @returns the cookie and the token she has there */
    async revokeElsewhere(): Promise<string[]> {
      const there = await call('/sign-in/email', { email: ada.email, password: ada.password });
      const cookie = there.headers.getSetCookie().map((line) => line.split(';')[0]!).join('; ');
      const token = ((await (await fetch(`${url}/api/auth/token`, { headers: { cookie, origin: url } })).json()) as { token: string }).token;
      expect((await call('/revoke-other-sessions', {}, cookie)).status).toBe(200);
      return [cookie.slice(cookie.indexOf('=') + 1), token];
    },
  };
}

/** The part of Electron’s DownloadItem that a test answers with. */
interface Download {
  setSavePath(path: string): void;
  once(event: 'done', listener: (event: unknown, state: string) => void): void;
}

const dialog = (page: Page) => page.getByRole('dialog');

/** Nothing serious for who uses a screen reader. axe wants a page of its own, which Electron has none of; the page is the same. */
async function sound(desk: Desk, page: Page): Promise<void> {
  if (desk.host === 'web') expect(await findings(page)).toEqual([]);
}

/** What "Save report…" gives: the file itself. */
async function savedReport(desk: Desk, page: Page): Promise<string> {
  const save = page.getByRole('button', { name: 'Save report…' });
  const app = desk.electron();
  if (app === undefined) {
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toMatch(/^latchkey-sign-in-\d{4}-\d\d-\d\d\.txt$/);
    return readFile(await download.path(), 'utf8');
  }
  // Electron would ask where to; the answer is given in its place.
  const path = join(desk.profile, '..', 'report.txt');
  const window = await app.browserWindow(page);
  const done = window.evaluate(
    ({ webContents }, to) =>
      new Promise<string>((resolve) => {
        webContents.session.once('will-download', (_event: unknown, item: Download) => {
          item.setSavePath(to);
          item.once('done', (_done, state) => resolve(state));
        });
      }),
    path,
  );
  await save.click();
  expect(await done).toBe('completed');
  return readFile(path, 'utf8');
}

test.describe('why am I signed out', () => {
  test('a session that ends on the server is told with its reason, and the report for support holds nothing secret', async ({ desk }) => {
    const { ada, page, revokeElsewhere } = await signedInElsewhere(desk);
    const secrets = await revokeElsewhere();
    const why = page.getByRole('button', { name: 'Why am I signed out?' });
    await expect(why).toBeVisible({ timeout: 10_000 });
    await why.click();

    await expect(dialog(page).getByRole('heading', { name: 'Why am I signed out?' })).toBeVisible();
    await expect(dialog(page)).toContainText('The server ended your session before it had run out.');
    await expect(dialog(page).getByRole('region', { name: 'Today' }).getByRole('listitem').first()).toContainText('The server ended your session');
    await expect(dialog(page).getByRole('region', { name: 'Today' })).toContainText('You created an account and signed in');
    await sound(desk, page);

    await page.getByRole('tab', { name: 'Report' }).click();
    const shown = await page.getByRole('region', { name: 'The report' }).innerText();
    const saved = await savedReport(desk, page);
    expect(saved.trim()).toBe(shown.trim());
    expect(saved).toContain('Verdict: session_revoked');
    expect(saved).toContain('session.ended');
    for (const secret of [ada.email, ada.email.split('@')[0]!, ada.name, ada.password, message, ...secrets]) expect(saved).not.toContain(secret);
    await page.getByRole('button', { name: 'Copy report' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(why).toBeFocused();
  });

  test('the way back in is a button away, and the page then says that nothing is wrong', async ({ desk }) => {
    const { ada, page, revokeElsewhere } = await signedInElsewhere(desk);
    await revokeElsewhere();
    await page.getByRole('button', { name: 'Why am I signed out?' }).click({ timeout: 15_000 });
    await dialog(page).getByRole('button', { name: 'Sign in' }).click();
    await expect(dialog(page)).toHaveCount(0);
    await signIn(page, ada);
    await signedIn(page);
    await expect(conversation(page)).toContainText(message);
    await openFromMenu(page);
    await expect(dialog(page).getByRole('heading', { name: 'Connection & sign-in' })).toBeVisible();
    await expect(dialog(page)).toContainText('Nothing is wrong.');
  });
});

async function openFromMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: 'Connection & sign-in…' }).click();
}

/** The item of the application menu, as a person chooses it. */
async function openFromHelp(desk: Desk): Promise<void> {
  await desk.electron()!.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find(({ role }) => role === 'help');
    help?.submenu?.items.find(({ label }) => label === 'Connection and sign-in…')?.click();
  });
}

test('opened from the settings it closes alone, with what was typed there still there, and leads back to them', async ({ desk }) => {
  const page = await desk.open();
  await page.getByRole('textbox', { name: 'E-mail' }).waitFor();
  await page.keyboard.press('ControlOrMeta+Comma');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Connection' }).click();
  await settings.getByRole('radio', { name: 'Another server' }).click();
  await settings.getByRole('textbox', { name: 'Sign-in server' }).fill('https://auth.example.com');
  const link = settings.getByRole('button', { name: 'Connection & sign-in…' });
  await link.click();
  const why = page.getByRole('dialog', { name: 'Why am I signed out?' });
  await expect(why).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(why).toHaveCount(0);
  await expect(settings.getByRole('textbox', { name: 'Sign-in server' })).toHaveValue('https://auth.example.com');
  await expect(link).toBeFocused();
});

test.describe('the connection doctor', () => {
  test('goes through everything by keyboard alone, and finds a good connection good', async ({ desk }) => {
    const { page } = await signedInElsewhere(desk);
    if (desk.electron() === undefined) await openFromMenu(page);
    else await openFromHelp(desk);
    await page.getByRole('tab', { name: 'What happened' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: 'Connection checks' })).toBeFocused();
    await page.getByRole('button', { name: 'Run the checks' }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByText('Everything that could be tested works.')).toBeVisible({ timeout: 30_000 });
    await expect(dialog(page).getByRole('listitem')).toHaveCount(13);
    await expect(dialog(page).getByText('Failed:')).toHaveCount(0);
    await sound(desk, page);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    if (desk.host === 'web') await expect(page.getByRole('button', { name: /^Account:/ })).toBeFocused();
  });

  test('says what is in the way when the server is gone, also before anybody is signed in', async ({ desk }) => {
    const page = await desk.open({ args: ['--server', 'http://127.0.0.1:9', '--chat-url', 'http://127.0.0.1:9/chatkit'] });
    await page.getByRole('button', { name: 'Trouble signing in?' }).click();
    await expect(dialog(page)).toContainText('Nobody has signed in here yet.');
    await page.getByRole('tab', { name: 'Connection checks' }).click();
    await page.getByRole('button', { name: 'Run the checks' }).click();
    await expect(dialog(page).getByText('checks failed.')).toBeVisible({ timeout: 30_000 });
    await expect(dialog(page)).toContainText('127.0.0.1:9');
  });
});
