/** What is outside the windows of Electron: notifications, badge, tray, quick entry, spelling, start with the session. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import type { ElectronApplication, Page } from '@playwright/test';
import { answered, composer, conversation, send, sidebarThread, signUp } from './support/actions.ts';
import { startBackend } from './support/backend.ts';
import { electronExecutable, person } from './support/fixtures.ts';
import { expect, test } from './support/model.ts';
import { root } from './support/web-host.ts';

interface Recorded {
  notices: { title: string; body: string; click(): void; closed: boolean }[];
  trays: { menu: Electron.Menu | undefined; tip: string; gone: boolean }[];
  badge: number;
}

/** Keeps what would be shown outside the windows. */
const record = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ Notification, Tray, app: electron }) => {
    const recorded: Recorded = { notices: [], trays: [], badge: 0 };
    (globalThis as { recorded?: Recorded }).recorded = recorded;
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      const one = { title: this.title, body: this.body, click: () => void this.emit('click'), closed: false };
      recorded.notices.push(one);
      this.close = () => void (one.closed = true);
    };
    const seen = new Map<Electron.Tray, Recorded['trays'][number]>();
    const of = (tray: Electron.Tray): Recorded['trays'][number] => {
      const known = seen.get(tray) ?? { menu: undefined, tip: '', gone: false };
      if (!seen.has(tray)) recorded.trays.push(known);
      seen.set(tray, known);
      return known;
    };
    const { setContextMenu, setToolTip, destroy } = Tray.prototype;
    Tray.prototype.setContextMenu = function set(menu) {
      of(this).menu = menu ?? undefined;
      setContextMenu.call(this, menu);
    };
    Tray.prototype.setToolTip = function set(tip) {
      of(this).tip = tip;
      setToolTip.call(this, tip);
    };
    Tray.prototype.destroy = function gone() {
      of(this).gone = true;
      destroy.call(this);
    };
    electron.setBadgeCount = (count) => ((recorded.badge = count ?? 0), true);
  });

type WithRecorded = typeof globalThis & { recorded: Recorded };

/** What was shown so far: the notices, the newest tray and the badge. */
const shownOutside = (app: ElectronApplication): Promise<{ notices: { title: string; body: string }[]; tip: string; labels: string[]; badge: number }> =>
  app.evaluate(() => {
    const { notices, trays, badge } = (globalThis as WithRecorded).recorded;
    const tray = trays.at(-1);
    const labels = (tray?.menu?.items ?? []).map(({ label, type }) => (type === 'separator' ? '-' : label));
    return { notices: notices.map(({ title, body }) => ({ title, body })), tip: tray?.tip ?? '', labels, badge };
  });

/** Chooses an entry of the tray's menu, once the call has been answered: it may quit the app. */
const chooseInTray = (app: ElectronApplication, wanted: string): Promise<void> =>
  app.evaluate((_, label) => {
    const item = (globalThis as WithRecorded).recorded.trays.at(-1)?.menu?.items.find((each) => each.label === label);
    if (item === undefined) throw new Error(`No entry ${label}`);
    setTimeout(() => item.click());
  }, wanted);

