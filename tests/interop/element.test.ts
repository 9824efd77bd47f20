import { expect as expectPage } from '@playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startBetterAuthServer, type BetterAuthServer } from '../support/better-auth-server.ts';
import { openInteropApp, type InteropApp } from './support/app.ts';
import { startFastApi, type FastApi } from './support/fastapi.ts';

let auth: BetterAuthServer;
let backend: FastApi;
let app: InteropApp;

beforeAll(async () => {
  auth = await startBetterAuthServer();
  backend = await startFastApi(auth.url);
  app = await openInteropApp(auth.url, backend.chatUrl);
});
afterAll(async () => {
  await app.close();
  await backend.stop();
  await auth.close();
});

const sees = (text: string | RegExp): Promise<void> => expectPage(app.log.getByText(text).first()).toBeVisible({ timeout: 15_000 });

describe('the app and its element on a FastAPI backend with the official SDK', () => {
  test('show a streamed answer and name the thread in the sidebar', async () => {
    await app.ask('echo hello from the desktop');
    await sees('You said: echo hello from the desktop');
    await expectPage(app.page.locator('[data-thread]').filter({ hasText: 'echo hello from the desktop' })).toBeVisible();
  });

  test('show a workflow folded after it has run', async () => {
    await app.ask('workflow');
    await sees('Thought for 3 seconds');
    await sees('All done');
  });

  test('draw a widget, whose buttons reach the backend by a stream and without one', async () => {
    await app.ask('widget');
    await app.log.getByRole('button', { name: 'Add', exact: true }).click();
    await sees('Counted to 1');
    await app.log.getByRole('button', { name: 'Add at once' }).click();
    await sees('Counted to 2');
  });

  test('ask the backend’s questions in place of the composer and send the answers', async () => {
    await app.ask('questions');
    await app.chat.getByText('Music', { exact: true }).click();
    await app.chat.getByRole('button', { name: 'Next' }).click();
    await app.chat.getByRole('textbox', { name: /answer|Why that one/i }).fill('It is fun');
    await app.chat.getByRole('button', { name: 'Next' }).click();
    await app.chat.getByRole('button', { name: 'Send answers' }).click();
    await sees(/Which subject\?: Music/);
  });

  test('answer a client tool call, so that the backend goes on', async () => {
    await app.ask('tool');
    await sees(/The tool answered/);
  });

  test('show notices, failures with their sentence, and a lock with its reason', async () => {
    await app.ask('effects');
    await sees('Quota');
    await app.ask('fail');
    await sees('The archive is closed today. Ask again tomorrow.');
    await app.ask('lock');
    await expectPage(app.chat.getByPlaceholder('A colleague is taking over.')).toBeVisible();
  });

  test('stop a long answer, and the partial text is there after a reload', async () => {
    await app.ask('slow');
    await sees(/0 1 2 3/);
    await app.chat.getByRole('button', { name: 'Stop answering' }).click();
    await sees('You stopped this answer');
    await app.page.reload();
    await sees(/0 1 2 3/);
  });

  test('upload an image with the token that no page has, and show it', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    await app.page.getByRole('button', { name: /^New chat/ }).click();
    await app.chat.locator('input[type=file]').setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: png.subarray(0, 70) });
    const composer = app.chat.getByRole('textbox', { name: 'Message' });
    await composer.fill('echo look');
    await expectPage(app.chat.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
    await composer.press('Enter');
    await sees(/- ?dot\.png|dot\.png/);
    const image = app.log.getByRole('article').locator('img').first();
    await expectPage(image).toBeVisible();
    await expectPage.poll(() => image.evaluate((node) => (node as HTMLImageElement).naturalWidth)).toBe(1);
  });
});
