import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { png } from '../support/files-fixture.ts';
import { answered, conversation, send, sidebarThread, signUp } from './support/actions.ts';
import { exportAll, importFile, openData } from './support/archive.ts';
import { chatFrame, expect, person, test } from './support/model.ts';
import { archiveOf, type SeedChat } from './support/seed-chats.ts';

/** Deletes for good: undo is over once the page is left. */
async function removeThread(page: Page, title: string): Promise<void> {
  await sidebarThread(page, title).focus();
  await page.keyboard.press('Delete');
  await expect(sidebarThread(page, title)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('button', { name: /^Account:/ })).toBeVisible();
  await expect(sidebarThread(page, title)).toHaveCount(0);
}

test.describe('exports and imports', () => {
  test('an export is saved, and read back as a chat of this computer alone', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    model.title = 'Keep this';
    model.reply = { kind: 'words', words: ['Kept.'] };
    await send(page, 'Please keep this');
    await answered(page);
    await expect(sidebarThread(page, 'Keep this')).toBeVisible();

    await openData(page);
    const file = await exportAll(page, desk, 'JSON');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ format: 'latchkey-archive', threads: [{ thread: { title: 'Keep this' } }] });
    await expect(page.getByText('The file was handed over to be saved.')).toBeVisible();
    await page.keyboard.press('Escape');

    await removeThread(page, 'Keep this');
    await openData(page);
    await importFile(page, file);
    await expect(page.getByText(/Imported 1 chat with \d+ entries\. They live on this computer only\./)).toBeVisible();
    await importFile(page, file);
    await expect(page.getByText('Nothing was new. 1 chat was here already and stayed as it is.')).toBeVisible();
    await page.keyboard.press('Escape');
    await sidebarThread(page, 'Keep this').click();
    await expect(conversation(page).getByText('Please keep this')).toBeVisible();
    await expect(chatFrame(page).getByRole('textbox', { name: 'Message' })).toHaveCount(0);
    await expect(sidebarThread(page, 'Keep this')).toHaveCount(1);
  });

  test('a damaged file, and one of another program, change nothing and say so', async ({ desk, model }, testInfo) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await openData(page);
    const cases = [
      ['{"format":"latchkey-archive","version":1,"threads":[\n{"thread":{"id":"a"', 'This file is damaged or cut short, so nothing was imported.'],
      ['{"chats":[]}', 'This is not an export of Latchkey.'],
      ['{"format":"latchkey-archive","version":2,"threads":[\n\n]}\n', 'A newer Latchkey made this file.'],
      ['PK\u0003\u0004 and nothing more', 'This zip is not an export of Latchkey'],
    ] as const;
    for (const [text, words] of cases) {
      const path = testInfo.outputPath('broken.json');
      await writeFile(path, text);
      await importFile(page, path);
      await expect(page.getByRole('alert')).toContainText(words);
      await expect(page.getByRole('alert')).toContainText(/nothing was imported/i);
    }
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-thread]')).toHaveCount(0);
  });

  test('a large import tells how far it is, can be cancelled, and goes on with the next try', async ({ desk, model }, testInfo) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    const path = testInfo.outputPath('large.json');
    await writeFile(path, archiveOf(largeChats(600, 40)));
    await openData(page);
    await importFile(page, path);
    await expect(page.getByRole('progressbar', { name: 'Importing' })).toBeVisible();
    await expect(page.getByText(/^[1-9]\d* of 600 chats$/)).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText(/^Cancelled after \d+ chats, which stay here\. Import the file again to have the rest\.$/)).toBeVisible();
    await importFile(page, path);
    await expect(page.getByText(/^Imported \d+ chats with [\d,]+ entries\. They live on this computer only\. \d+ chats were here already/)).toBeVisible({ timeout: 50_000 });
    await expect(page.getByText('600 chats · 24,000 entries')).toBeVisible();

    // The other way round: an export of all that, stopped on its way, leaves nothing.
    await page.getByRole('radio', { name: 'Zip' }).click();
    await page.getByRole('button', { name: 'Export all' }).click();
    await expect(page.getByRole('progressbar', { name: 'Exporting' })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Cancelled. No file is left.')).toBeVisible();
    await expect.poll(() => listed(join(desk.profile, 'exports'))).toEqual([]);
  });

  test('a zip has the pictures that were sent', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await attachPicture(page);
    await send(page, 'What is on this picture?');
    await answered(page);
    await openData(page);
    const entries = unzipSync(new Uint8Array(await readFile(await exportAll(page, desk, 'Zip'))));
    expect(Object.keys(entries)).toContain('latchkey-archive.json');
    expect(Buffer.from(entries['attachments/dot.png'] ?? [])).toEqual(png);
    await expect(page.getByText(/is not in it/)).toHaveCount(0);
  });
});

async function attachPicture(page: Page): Promise<void> {
  await chatFrame(page).locator('input[type="file"]').first().setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: png });
  await expect(chatFrame(page).getByRole('button', { name: /Remove.*dot\.png/ })).toBeVisible();
  await expect(chatFrame(page).getByRole('progressbar')).toHaveCount(0);
}

async function listed(folder: string): Promise<string[]> {
  const { readdir } = await import('node:fs/promises');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

function largeChats(chats: number, messages: number): SeedChat[] {
  const filling = 'plain words to be found and read. '.repeat(20);
  return Array.from({ length: chats }, (_, chat) => ({
    id: `large-${chat}`,
    title: `Large ${chat}`,
    messages: Array.from({ length: messages }, (_unused, index) => ({ text: `Message ${index} of chat ${chat}: ${filling}` })),
  }));
}