/** A desktop of Linux says that it has a place for tray icons. */
function desktopWithTray(): { env: Record<string, string>; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-tray-'));
  writeFileSync(join(folder, 'busctl'), '#!/bin/sh\ncase "$*" in *NameHasOwner*) echo "b true";; *) exit 1;; esac\n');
  chmodSync(join(folder, 'busctl'), 0o755);
  return { env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` }, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const start = (profile: string, ...args: string[]): Promise<number | null> => {
  const second = spawn(electronExecutable, ['--no-sandbox', root, '--profile', profile, ...args], { stdio: 'ignore' });
  return new Promise((resolve) => second.once('exit', resolve));
};

const newChat = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'New chat', exact: true }).first().click();
  await expect(page.locator('.thread-row[data-current]')).toHaveCount(0);
};

test.describe('outside Electron’s windows', () => {
  test.beforeEach(({ desk }) => {
    test.skip(desk.host !== 'electron' || process.platform !== 'linux', 'Electron on Linux only');
  });

  test('a reply that ends while nobody watches is announced, marked and counted; a press goes to its chat', async ({ desk }) => {
    const desktop = desktopWithTray();
    try {
      const page = await desk.open({ env: desktop.env });
      const app = desk.electron()!;
      await record(app);
      await signUp(page, person());
      await send(page, 'What is Latchkey?');
      await expect(conversation(page).getByText('What is Latchkey?')).toBeVisible();
      await newChat(page);
      await expect.poll(async () => (await shownOutside(app)).notices.map(({ title, body }) => title !== '' && body !== ''), { timeout: 30_000 }).toEqual([true]);
      await expect(page.locator('.thread-row[data-unread]')).toHaveCount(1);
      await expect.poll(async () => (await shownOutside(app)).tip).toBe('Latchkey – 1 unread reply');
      const { labels, badge } = await shownOutside(app);
      expect(badge).toBe(1);
      expect(labels.slice(1)).toEqual(['-', 'New chat', 'Quick question', 'Show Latchkey', '-', 'Settings…', 'Quit Latchkey']);
      await app.evaluate(() => (globalThis as WithRecorded).recorded.notices[0]!.click());
      await expect(conversation(page).getByText('What is Latchkey?')).toBeVisible();
      await expect(page.locator('.thread-row[data-unread]')).toHaveCount(0);
      await expect.poll(() => shownOutside(app)).toMatchObject({ badge: 0, tip: 'Latchkey' });
      // Who watches needs no notice.
      await send(page, 'And what is a key?');
      await answered(page);
      expect((await shownOutside(app)).notices).toHaveLength(1);
    } finally {
      desktop.remove();
    }
  });

  test('with the setting, closing the last window leaves the app in the tray, which brings it back and quits it', async ({ desk }) => {
    const desktop = desktopWithTray();
    try {
      const page = await desk.open({ env: desktop.env });
      const app = desk.electron()!;
      await record(app);
      await signUp(page, person());
      await page.keyboard.press('Control+,');
      await page.getByRole('tab', { name: 'Desktop' }).click();
      await page.getByRole('switch', { name: 'Keep running when the last window is closed' }).click();
      await expect(page.getByRole('switch', { name: 'Keep running when the last window is closed' })).toBeChecked();
      await page.keyboard.press('Escape');
      const visible = (): Promise<boolean[]> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
      await expect.poll(visible).toEqual([false]);
      // The tray of before was made when nothing was recorded; a change of the setting makes another.
      await page.evaluate(() => (window as unknown as { latchkey: { methods: Record<string, (input: unknown) => Promise<unknown>> } }).latchkey.methods['desktop.set']!({ tray: false }));
      await page.evaluate(() => (window as unknown as { latchkey: { methods: Record<string, (input: unknown) => Promise<unknown>> } }).latchkey.methods['desktop.set']!({ tray: true }));
      await expect.poll(async () => (await shownOutside(app)).labels).toContain('Show Latchkey');
      await chooseInTray(app, 'Show Latchkey');
      await expect.poll(visible).toEqual([true]);
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      await chooseInTray(app, 'Quit Latchkey');
      await ended;
    } finally {
      desktop.remove();
    }
  });

  test('a desktop without a tray is told so, and quits with its last window', async ({ desk }) => {
    const page = await desk.open();
    const app = desk.electron()!;
    await signUp(page, person());
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Desktop' }).click();
    await expect(page.getByText('This desktop has no place for tray icons')).toBeVisible();
    await expect(page.getByRole('switch', { name: 'Keep running when the last window is closed' })).toHaveCount(0);
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await app.evaluate(({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows()[0]!.close()));
    await ended;
  });

  test('starting with the session and the languages of the spelling are set where the system looks for them', async ({ desk }) => {
    const config = mkdtempSync(join(tmpdir(), 'latchkey-config-'));
    try {
      const page = await desk.open({ env: { XDG_CONFIG_HOME: config } });
      const app = desk.electron()!;
      await signUp(page, person());
      await page.keyboard.press('Control+,');
      await page.getByRole('tab', { name: 'Desktop' }).click();
      const file = join(config, 'autostart', 'app.latchkey.desktop.desktop');
      await page.getByRole('switch', { name: 'Start when you sign in to your computer' }).click();
      await expect.poll(() => existsSync(file)).toBe(true);
      expect(readFileSync(file, 'utf8')).toMatch(/^Exec=.*electron.* --profile .* --hidden$/m);
      await page.getByRole('switch', { name: 'Start when you sign in to your computer' }).click();
      await expect.poll(() => existsSync(file)).toBe(false);
      await page.getByRole('combobox', { name: 'Add a language…' }).selectOption('de');
      await expect(page.getByRole('listitem').filter({ hasText: 'German' })).toBeVisible();
      await expect.poll(() => app.evaluate(({ session }) => session.fromPartition('persist:latchkey').getSpellCheckerLanguages())).toEqual(['de']);
      await page.getByRole('switch', { name: 'Check spelling as you type' }).click();
      await expect.poll(() => app.evaluate(({ session }) => session.fromPartition('persist:latchkey').isSpellCheckerEnabled())).toBe(false);
    } finally {
      rmSync(config, { recursive: true, force: true });
    }
  });

  test('quick entry comes with its key or a second start, answers right there, and goes on in the main window', async ({ desk }) => {
    const page = await desk.open();
    const app = desk.electron()!;
    await signUp(page, person());
    await expect.poll(() => app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CmdOrCtrl+Shift+Space'))).toBe(true);
    const opened = app.waitForEvent('window');
    expect(await start(desk.profile, '--quick')).toBe(0);
    const quick = await opened;
    await expect(quick.getByRole('heading', { name: 'Quick question' })).toBeVisible();
    await expect(quick.locator('.sidebar')).toHaveCount(0);
    await expect(composer(quick)).toBeFocused();
    const one = app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes('quick'))!;
      const { sandbox, contextIsolation, nodeIntegration } = (window.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }).getLastWebPreferences();
      return { top: window.isAlwaysOnTop(), visible: window.isVisible(), sandbox, contextIsolation, nodeIntegration };
    });
    expect(await one).toEqual({ top: true, visible: true, sandbox: true, contextIsolation: true, nodeIntegration: false });
    await send(quick, 'A quick question');
    await answered(quick);
    await quick.screenshot({ path: test.info().outputPath('quick.png') });
    await quick.getByRole('button', { name: 'Continue in the main window' }).click();
    await expect(conversation(page).getByText('A quick question')).toBeVisible();
    const visible = (): Promise<boolean> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes('quick'))!.isVisible());
    await expect.poll(visible).toBe(false);
    // It is the same window, which Esc hides again.
    expect(await start(desk.profile, '--quick')).toBe(0);
    await expect.poll(visible).toBe(true);
    await composer(quick).press('Escape');
    await expect.poll(visible).toBe(false);
    // Hidden it keeps nothing running.
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await app.evaluate(({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows().find((window) => window.isVisible())!.close()));
    await ended;
  });

  test('a quick question without a server waits where it was asked, and is answered when the server is back', async ({ desk, model }) => {
    const backend = await startBackend(desk, model.env);
    model.title = 'From the small window';
    model.reply = { kind: 'words', words: ['Answered', ' later.'] };
    const page = await desk.open({ args: backend.args });
    await signUp(page, person());
    const app = desk.electron()!;
    const opened = app.waitForEvent('window');
    expect(await start(desk.profile, '--quick')).toBe(0);
    const quick = await opened;
    await expect(quick.getByRole('heading', { name: 'Quick question' })).toBeVisible();
    await backend.stop();
    await send(quick, 'Asked without a server');
    await expect(conversation(quick).getByText('Asked without a server')).toBeVisible();
    await expect(sidebarThread(page, 'Asked without a server')).toBeVisible();
    await backend.start();
    await expect(conversation(quick).getByText('Answered later.')).toBeVisible({ timeout: 40_000 });
  });
});
