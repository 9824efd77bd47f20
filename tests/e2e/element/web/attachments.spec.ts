import { writeFileSync } from 'node:fs';
import type { Route } from '@playwright/test';
import { expect, test, type Demo } from '../../support/demo.ts';
import { notes, picture, program, textFile, type SampleFile } from '../../support/files.ts';

const megabyte = 1_048_576;
const chips = ({ chat }: Demo) => chat.getByRole('list', { name: 'Attached files' }).getByRole('listitem');

async function attach({ chat, page }: Demo, ...files: SampleFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await chat.getByRole('button', { name: 'Attach files' }).click();
  await (await chooser).setFiles(files);
}

test.describe('attachments', () => {
  test('a file that is dropped anywhere on the chat is attached and arrives', async ({ demo }, info) => {
    const { page, chat, log } = demo;
    const path = info.outputPath('dropped.png');
    writeFileSync(path, picture.buffer);
    const session = await demo.context.newCDPSession(page);
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', { type, x: 700, y: 300, data: { items: [], files: [path], dragOperationsMask: 1 } });
    await expect(async () => {
      await drag('dragEnter');
      await drag('dragOver');
      await expect(chat.getByText('Drop files to attach them')).toBeVisible({ timeout: 250 });
    }).toPass();
    await drag('drop');
    await expect(chat.getByText('Drop files to attach them')).toBeHidden();
    await expect(chips(demo)).toContainText('dropped.png');
    await expect(chips(demo)).toHaveAttribute('data-state', 'done');
    await demo.send('/demo attachments');
    await expect(log.getByText('dropped.png, image/png, shown as image')).toBeVisible();
    await session.detach();
  });

  test('several files go with one message, and a file alone can be sent', async ({ demo }) => {
    const { log, chat } = demo;
    await attach(demo, picture, notes);
    await expect(chips(demo)).toHaveCount(2);
    await chat.getByRole('button', { name: 'Remove sunset.png' }).click();
    await expect(chips(demo)).toHaveCount(1);
    await attach(demo, picture);
    await expect(chips(demo).nth(1)).toHaveAttribute('data-state', 'done');
    await demo.send('/demo attachments');
    await expect(log.getByText('notes.txt, text/plain, shown as file')).toBeVisible();
    await expect(log.getByText('sunset.png, image/png, shown as image')).toBeVisible();
    await demo.answered();
    await attach(demo, notes);
    await expect(chips(demo)).toHaveAttribute('data-state', 'done');
    await chat.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(log.locator('article.user').last().getByRole('list', { name: '1 file' })).toContainText('notes.txt');
    await expect(chips(demo)).toHaveCount(0);
    await demo.answered();
  });

  test('a file that is too large or of a wrong type is refused at once, in words, and the message goes without it', async ({ demo }) => {
    const { chat, log } = demo;
    await attach(demo, textFile('huge.txt', 26 * megabyte), program);
    await expect(chat.getByText(/huge\.txt.*The most that can be attached is 25\s?MB/)).toBeVisible();
    await expect(chat.getByText(/setup\.exe.*has a type that is not accepted here/)).toBeVisible();
    await expect(chips(demo)).toHaveCount(0);
    await chat.getByRole('button', { name: 'Dismiss' }).click();
    await expect(chat.getByText(/huge\.txt/)).toHaveCount(0);
    await demo.send('/demo bare');
    await expect(log.getByText('No frame')).toBeVisible();
  });

  test('an upload shows how far it is, holds the message back, and can be given up', async ({ demo }) => {
    const { page, chat, log, context, composer } = demo;
    // The chat frame is a process of its own.
    const frame = await (await page.locator('iframe#chat').elementHandle()).contentFrame();
    const session = await context.newCDPSession(frame!);
    await session.send('Network.enable');
    const slow = (uploadThroughput: number) => session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
    await slow(megabyte / 4);
    await composer.fill('/demo attachments');
    await attach(demo, textFile('long.txt', 8 * megabyte));
    const progress = chips(demo).getByRole('progressbar', { name: 'Uploading: long.txt' });
    await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/);
    await composer.press('Enter');
    await expect(chat.getByText('Still uploading. You can send when it is done, or remove the file.')).toBeVisible();
    await chat.getByRole('button', { name: 'Remove long.txt' }).click();
    await slow(-1);
    await expect(chips(demo)).toHaveCount(0);
    await expect(composer).toHaveValue('/demo attachments');
    await composer.press('Enter');
    await expect(log.getByText('Nothing was attached. Add files to the same message.')).toBeVisible();
    await session.detach();
  });

  test('an upload that the server or the network refuses says so, and works when tried again', async ({ demo }) => {
    const { page, chat, log, composer } = demo;
    for (const [refuse, note] of [
      [(route: Route) => route.fulfill({ status: 503, body: 'busy' }), 'Not uploaded'],
      [(route: Route) => route.abort('connectionreset'), 'No connection'],
    ] as const) {
      await page.route('**/files/**', refuse, { times: 1 });
      await attach(demo, notes);
      await expect(chips(demo)).toHaveAttribute('data-state', 'failed');
      await expect(chips(demo)).toContainText(note);
      await composer.fill('/demo attachments');
      await composer.press('Enter');
      await expect(chat.getByText('Some files couldn’t be uploaded. Try them again or remove them to send.')).toBeVisible();
      await chat.getByRole('button', { name: 'Upload notes.txt again' }).click();
      await expect(chips(demo)).toHaveAttribute('data-state', 'done');
      await composer.press('Enter');
      await expect(log.getByText('notes.txt, text/plain, shown as file')).toBeVisible();
      await demo.answered();
      await demo.newChat();
    }
  });
});
