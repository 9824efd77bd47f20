import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answered, composer, conversation, send, sidebarThread, signedIn, signUp } from './support/actions.ts';
import { findings } from './support/axe.ts';
import { chatFrame, expect, person, test, type Desk } from './support/fixtures.ts';

const accountButton = (page: Page) => page.getByRole('button', { name: /^Account:/ });

async function choose(page: Page, item: string | RegExp): Promise<void> {
  await accountButton(page).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/**
 * Does what brings another account to the screen. @returns the page it is on: in Electron another window's, in the web host
 * the same page elsewhere.
 */
async function switching(desk: Desk, page: Page, act: () => Promise<void>): Promise<Page> {
  const app = desk.electron();
  if (app === undefined) {
    const before = new URL(page.url()).origin;
    await act();
    await page.waitForURL((url) => url.origin !== before);
    return page;
  }
  const before = await shownWindow(desk);
  await act();
  await expect.poll(() => shownWindow(desk)).not.toBe(before);
  return pageOfShown(desk);
}

/** Electron: id of the only window that is on the screen. */
async function shownWindow(desk: Desk): Promise<number | undefined> {
  const ids = await desk.electron()!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.isVisible()).map(({ id }) => id));
  return ids.length === 1 ? ids[0] : undefined;
}

async function pageOfShown(desk: Desk): Promise<Page> {
  const app = desk.electron()!;
  let found: Page | undefined;
  // A new window is on the screen before its page is known here.
  await expect(async () => {
    const shown = await shownWindow(desk);
    for (const page of app.windows()) {
      const window = await app.browserWindow(page);
      if ((await window.evaluate(({ id }) => id)) === shown) found = page;
    }
    expect(found).toBeDefined();
  }).toPass({ timeout: 10_000 });
  return found!;
}

