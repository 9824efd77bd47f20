import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serveComposerHarness } from '../../support/element-harness/serve-composer.ts';

const executablePath = [process.env['LATCHKEY_CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome', chromium.executablePath()].find((path) => existsSync(path));

/** The composer in a real browser: what a shadow root, a native field and a keyboard do cannot be had elsewhere. */
describe.skipIf(executablePath === undefined)('the composer in Chromium', () => {
  let harness: Awaited<ReturnType<typeof serveComposerHarness>>;
  let browser: Browser;
  let page: Page;
  let field: Locator;

  beforeAll(async () => {
    harness = await serveComposerHarness();
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] });
  });
  afterAll(async () => {
    await browser.close();
    await harness.close();
  });
  afterEach(async () => {
    await page.context().close();
    harness.seen.length = 0;
  });

  async function open(query = '', waitFor = '.field textarea:enabled'): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 800, height: 640 } });
    page = await context.newPage();
    await page.goto(`${harness.url}?${query}`);
    field = page.locator('.field textarea');
    await page.locator(waitFor).click();
  }

  const type = (text: string): Promise<void> => page.keyboard.type(text);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const option = (name: string): Locator => page.getByRole('option', { name });
  const lastMessage = (): unknown => (harness.seen.findLast(({ type: name }) => name.startsWith('threads.'))?.params as { input: unknown } | undefined)?.input;
  const sent = async (): Promise<unknown> => {
    await press('Enter');
    await page.getByText('Understood.').last().waitFor();
    return lastMessage();
  };

  it('writes a mention by keyboard, treats it as one thing, and sends it in its place', async () => {
    await open();
    await type('Ask @ada');
    await option('Ada Lovelace').waitFor();
    await press('Enter');
    await type('now');
    expect(await field.inputValue()).toBe('Ask @Ada Lovelace now');
    // Over the tag in one step, and away with one key; undo knows it again.
    await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await expect.poll(() => field.evaluate((element: HTMLTextAreaElement) => element.selectionStart)).toBe(4);
    await press('Delete');
    expect(await field.inputValue()).toBe('Ask  now');
    await press('Control+z');
    expect(await field.inputValue()).toBe('Ask @Ada Lovelace now');
    expect(await page.locator('.field mark').count()).toBe(1);
    const sizes = await page.locator('.field').evaluate((box) => [...box.children].map((child) => [child.getBoundingClientRect().width, child.getBoundingClientRect().height]));
    expect(sizes[0]).toEqual(sizes[1]);
    expect(await sent()).toMatchObject({
      content: [{ type: 'input_text', text: 'Ask ' }, { type: 'input_tag', id: 'u1', text: 'Ada Lovelace', data: { team: 'Engines' } }, { type: 'input_text', text: ' now' }],
    });
  });

  it('closes the topmost menu with Esc and leaves the rest alone', async () => {
    await open();
    await type('/');
    await option('Tools').click();
    await option('Make an image').waitFor();
    await press('Escape');
    await option('Attach files').waitFor();
    await press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect(await field.inputValue()).toBe('/');
    expect(await field.evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  it('chooses a tool and a model by keyboard inside the shadow root, and sends both', async () => {
    await open();
    await type('/document');
    await option('Write a document together').waitFor();
    await press('Enter');
    await page.getByRole('button', { name: 'Model: Large' }).focus();
    await press('Enter', 's', 'Enter');
    await page.getByRole('button', { name: 'Model: Small' }).waitFor();
    await expect.poll(() => field.evaluate((element) => element.matches(':focus'))).toBe(true);
    await type('Hi');
    expect(await sent()).toMatchObject({ content: [{ text: 'Hi' }], inference_options: { model: 'small', tool_choice: { id: 'canvas' } } });
    expect(await page.evaluate(() => (window as unknown as { chatkitEvents: { name: string }[] }).chatkitEvents.filter(({ name }) => name === 'chatkit.tool.change'))).toHaveLength(1);
  });

  it('edits the last message with the up key in an empty field, and only there', async () => {
    await open('thread=thr_answer');
    await type('a');
    await press('ArrowUp', 'Delete');
    expect(await page.getByRole('textbox', { name: 'Edit your message' }).count()).toBe(0);
    await press('ArrowUp');
    await page.getByRole('textbox', { name: 'Edit your message' }).waitFor();
  });

  it('uploads with progress, tries again what failed, and sends the ids', async () => {
    await open();
    await page.locator('.file-picker').setInputFiles([
      { name: 'broken.txt', mimeType: 'text/plain', buffer: Buffer.alloc(10) },
      { name: 'held.csv', mimeType: 'text/csv', buffer: Buffer.alloc(7_000_000) },
      { name: 'run.exe', mimeType: 'application/x-msdownload', buffer: Buffer.alloc(10) },
    ]);
    await page.getByText('“⁨run.exe⁩” has a type that is not accepted here.').waitFor();
    await page.getByRole('progressbar', { name: 'Uploading: held.csv' }).waitFor();
    // The browser's own transport knows how much is gone.
    await page.getByText(/^(?:Uploading, \d+%|Finishing)$/).waitFor();
    await page.getByText('The disk of the server is full.', { exact: false }).waitFor();
    harness.letGo();
    await page.locator('.upload[data-state="done"]').waitFor();
    await type('Look');
    await press('Enter');
    await page.getByText("Some files couldn’t be uploaded.").waitFor();
    await page.getByRole('button', { name: 'Upload broken.txt again' }).click();
    await page.locator('.upload[data-state="done"]').nth(1).waitFor();
    await field.click();
    expect(await sent()).toMatchObject({ attachments: [expect.stringMatching(/^atc_/), expect.stringMatching(/^atc_/)] });
    const upload = harness.seen.find(({ type: name, bytes }) => name === 'upload' && bytes === 7_000_000);
    expect(upload?.headers).toMatchObject({ 'x-upload-token': 'signed', 'content-type': 'text/csv' });
    expect(upload?.headers).not.toHaveProperty('chatkit-frame-instance-id');
  });

  it('takes files that are dropped or pasted, but not the picture of copied text', async () => {
    await open();
    const transfer = (text: boolean) => page.evaluateHandle((withText) => {
      const data = new DataTransfer();
      data.items.add(new File(['abc'], 'notes.txt', { type: 'text/plain' }));
      if (withText) data.setData('text/plain', 'cells');
      return data;
    }, text);
    await field.dispatchEvent('dragover', { dataTransfer: await transfer(false) });
    await page.getByText('Drop files to attach them').waitFor();
    await field.dispatchEvent('drop', { dataTransfer: await transfer(false) });
    const paste = async (text: boolean): Promise<void> => {
      const data = await transfer(text);
      await field.evaluate((element, clipboardData) => element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })), data);
    };
    await paste(false);
    await paste(true);
    await expect.poll(() => page.locator('.upload[data-state="done"]').count()).toBe(2);
    await page.context().close();
    await open('thread=thr_locked', '.composer');
    const refused = await page.locator('.composer').evaluate((element, dataTransfer) => !element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true })), await transfer(false));
    expect([refused, await page.locator('.upload').count()]).toEqual([true, 0]);
  });

  it('quotes selected text of an answer, and only of an answer', async () => {
    await open('thread=thr_answer');
    const mine = await page.locator('.turn.user .bubble').boundingBox();
    await page.mouse.dblclick((mine?.x ?? 0) + 40, (mine?.y ?? 0) + 20);
    await expect.poll(() => page.getByRole('button', { name: 'Reply' }).count()).toBe(0);
    const answer = await page.locator('.turn.assistant p').first().boundingBox();
    await page.mouse.dblclick((answer?.x ?? 0) + 40, (answer?.y ?? 0) + 12);
    await page.getByRole('button', { name: 'Reply' }).click();
    await type('What is that?');
    expect(await sent()).toMatchObject({ quoted_text: 'latchkey', content: [{ text: 'What is that?' }] });
  });

  it('writes what was spoken at the cursor and does not send it', async () => {
    await open();
    await type('First. Last.');
    await field.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(6, 6));
    await page.getByRole('button', { name: 'Dictate' }).click();
    await page.getByRole('button', { name: 'Insert as text' }).click();
    await expect.poll(() => field.inputValue()).toBe('First. and this was spoken Last.');
    const request = harness.seen.find(({ type: name }) => name === 'input.transcribe')?.params as { mime_type: string; audio_base64: string };
    expect(request.mime_type).toBe('audio/webm;codecs=opus');
    expect(Buffer.from(request.audio_base64, 'base64').subarray(0, 4).toString('hex')).toBe('1a45dfa3');
    expect(lastMessage()).toBeUndefined();
  });

  it('brings a refused message back whole', async () => {
    await open();
    await page.locator('.file-picker').setInputFiles([{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.alloc(10) }]);
    await page.locator('.upload[data-state="done"]').waitFor();
    await type('refuse this @budg');
    await option('Budget').waitFor();
    await press('Enter', 'Enter');
    await page.getByText("Couldn't reach chat.example.com.").waitFor();
    expect(await field.inputValue()).toBe('refuse this @Budget ');
    expect([await page.locator('.field mark').count(), await page.locator('.upload').count()]).toEqual([1, 1]);
  });

  it('draws nothing but the field for a key press', async () => {
    await open('thread=thr_answer');
    // The answer is drawn as Markdown once that is loaded.
    await page.locator('.turn.assistant strong').waitFor();
    await type('a');
    const touched = await page.evaluateHandle(() => {
      const seen: string[] = [];
      const root = document.querySelector('openai-chatkit')?.shadowRoot;
      if (root) new MutationObserver((changes) => seen.push(...changes.map(({ target }) => target.nodeName))).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
      return seen;
    });
    await type('bcdef');
    // A native field changes without any mutation; React keeps its text child in step.
    expect((await touched.jsonValue()).filter((name) => name !== 'TEXTAREA' && name !== '#text')).toEqual([]);
  });

  it.each(['scheme=light', 'scheme=dark&locale=ar'])('has no serious fault for axe with everything open (%s)', async (query) => {
    await open(`${query}&thread=thr_answer`);
    await page.locator('.file-picker').setInputFiles([{ name: 'huge.txt', mimeType: 'text/plain', buffer: Buffer.alloc(10) }, { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.alloc(10) }]);
    await page.locator('.upload[data-state="failed"]').waitFor();
    await type('@');
    await option('Ada Lovelace').waitFor();
    const { violations } = await new AxeBuilder({ page }).disableRules(['page-has-heading-one', 'document-title']).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
