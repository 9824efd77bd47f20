import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveComposerHarness } from '../../support/element-harness/serve-composer.ts';

const executablePath = [process.env['LATCHKEY_CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome', chromium.executablePath()].find((path) => existsSync(path));

/** Real typing, real uploads, a real page that goes away: what the page does with drafts and what main's routes keep of them. */
describe.skipIf(executablePath === undefined)('drafts in Chromium', () => {
  let harness: Awaited<ReturnType<typeof serveComposerHarness>>;
  let browser: Browser;

  beforeAll(async () => {
    harness = await serveComposerHarness();
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await harness.close();
  });

  async function open(thread: string): Promise<{ page: Page; field: Locator; close: () => Promise<void> }> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${harness.url}?drafts&thread=${thread}`);
    const field = page.locator('.field textarea');
    await field.click();
    return { page, field, close: () => context.close() };
  }

  it('come back with their tag and file, in a window that knows nothing of the first', async () => {
    const first = await open('thr_answer');
    await first.page.keyboard.type('Ask @ada');
    await first.page.getByRole('option', { name: 'Ada Lovelace' }).waitFor();
    await first.page.keyboard.press('Enter');
    await first.page.keyboard.type('about it');
    await first.page.locator('input[type=file]').first().setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Hello') });
    await expect.poll(async () => (await harness.drafts.all())['thr_answer'] ?? '').toContain('notes.txt');
    await first.close();

    const second = await open('thr_answer');
    await expect.poll(() => second.field.inputValue()).toBe('Ask @Ada Lovelace about it');
    expect(await second.page.locator('.field mark').count()).toBe(1);
    await second.page.getByText('notes.txt').waitFor();
    await second.page.keyboard.press('Enter');
    await second.page.getByText('Understood.').last().waitFor();
    const sent = harness.seen.findLast(({ type }) => type === 'threads.add_user_message')?.params;
    expect(sent).toMatchObject({ input: { content: [{ text: 'Ask ' }, { type: 'input_tag', id: 'u1' }, { text: ' about it' }], attachments: ['atc_1'] } });
    await expect.poll(async () => harness.drafts.all()).toEqual({});
    await second.close();
  });

  it('are written even when the page goes away in the middle of a word', async () => {
    const { page, close } = await open('thr_answer');
    await page.keyboard.type('Not fin');
    await page.reload();
    await expect.poll(() => page.locator('.field textarea').inputValue()).toBe('Not fin');
    await close();
  });
});
