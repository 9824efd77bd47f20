import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { png } from '../support/files-fixture.ts';
import { answered, composer, conversation, send, sidebarThread, signedIn, signIn, signOut, signUp } from './support/actions.ts';
import { asPerson, saidIn, startBackend, threadsOf } from './support/backend.ts';
import { chatFrame, expect, person, test } from './support/model.ts';

const fileInput = (page: Page): Locator => chatFrame(page).locator('input[type="file"]').first();

async function expectPicture(image: Locator): Promise<void> {
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
}

/** What the app has of drafts. */
async function keptDrafts(page: Page): Promise<string[]> {
  const frame = (await (await page.locator('iframe#chat').elementHandle()).contentFrame())!;
  const answer = await frame.evaluate(async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', 'x-latchkey-page': 'chat' }, body: '{}' };
    return (await (await fetch('/drafts/read', init)).json()) as { drafts: Record<string, { text: string }> };
  });
  return Object.values(answer.drafts).map(({ text }) => text).sort();
}

test.describe('what is being written', () => {
  test('is there after a kill, a restart without a network, and after signing out and in again; each chat has its own', async ({ desk, model }) => {
    const backend = await startBackend(desk, model.env);
    const { args } = backend;
    const ada = person();
    const page = await desk.open({ args });
    await signUp(page, ada);
    model.title = 'With a draft';
    model.reply = { kind: 'words', words: ['Hi.'] };
    await send(page, 'Hello');
    await answered(page);
    await composer(page).fill('Half a thought');
    await page.keyboard.press('ControlOrMeta+Shift+O');
    await composer(page).fill('The beginning of another');
    await expect(composer(page)).toHaveText('The beginning of another');
    // Typing rests; then it is on disk.
    await expect.poll(() => keptDrafts(page)).toEqual(['Half a thought', 'The beginning of another']);
    await desk.kill();
    await backend.stop();

    const offline = await desk.open({ args });
    await expect(composer(offline)).toHaveText('The beginning of another');
    await sidebarThread(offline, 'With a draft').click();
    await expect(composer(offline)).toHaveText('Half a thought');
    // The page goes away in the middle of a word.
    await composer(offline).pressSequentially(', and a wo');
    await offline.reload();
    await sidebarThread(offline, 'With a draft').click();
    await expect(composer(offline)).toHaveText('Half a thought, and a wo');
    await desk.close();
    await backend.start();

    const again = await desk.open({ args });
    await sidebarThread(again, 'With a draft').click();
    await expect(composer(again)).toHaveText('Half a thought, and a wo');
    await signOut(again);
    await signIn(again, ada);
    await signedIn(again);
    await sidebarThread(again, 'With a draft').click();
    await expect(composer(again)).toHaveText('Half a thought, and a wo');
    await signOut(again);
    await signUp(again, person());
    await expect(composer(again)).toHaveText('');
  });
});

test.describe('files without a network', () => {
  test('pictures that were seen stay, a new file waits in the composer, and a message with one that was uploaded waits with it', async ({ desk, model }) => {
    const backend = await startBackend(desk, model.env);
    mkdirSync(desk.profile, { recursive: true, mode: 0o700 });
    const connection = { kind: 'remote', authUrl: backend.url, chatUrl: `${backend.url}/chatkit`, chat: { uploads: 'two_phase' } };
    writeFileSync(join(desk.profile, 'settings.json'), JSON.stringify({ connection }));
    const ada = person();
    const page = await desk.open();
    await signUp(page, ada);
    model.title = 'With a picture';
    model.reply = { kind: 'words', words: ['A single pixel.'] };
    await fileInput(page).setInputFiles({ name: 'pixel.png', mimeType: 'image/png', buffer: png });
    await expect(chatFrame(page).getByRole('progressbar')).toHaveCount(0);
    await send(page, 'What is this?');
    await answered(page);
    await expectPicture(conversation(page).locator('img').first());
    // Uploaded while there was a network, sent when there was none.
    await fileInput(page).setInputFiles({ name: 'later.png', mimeType: 'image/png', buffer: png });
    await expect(chatFrame(page).getByRole('button', { name: /Remove.*later\.png/ })).toBeVisible();
    await expect(chatFrame(page).getByRole('progressbar')).toHaveCount(0);
    await backend.stop();
    await send(page, 'And this one?');
    const waits = conversation(page).locator('article.user').filter({ hasText: 'And this one?' });
    await expect(waits.locator('.delivery')).toHaveText('Will be sent when the server can be reached', { timeout: 20_000 });
    await desk.close();

    const offline = await desk.open();
    await sidebarThread(offline, 'With a picture').click();
    await expectPicture(conversation(offline).locator('img').first());
    await expect(waitsIn(offline)).toHaveCount(1);
    await fileInput(offline).setInputFiles({ name: 'new.png', mimeType: 'image/png', buffer: png });
    await expect(chatFrame(offline).locator('.upload[data-state="failed"]')).toBeVisible();
    await composer(offline).fill('With a new file');
    await composer(offline).press('Enter');
    // Nothing is sent without its file, and nothing of it is lost.
    await expect(composer(offline)).toHaveText('With a new file');

    model.reply = { kind: 'words', words: ['Another pixel.'] };
    await backend.start();
    await expect(conversation(offline).getByText('Another pixel.')).toBeVisible({ timeout: 45_000 });
    await chatFrame(offline).getByRole('button', { name: 'Upload new.png again' }).click();
    // While it is on its way nothing is sent either.
    await expect(chatFrame(offline).locator('.upload[data-state="done"]')).toBeVisible();
    model.reply = { kind: 'words', words: ['A third pixel.'] };
    await composer(offline).press('Enter');
    await expect(conversation(offline).getByText('A third pixel.')).toBeVisible({ timeout: 20_000 });
    const server = await asPerson(backend.url, ada);
    const [thread] = await threadsOf(server);
    expect(await saidIn(server, thread!.id)).toEqual(['What is this?', 'And this one?', 'With a new file']);
  });
});

const waitsIn = (page: Page): Locator => conversation(page).locator('.delivery');
