/** Electron's own surface: menu, palette, context menu, several windows, links to threads. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answered, composer, conversation, send, sidebarThread, signedIn, signUp } from './support/actions.ts';
import { electronExecutable, expect, person, test } from './support/fixtures.ts';
import { root } from './support/web-host.ts';

/** Chooses an entry of the application menu, by its id. */
const choose = (app: ElectronApplication, id: string): Promise<void> =>
  app.evaluate(({ Menu, BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows().find((window) => window.isVisible())?.focus();
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`No entry ${wanted}`);
    item.click();
  }, id);

const secondStart = async (profile: string, ...args: string[]): Promise<number | null> => {
  const second = spawn(electronExecutable, ['--no-sandbox', root, '--profile', profile, ...args], { stdio: 'ignore' });
  return new Promise((resolve) => second.once('exit', resolve));
};

/** The id of the thread on the screen, which its row in the list has. */
const openThreadId = async (page: Page): Promise<string> => (await page.locator('.thread-row[data-current] [data-thread]').getAttribute('data-thread')) ?? '';

async function ask(page: Page, text: string): Promise<string> {
  await send(page, text);
  await answered(page);
  await expect(page.locator('.thread-row[data-current]')).toBeVisible();
  return openThreadId(page);
}

test.describe('Electron’s windows', () => {
  test.beforeEach(({ desk }) => {
    test.skip(desk.host !== 'electron', 'Electron only');
  });

  test('the menu has every action, works on the page, zooms and keeps on top, and that comes back', async ({ desk }) => {
    const page = await desk.open();
    const app = desk.electron()!;
    await signUp(page, person());
    await choose(app, 'settings.open');
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await page.keyboard.press('Escape');
    await choose(app, 'palette.open');
    await expect(page.getByRole('combobox', { name: 'All commands' })).toBeFocused();
    await page.keyboard.type('zoom in');
    await page.keyboard.press('Enter');
    const zoom = (): Promise<number[]> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => Math.round(window.webContents.getZoomFactor() * 100)));
    await expect.poll(zoom).toEqual([110]);
    await choose(app, 'window.onTop');
    await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isAlwaysOnTop())).toBe(true);
    expect(await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('window.onTop')?.checked)).toBe(true);
    const accelerators = await app.evaluate(({ Menu }) => {
      type Item = Electron.MenuItem;
      const all = (items: Item[]): Item[] => items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])]);
      return all(Menu.getApplicationMenu()?.items ?? []).flatMap(({ accelerator }) => accelerator ?? []);
    });
    expect(accelerators).toEqual(expect.arrayContaining(['CmdOrCtrl+N', 'CmdOrCtrl+Shift+N', 'CmdOrCtrl+Shift+P', 'CmdOrCtrl+0', 'CmdOrCtrl+Q']));
    await desk.close();
    await signedIn(await desk.open());
    const again = desk.electron()!;
    await expect.poll(() => again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => [window.isAlwaysOnTop(), Math.round(window.webContents.getZoomFactor() * 100)]))).toEqual([[true, 110]]);
  });

  test('the right mouse button offers what can be done with a word, a selection and a link', async ({ desk }) => {
    const page = await desk.open();
    const app = desk.electron()!;
    await signUp(page, person());
    await app.evaluate(({ Menu, clipboard, shell }) => {
      const seen: string[][] = [];
      const acted = { seen, opened: [] as string[], last: undefined as Electron.Menu | undefined };
      (globalThis as { acted?: typeof acted }).acted = acted;
      Menu.prototype.popup = function popup(this: Electron.Menu) {
        acted.last = this;
        seen.push(this.items.map(({ label, type }) => (type === 'separator' ? '-' : label)));
      };
      void clipboard.writeText('before');
      shell.openExternal = (url) => (acted.opened.push(url), Promise.resolve());
    });
    const menus = (): Promise<string[][]> => app.evaluate(() => (globalThis as { acted?: { seen: string[][] } }).acted!.seen);
    await composer(page).fill('some words');
    await composer(page).selectText();
    await composer(page).click({ button: 'right' });
    await expect.poll(menus).toEqual([expect.arrayContaining(['Cut', 'Copy', 'Paste', 'Select all'])]);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/there';
      link.textContent = 'there';
      link.id = 'probe';
      link.style.cssText = 'position:fixed;top:4px;left:400px;z-index:99';
      document.body.append(link);
    });
    await page.locator('#probe').click({ button: 'right' });
    await expect.poll(async () => (await menus()).at(-1)).toEqual(['Open link', 'Copy link']);
    await app.evaluate(() => {
      const { last } = (globalThis as unknown as { acted: { last: Electron.Menu } }).acted;
      for (const item of last.items) item.click();
    });
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('https://example.com/there');
    expect(await app.evaluate(() => (globalThis as unknown as { acted: { opened: string[] } }).acted.opened)).toEqual(['https://example.com/there']);
  });

  test('two windows show two chats of one account, both are live, and both come back after a restart', async ({ desk }) => {
    const page = await desk.open();
    const app = desk.electron()!;
    await signUp(page, person());
    const first = await ask(page, 'The first of two chats');
    const opened = app.waitForEvent('window');
    await choose(app, 'window.new');
    const second = await opened;
    await signedIn(second);
    expect(await second.evaluate(() => 'latchkey' in window)).toBe(true);
    const other = await ask(second, 'The second of two chats');
    expect(other).not.toBe(first);
    await expect(sidebarThread(page, 'The second of two chats')).toBeVisible();
    await expect(conversation(page).getByText('The first of two chats')).toBeVisible();
    // The lock-down is the same for every window.
    const preferences = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        const { sandbox, contextIsolation, nodeIntegration, webviewTag } = (window.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }).getLastWebPreferences();
        return { sandbox, contextIsolation, nodeIntegration, webviewTag };
      }),
    );
    expect(preferences).toEqual([0, 1].map(() => ({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })));
    await app.evaluate(({ app: electron }) => electron.emit('before-quit', { preventDefault: () => undefined }));
    await desk.close();

    const back = await desk.open();
    const again = desk.electron()!;
    await expect.poll(() => again.windows().length).toBe(2);
    await Promise.all(again.windows().map((window) => signedIn(window)));
    const shown = async (): Promise<string[]> => Promise.all(again.windows().map((window) => conversation(window).innerText()));
    await expect.poll(async () => (await shown()).filter((text) => text.includes('The first of two chats')).length).toBe(1);
    await expect.poll(async () => (await shown()).filter((text) => text.includes('The second of two chats')).length).toBe(1);
    expect(back.url()).toBe('app://shell/');
  });

  test('a link to a chat is followed cold, warm and from a second start; a foreign one leaves a line in the log', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    const id = await ask(page, 'A chat that is linked to');
    await page.getByRole('button', { name: 'New chat', exact: true }).first().click();
    await expect(page.locator('.thread-row[data-current]')).toHaveCount(0);
    await desk.electron()!.evaluate(({ app }, link) => app.emit('open-url', { preventDefault: () => undefined }, link), `latchkey://thread/${id}`);
    await expect(conversation(page).getByText('A chat that is linked to')).toBeVisible();

    await page.getByRole('button', { name: 'New chat', exact: true }).first().click();
    await expect(page.locator('.thread-row[data-current]')).toHaveCount(0);
    expect(await secondStart(desk.profile, `latchkey://thread/${id}`)).toBe(0);
    await expect(conversation(page).getByText('A chat that is linked to')).toBeVisible();

    await page.getByRole('button', { name: 'New chat', exact: true }).first().click();
    await expect(page.locator('.thread-row[data-current]')).toHaveCount(0);
    expect(await secondStart(desk.profile, 'latchkey://elsewhere/x')).toBe(0);
    await expect.poll(() => readFileSync(join(desk.profile, 'logs', 'latchkey.log'), 'utf8')).toContain('deep_link.rejected');
    await desk.close();

    const cold = await desk.open({ args: [`latchkey://thread/${id}`] });
    await signedIn(cold);
    await expect(conversation(cold).getByText('A chat that is linked to')).toBeVisible();
    await expect(cold.locator('.thread-row[data-current]')).toHaveCount(1);
  });
});