test.describe('accounts side by side', () => {
  test('a second account has its own chats; switching is a click or a key away, and a restart begins with the last one', async ({ desk }) => {
    const ada = { ...person(), name: 'Ada Lovelace' };
    const grace = { ...person(), name: 'Grace Hopper' };
    const first = await desk.open();
    await signUp(first, ada);
    await send(first, 'A question of Ada’s');
    await answered(first);
    await expect(sidebarThread(first, /./)).toHaveCount(1);

    const second = await switching(desk, first, () => choose(first, 'Add account…'));
    await signUp(second, grace);
    await expect(second.getByText('Your chats appear here.')).toBeVisible();
    await expect(conversation(second).getByText('A question of Ada’s')).toHaveCount(0);
    await send(second, 'A question of Grace’s');
    await answered(second);

    await accountButton(second).click();
    await expect(second.getByRole('menuitemradio', { name: /Grace Hopper/ })).toBeChecked();
    await expect(second.getByRole('menuitemradio', { name: /Ada Lovelace.*This computer/ })).not.toBeChecked();
    const back = await switching(desk, second, () => second.getByRole('menuitemradio', { name: /Ada Lovelace/ }).click());
    await signedIn(back);
    await expect(conversation(back).getByText('A question of Ada’s')).toBeVisible();
    await expect(conversation(back).getByText('A question of Grace’s')).toHaveCount(0);

    // From the chat frame, where the keyboard is.
    await composer(back).focus();
    const again = await switching(desk, back, () => back.keyboard.press('ControlOrMeta+2'));
    await expect(accountButton(again)).toHaveAccessibleName('Account: Grace Hopper');
    await desk.close();

    const restarted = await desk.open();
    await expect(accountButton(restarted)).toHaveAccessibleName('Account: Grace Hopper');
    await accountButton(restarted).click();
    await expect(restarted.getByRole('menuitemradio')).toHaveCount(2);
    // Known from the keychain: the other account has not been opened in this run.
    await expect(restarted.getByRole('menuitemradio', { name: new RegExp(ada.email) })).toBeVisible();
    const opened = await switching(desk, restarted, () => restarted.getByRole('menuitemradio', { name: /Ada Lovelace/ }).click());
    await expect(accountButton(opened)).toHaveAccessibleName('Account: Ada Lovelace');
  });

  test('the same account cannot be opened twice, and the way back is there', async ({ desk }) => {
    const ada = person();
    const first = await desk.open();
    await signUp(first, ada);
    const second = await switching(desk, first, () => choose(first, 'Add account…'));
    await second.getByRole('textbox', { name: 'E-mail' }).waitFor();
    await second.getByRole('button', { name: 'Sign in', exact: true }).click();
    await second.getByRole('textbox', { name: 'E-mail' }).fill(ada.email);
    await second.getByRole('textbox', { name: 'Password' }).fill(ada.password);
    await second.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(second.getByText(/signed in with this account already/)).toBeVisible();
    await second.getByRole('button', { name: 'Other accounts' }).click();
    const back = await switching(desk, second, () => second.getByRole('menuitemradio', { name: new RegExp(ada.email) }).click());
    await signedIn(back);
  });

  test('an account that is removed is signed out and gone, and the one before comes back', async ({ desk }) => {
    const ada = { ...person(), name: 'Ada Lovelace' };
    const grace = { ...person(), name: 'Grace Hopper' };
    const first = await desk.open();
    await signUp(first, ada);
    const second = await switching(desk, first, () => choose(first, 'Add account…'));
    await signUp(second, grace);
    await choose(second, 'Remove this account…');
    const dialog = second.getByRole('alertdialog', { name: 'Remove Grace Hopper?' });
    await dialog.getByRole('radio', { name: 'Erase it' }).click();
    const left = await switching(desk, second, () => dialog.getByRole('button', { name: 'Remove and erase' }).click());
    await expect(accountButton(left)).toHaveAccessibleName('Account: Ada Lovelace');
    await accountButton(left).click();
    await expect(left.getByRole('menuitem', { name: 'Add account…' })).toBeVisible();
    await expect(left.getByRole('menuitemradio')).toHaveCount(0);
    await expect(left.getByRole('menuitem', { name: 'Remove this account…' })).toHaveCount(0);
    await left.keyboard.press('Escape');
    await desk.close();

    const restarted = await desk.open();
    await expect(accountButton(restarted)).toHaveAccessibleName('Account: Ada Lovelace');
    // The other account’s history, its timeline and what Chromium kept for its pages are gone.
    const inFolder = (name: string): string[] => (existsSync(join(desk.profile, name)) ? readdirSync(join(desk.profile, name)) : []);
    expect(inFolder('history')).toHaveLength(1);
    expect(inFolder('timelines')).toEqual(['main.jsonl']);
    expect(inFolder('Partitions').filter((name) => name.startsWith('workspace-'))).toEqual([]);
  });

  test('signing out asks what is to become of the history, and Esc leaves everything as it was', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    await choose(page, 'Sign out…');
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByRole('radio', { name: 'Keep it' })).toBeChecked();
    // Axe needs a browser that opens pages; the page is the same one.
    if (desk.host === 'web') expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(chatFrame(page).getByRole('textbox', { name: 'Message' })).toBeVisible();
    await choose(page, 'Sign out…');
    await dialog.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible();
  });

  test('web: the cookie of one account’s address opens no other, and its page cannot call there', async ({ desk }) => {
    test.skip(desk.host !== 'web', 'the web host’s own door');
    const page = await desk.open();
    await signUp(page, person());
    const first = new URL(page.url()).origin;
    const cookies = await page.context().cookies();
    await switching(desk, page, () => choose(page, 'Add account…'));
    const second = new URL(page.url()).origin;
    const withFirstOnly = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
    expect((await fetch(`${first}/`, { headers: withFirstOnly })).status).toBe(200);
    expect((await fetch(`${second}/`, { headers: withFirstOnly })).status).toBe(403);
    const reached = await page.evaluate(
      (other) => fetch(`${other}/rpc`, { method: 'POST', body: '{"method":"auth.state"}', mode: 'no-cors', credentials: 'include' }).then(({ type }) => type, () => 'refused'),
      first,
    );
    // The page's own policy lets it connect nowhere else.
    expect(reached).toBe('refused');
  });

  test('Electron: what pages keep is kept apart', async ({ desk }) => {
    test.skip(desk.host !== 'electron', 'sessions are Electron’s');
    const first = await desk.open();
    await signUp(first, person());
    await first.evaluate(() => localStorage.setItem('mark', 'first'));
    const second = await switching(desk, first, () => choose(first, 'Add account…'));
    await second.getByRole('textbox', { name: 'E-mail' }).waitFor();
    expect(await second.evaluate(() => localStorage.getItem('mark'))).toBeNull();
    const bounds = await desk.electron()!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => JSON.stringify(window.getBounds())));
    expect(new Set(bounds).size).toBe(1);
  });
});
