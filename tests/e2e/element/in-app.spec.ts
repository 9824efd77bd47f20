import { notes, picture } from '../support/files.ts';
import { expect, test, type Demo } from '../support/demo.ts';

/** Where the hosts differ: how files, pictures, frames, permissions and the clipboard reach the chat page. */
const chips = ({ chat }: Demo) => chat.getByRole('list', { name: 'Attached files' }).getByRole('listitem');
const thumbnail = ({ log }: Demo) => log.getByRole('button', { name: 'Enlarge sunset.png' });

/** What the picture is drawn with. */
const drawn = (demo: Demo): Promise<{ path: string; width: number }> =>
  thumbnail(demo).locator('img').evaluate((image: HTMLImageElement) => ({ path: new URL(image.currentSrc).pathname, width: image.naturalWidth }));

async function clipboardText({ page, desk }: Demo): Promise<string> {
  const app = desk.electron();
  return app === undefined ? page.evaluate(() => navigator.clipboard.readText()) : app.evaluate(({ clipboard }) => clipboard.readText());
}

test.describe('the chat in the app', () => {
  test('files chosen with the button are sent, a picture is seen in the thread, and again after a reload', async ({ demo }) => {
    const { page, chat, log } = demo;
    const chooser = page.waitForEvent('filechooser');
    await chat.getByRole('button', { name: 'Attach files' }).click();
    await (await chooser).setFiles([picture, notes]);
    await expect(chips(demo)).toHaveCount(2);
    for (const at of [0, 1]) await expect(chips(demo).nth(at)).toHaveAttribute('data-state', 'done');
    await demo.send('/demo attachments');
    await expect(log.getByText('sunset.png, image/png, shown as image')).toBeVisible();
    await expect(log.getByText('notes.txt, text/plain, shown as file')).toBeVisible();

    await page.reload();
    await expect(thumbnail(demo)).toBeVisible();
    await expect.poll(() => drawn(demo)).toMatchObject({ path: expect.stringMatching(/^\/files\//), width: 64 });
    await thumbnail(demo).click();
    await expect(chat.getByRole('dialog', { name: 'sunset.png' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(thumbnail(demo)).toBeFocused();
  });

  test('a picture is pasted from the clipboard', async ({ demo }) => {
    const { page, composer, log, context, desk } = demo;
    const base64 = picture.buffer.toString('base64');
    const app = desk.electron();
    if (app === undefined) {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate(async (text) => {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
      }, base64);
    } else {
      // Tests run on an older Electron than its types are of.
      await app.evaluate(({ clipboard, nativeImage }, text) => (clipboard as unknown as { writeImage(image: unknown): void }).writeImage(nativeImage.createFromBuffer(Buffer.from(text, 'base64'))), base64);
    }
    await composer.focus();
    await page.keyboard.press('ControlOrMeta+V');
    await expect(chips(demo)).toHaveAttribute('data-state', 'done');
    await demo.send('/demo attachments');
    await expect(log.getByText(/image\/png, shown as image/)).toBeVisible();
  });

  test('a diagram is drawn at a press and enlarged, and its code is a press away', async ({ demo }) => {
    await demo.play('diagram');
    const { answer, chat, page } = demo;
    await expect(answer.getByText('flowchart LR')).toBeVisible();
    await answer.getByRole('button', { name: 'Show diagram' }).click();
    const image = answer.getByRole('img', { name: 'Diagram' });
    await expect(image).toBeVisible({ timeout: 20_000 });
    expect(await image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBeGreaterThan(200);
    const svg = await image.evaluate((node: HTMLImageElement) => fetch(node.src).then((response) => response.text(), () => ''));
    if (svg !== '') for (const words of ['Page', 'Main', 'Backend', 'Bearer token']) expect(svg).toContain(words);
    await answer.getByRole('button', { name: 'Enlarge the diagram' }).click();
    await expect(chat.getByRole('dialog', { name: 'Diagram' })).toBeVisible();
    await page.keyboard.press('Escape');
    await answer.getByRole('button', { name: 'Show code' }).click();
    await expect(answer.getByText('flowchart LR')).toBeVisible();
  });

  test('pictures come from the server and from hosts that the thread allows; the page itself asks no other host for anything', async ({ demo }) => {
    await demo.play('images');
    const { answer } = demo;
    await expect(answer.getByRole('img', { name: 'A gradient' })).toBeVisible();
    await expect(answer.getByText('image couldn’t be loaded', { exact: false })).toBeVisible();
    await expect(answer.getByRole('link', { name: 'Not allowed (Image from tracker.example.net, not loaded)' })).toHaveAttribute('href', 'https://tracker.example.net/pixel.png');
    expect(demo.asked.filter((url) => /example/.test(new URL(url).host))).toEqual([]);
  });

  test('a tool that the app does not have is answered for it, and the answer goes on', async ({ demo }) => {
    await demo.ask('tool');
    await expect(demo.log.getByText('The app answered:')).toBeVisible();
    await expect(demo.log.locator('pre')).toContainText('get_local_time');
    await demo.answered();
  });

  test('code, an answer and a message are copied to the system’s clipboard', async ({ demo }) => {
    if (demo.host === 'web') await demo.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await demo.play('code');
    await demo.answer.getByRole('figure').nth(1).getByRole('button', { name: 'Copy code' }).click();
    await expect.poll(() => clipboardText(demo)).toBe('def sum_all(values: list[float]) -> float:\n    return sum(values)  # there is one already');
    await demo.answer.getByRole('button', { name: 'Copy answer' }).click();
    await expect.poll(() => clipboardText(demo)).toContain('```python');
  });

  test('what is said becomes text in the composer', async ({ demo }) => {
    const { chat, composer, model, context, host, page } = demo;
    if (host === 'web') await context.grantPermissions(['microphone']);
    model.transcript = 'for the cat';
    await composer.fill('Buy milk');
    await chat.getByRole('button', { name: 'Dictate' }).click();
    const insert = chat.getByRole('button', { name: 'Insert as text' });
    await expect(insert).toBeFocused();
    const heard = model.speech.length;
    await page.keyboard.press('Enter');
    await expect(composer).toHaveValue('Buy milk for the cat');
    await expect(composer).toBeFocused();
    expect(model.speech.slice(heard)).toMatchObject([{ type: expect.stringMatching(/^audio\//) as unknown }]);
    expect(model.speech.at(-1)?.bytes.length).toBeGreaterThan(100);
    if (host === 'web') await context.clearPermissions();
    await composer.fill('');
  });
});
