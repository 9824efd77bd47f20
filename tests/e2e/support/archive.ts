/** The way through Settings › Your data. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type Desk } from './fixtures.ts';

/** What of Electron's DownloadItem is used. */
interface Download {
  getFilename(): string;
  setSavePath(path: string): void;
  once(event: 'done', listener: (event: unknown, state: string) => void): void;
}

export async function openData(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Your data' }).click();
}

/**
 * Where the next download ends. In Electron the system would ask: everything up to that question is the app's own, and the answer is
 * given in its place, as a person's would be. @returns resolves with the file once it is complete
 */
export async function saved(page: Page, desk: Desk): Promise<() => Promise<string>> {
  const application = desk.electron();
  if (application === undefined) {
    const download = page.waitForEvent('download');
    download.catch(() => undefined);
    return async () => (await download).path();
  }
  const path = join(desk.profile, '..', `saved-${Date.now()}`);
  const window = await application.browserWindow(page);
  await window.evaluate(({ webContents }, to) => {
    webContents.session.once('will-download', (_event: unknown, item: Download) => {
      Object.assign(globalThis, { savedName: item.getFilename(), savedState: new Promise((resolve) => item.once('done', (_done: unknown, state: string) => resolve(state))) });
      item.setSavePath(to);
    });
  }, path);
  return async () => {
    await expect.poll(() => application.evaluate(() => (globalThis as unknown as { savedState?: Promise<string> }).savedState)).toBe('completed');
    expect(await application.evaluate(() => (globalThis as unknown as { savedName: string }).savedName)).toMatch(/^Latchkey chats \d{4}-\d{2}-\d{2}\.\w+$/);
    return path;
  };
}

/** @returns the file, as it was saved. */
export async function exportAll(page: Page, desk: Desk, format: 'Markdown' | 'JSON' | 'Zip'): Promise<string> {
  await page.getByRole('radio', { name: format }).click();
  await page.getByRole('button', { name: 'Export all' }).click();
  const save = page.getByRole('link', { name: 'Save…' });
  await expect(save).toBeFocused();
  const file = await saved(page, desk);
  await page.keyboard.press('Enter');
  return file();
}

export async function importFile(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import…' }).click();
  await (await chooser).setFiles(path);
}
