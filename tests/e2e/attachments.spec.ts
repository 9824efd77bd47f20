import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { png } from '../support/files-fixture.ts';
import { answered, composer, conversation, sidebarThread, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/model.ts';

const fileInput = (page: Page): Locator => chatFrame(page).locator('input[type="file"]').first();

/** Waits until the browser has the picture, not only its element. */
async function expectPicture(image: Locator): Promise<void> {
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
}

test.describe('attachments', () => {
  test('a picture travels through the gateway to the embedded server, is shown, reaches the model, and is there after a restart', async ({ desk, model }) => {
    model.reply = { kind: 'words', words: ['A single pixel.'] };
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await fileInput(page).setInputFiles({ name: 'pixel.png', mimeType: 'image/png', buffer: png });
    await expect(chatFrame(page).getByRole('button', { name: /Remove.*pixel\.png/ })).toBeVisible();
    await expect(chatFrame(page).getByRole('progressbar')).toHaveCount(0);
    await composer(page).fill('What is this?');
    await composer(page).press('Enter');
    await expect(conversation(page).getByText('A single pixel.')).toBeVisible();
    await answered(page);
    const picture = conversation(page).locator('img').first();
    await expectPicture(picture);
    // No address of the server, and so nothing that would need a token, is in the page.
    expect(await picture.getAttribute('src')).toMatch(desk.host === 'electron' ? /^app:\/\/chat\/files\/[\w-]{43}$/ : /^http:\/\/127\.0\.0\.1:\d+\/files\/[\w-]{43}$/);
    const seen = model.requests.filter((request) => request.body.stream).at(-1)!;
    expect(JSON.stringify(seen.body.messages)).toContain(`data:image/png;base64,${png.toString('base64').slice(0, 40)}`);

    await desk.close();
    const again = await desk.open({ env: model.env });
    await sidebarThread(again, /./).first().click();
    await expectPicture(conversation(again).locator('img').first());
  });

  test('a file of 20 MB arrives whole', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    const folder = join(desk.profile, '..', 'files');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'long.txt');
    writeFileSync(path, 'All work and no play.\n'.repeat(950_000));
    await fileInput(page).setInputFiles(path);
    await expect(chatFrame(page).getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 });
    await expect(chatFrame(page).getByText('long.txt').first()).toBeAttached();
    await composer(page).fill('Read this');
    await composer(page).press('Enter');
    await answered(page);
    await expect(conversation(page).getByText('long.txt').first()).toBeAttached();
  });

  test('a picture that is none is refused in the server’s words, and the message waits', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await fileInput(page).setInputFiles({ name: 'fake.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
    await composer(page).fill('What is this?');
    await expect(chatFrame(page).locator('.upload[data-state="failed"]')).toBeVisible();
    await composer(page).press('Enter');
    await expect(composer(page)).toHaveText(/What is this\?/);
    await chatFrame(page).getByRole('button', { name: /Remove.*fake\.png/ }).click();
    await composer(page).press('Enter');
    await answered(page);
  });

  test('a page cannot fetch what nobody gave it', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    const frame = (await (await page.locator('iframe#chat').elementHandle()).contentFrame())!;
    const statuses = await frame.evaluate(async () => {
      const status = async (path: string, init?: RequestInit): Promise<number> => (await fetch(path, init)).status;
      return [
        await status('/files/AAAA'),
        await status(`/images?url=${encodeURIComponent('https://example.com/a.png')}`),
        await status('/files/AAAA', { method: 'PUT', body: 'x', headers: { 'x-latchkey-page': 'chat' } }),
        await status('/files/direct', { method: 'POST', body: 'x', headers: { 'x-latchkey-page': 'chat' } }),
      ];
    });
    expect(statuses).toEqual([404, 403, 404, 404]);
  });
});
