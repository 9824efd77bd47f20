/** Files that come from outside: of the command line, dropped on the window; and how long work shows on the taskbar. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answered, composer, send, signUp } from './support/actions.ts';
import { startBackend } from './support/backend.ts';
import { electronExecutable, person, type Desk } from './support/fixtures.ts';
import { chatFrame, expect, test } from './support/model.ts';
import { root } from './support/web-host.ts';

const start = (profile: string, ...args: string[]): Promise<number | null> => {
  const second = spawn(electronExecutable, ['--no-sandbox', root, '--profile', profile, ...args], { stdio: 'ignore' });
  return new Promise((resolve) => second.once('exit', resolve));
};

const chip = (page: Page, name: string) => chatFrame(page).getByRole('button', { name: new RegExp(`Remove.*${name}`) });

/** A profile that is connected to a server with uploads. */
function connected(desk: Desk, url: string): void {
  mkdirSync(desk.profile, { recursive: true, mode: 0o700 });
  const connection = { kind: 'remote', authUrl: url, chatUrl: `${url}/chatkit`, chat: { uploads: 'two_phase' } };
  writeFileSync(join(desk.profile, 'settings.json'), JSON.stringify({ connection }));
}

test.describe('files from outside', () => {
  test.beforeEach(({ desk }) => {
    test.skip(desk.host !== 'electron', 'Electron only');
  });

  test('of a second start and dropped on the window are in the composer, and can be sent', async ({ desk, model }) => {
    const backend = await startBackend(desk, model.env);
    connected(desk, backend.url);
    const page = await desk.open();
    await signUp(page, person());
    const file = join(desk.profile, 'shopping list.txt');
    writeFileSync(file, 'Milk, bread, butter.\n');
    expect(await start(desk.profile, file, join(desk.profile, 'nowhere.txt'))).toBe(0);
    await expect(chip(page, 'shopping list\\.txt')).toBeVisible();
    await expect(chip(page, 'nowhere')).toHaveCount(0);
    const data = await (await (await page.locator('iframe#chat').elementHandle()).contentFrame())!.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Eggs'], 'dropped.txt', { type: 'text/plain' }));
      return transfer;
    });
    await composer(page).dispatchEvent('dragenter', { dataTransfer: data });
    await composer(page).dispatchEvent('drop', { dataTransfer: data });
    await expect(chip(page, 'dropped\\.txt')).toBeVisible();
    await expect(chatFrame(page).getByRole('progressbar')).toHaveCount(0);
    model.reply = { kind: 'words', words: ['Both are here.'] };
    await send(page, 'What is on my list?');
    await answered(page);
    await expect(chatFrame(page).getByRole('log').getByText('shopping list.txt')).toBeVisible();
    await expect(chatFrame(page).getByRole('log').getByText('dropped.txt')).toBeVisible();
  });

  test('an export shows on the taskbar, and leaves it when it is done', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    model.reply = { kind: 'words', words: ['Hi.'] };
    await send(page, 'Hello');
    await answered(page);
    const app = desk.electron()!;
    await app.evaluate(({ BrowserWindow }) => {
      const shown: number[] = [];
      (globalThis as { shown?: number[] }).shown = shown;
      BrowserWindow.prototype.setProgressBar = (value) => void shown.push(value);
    });
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Your data' }).click();
    await page.getByRole('button', { name: /^Export/ }).first().click();
    await expect.poll(() => app.evaluate(() => (globalThis as { shown?: number[] }).shown?.at(-1))).toBe(-1);
    const shown = (await app.evaluate(() => (globalThis as { shown?: number[] }).shown)) ?? [];
    expect(shown.some((value) => value >= 0)).toBe(true);
  });

  test('a start in the tray shows no window where there is a tray, and one where there is none', async ({ desk }) => {
    const page = await desk.open({ args: ['--hidden'] });
    await expect.poll(() => desk.electron()!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()))).toEqual([true]);
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeVisible();
  });
});
