import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ShowsItems } from '../../../src/renderer/element/element-host.ts';
import { serveComposerHarness } from '../../support/element-harness/serve-composer.ts';

const executablePath = [process.env['LATCHKEY_CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome', chromium.executablePath()].find((path) => existsSync(path));

/** Where a reader ends up needs a real layout. */
describe.skipIf(executablePath === undefined)('taking the reader to a message in Chromium', () => {
  let harness: Awaited<ReturnType<typeof serveComposerHarness>>;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    harness = await serveComposerHarness();
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await harness.close();
  });
  afterEach(() => page.context().close());

  async function open(reducedMotion: 'reduce' | 'no-preference' = 'no-preference'): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 800, height: 640 }, reducedMotion });
    page = await context.newPage();
    await page.goto(`${harness.url}?plain&thread=thr_long`);
    await page.getByText('Answer number 259').waitFor();
  }

  const show = (id: string): Promise<boolean> => page.evaluate((itemId) => document.querySelector<HTMLElement & ShowsItems>('openai-chatkit')!.showItem(itemId), id);

  /** Where the text is in the view: 0 its top, 1 its bottom. */
  const place = (text: string): Promise<number> =>
    page.getByText(text, { exact: true }).evaluate((element) => {
      const area = element.closest('.scroller')!.getBoundingClientRect();
      const { top, height } = element.getBoundingClientRect();
      return (top + height / 2 - area.top) / area.height;
    });

  it('reads back through the pages, puts the message into the middle, marks it for a moment and gives it the focus', async () => {
    await open();
    expect(await show('long4')).toBe(true);
    await expect.poll(() => place('Question number 4')).toBeGreaterThan(0.3);
    await expect.poll(() => place('Question number 4')).toBeLessThan(0.7);
    const marked = page.locator('[data-found]');
    expect(await marked.innerText()).toContain('Question number 4');
    expect(await marked.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)).toBe(true);
    await marked.waitFor({ state: 'detached' });
    // Nothing has taken the reader back to the end meanwhile.
    expect(await place('Question number 4')).toBeGreaterThan(0.3);
    expect(await place('Question number 4')).toBeLessThan(0.7);
  });

  it('goes from there to another one, also further down', async () => {
    await open();
    await show('long10');
    await page.locator('[data-found]').waitFor();
    expect(await show('long200')).toBe(true);
    await expect.poll(() => place('Question number 200')).toBeGreaterThan(0.3);
    await expect.poll(() => place('Question number 200')).toBeLessThan(0.7);
  });

  it('finds one message of an answer, and does not move it for who wants less motion', async () => {
    await open('reduce');
    await show('long101');
    const marked = page.locator('[data-found]');
    await marked.waitFor();
    expect(await marked.innerText()).toContain('Answer number 101.');
    expect(await marked.evaluate((element) => getComputedStyle(element).animationName)).toBe('none');
  });

  it('says quietly that a message is not there any more, and stays where it is', async () => {
    await open();
    expect(await show('gone')).toBe(false);
    await page.getByText("This message isn’t in the conversation any more.").waitFor();
    expect(await page.locator('[data-found]').count()).toBe(0);
  });
});
