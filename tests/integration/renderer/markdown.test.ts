import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { thread } from '../../support/chatkit-events.ts';
import { markdownThreads } from '../../support/element-harness/markdown-samples.ts';
import { serveChat } from '../../support/element-harness/serve-chat.ts';
import type { ServedChat } from '../../support/element-harness/serve-chat.ts';

const executablePath = [process.env['LATCHKEY_CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome', chromium.executablePath()].find((path) => existsSync(path));

/** A document in place of the one that draws, which never answers. */
const stuck = (): Response => new Response('<!doctype html><title>stuck</title>', { headers: { 'content-type': 'text/html' } });

describe.skipIf(executablePath === undefined)('Markdown in the chat page, in Chromium', () => {
  let browser: Browser;
  let chat: ServedChat;
  let page: Page;
  let violations: string[] = [];
  let isStuck = false;

  beforeAll(async () => {
    chat = await serveChat(({ type, params }) => {
      if (type !== 'threads.get_by_id') return Response.json({ data: [], has_more: false });
      const id = String(params['thread_id']);
      return Response.json(thread({ id, items: { data: markdownThreads[id] ?? [], has_more: false } }));
    });
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await chat.close();
  });

  beforeEach(async () => {
    violations = [];
    isStuck = false;
    page = await browser.newPage({ viewport: { width: 900, height: 900 } });
    await page.exposeFunction('tellViolation', (text: string) => violations.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => (globalThis as unknown as { tellViolation: (text: string) => void }).tellViolation(`${effectiveDirective} ${blockedURI}`));
    });
    await page.route('**/chat/diagram.html', async (route) => {
      if (!isStuck) return route.continue();
      const response = stuck();
      return route.fulfill({ status: 200, contentType: 'text/html', body: await response.text() });
    });
    await page.goto(chat.url);
    await page.locator('.composer').waitFor();
  });

  afterEach(() => page.close());

  const open = (name: string): Promise<void> =>
    page.evaluate((id) => (document.querySelector('openai-chatkit') as unknown as { setThreadId: (id: string) => Promise<void> }).setThreadId(id), `thr_md_${name}`);
  const focused = (): Promise<string | undefined> => page.evaluate(() => document.querySelector('openai-chatkit')?.shadowRoot?.activeElement?.textContent);

  it('draws formulas under the page’s policy, with the fonts they use and no others', async () => {
    await open('maths');
    await page.locator('.katex-display').first().waitFor();
    await page.waitForFunction(() => document.fonts.check('16px KaTeX_Main') && document.fonts.check('italic 16px KaTeX_Math'));
    const statuses = await page.evaluate(() => [...document.fonts].map(({ family, status }) => `${family} ${status}`));
    expect(statuses.filter((status) => status.startsWith('KaTeX_Fraktur'))).toEqual(['KaTeX_Fraktur unloaded', 'KaTeX_Fraktur unloaded']);
    const width = await page.locator('.katex .mathnormal').first().evaluate((element) => getComputedStyle(element).fontFamily);
    expect(width).toContain('KaTeX_Math');
    expect(violations).toEqual([]);
  });

  it('draws diagrams in a frame that cannot reach this page, and shows them as images in its colours', async () => {
    await open('diagram');
    const switches = page.locator('.code-actions .text-button');
    for (const [index, shown] of ['.diagram img', '.diagram img >> nth=1', '.diagram-note[role=alert]'].entries()) {
      await switches.nth(index).click();
      await page.locator(shown).first().waitFor();
    }
    const images = await page.locator('.diagram img').evaluateAll((all) => (all as HTMLImageElement[]).map(({ src, naturalWidth }) => [src.startsWith('blob:'), naturalWidth > 100]));
    expect(images).toEqual([[true, true], [true, true]]);
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await page.locator('.code code').textContent()).toContain('A --> --> B ]]');
    await page.locator('.diagram').first().click();
    await page.locator('dialog.lightbox[open] img').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog.lightbox').waitFor({ state: 'detached' });
    expect(violations).toEqual([]);
  }, 60_000);

  it('gives a diagram ten seconds and keeps its code', async () => {
    isStuck = true;
    await open('diagram');
    await page.clock.install();
    await page.locator('.code-actions .text-button').first().click();
    await page.locator('iframe').waitFor({ state: 'attached' });
    await page.clock.fastForward(10_100);
    expect(await page.locator('.diagram-note[role=alert]').textContent()).toContain('longer than 10 seconds');
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await page.locator('.code code').first().textContent()).toContain('flowchart LR');
  });

  it('answers with the document for diagrams in a sandbox even when it is opened by itself', async () => {
    const response = await page.goto(`${chat.url}chat/diagram.html`);
    expect(response?.headers()['content-security-policy']).toContain('sandbox allow-scripts');
    expect(await page.evaluate(() => origin)).toBe('null');
    expect(await page.evaluate(() => fetch('/chatkit').then(() => 'sent', () => 'stopped'))).toBe('stopped');
  });

  it('leads through citations by keyboard: a card with its sources, back with Esc', async () => {
    await open('cited');
    const group = page.locator('button.cite').first();
    await group.focus();
    await page.keyboard.press('Enter');
    await page.locator('.cite-card').waitFor();
    await page.waitForFunction(() => document.querySelector('openai-chatkit')?.shadowRoot?.activeElement?.classList.contains('source-name'));
    expect(await focused()).toContain('Stream | Node.js documentation');
    await page.keyboard.press('Escape');
    await page.locator('.cite-card').waitFor({ state: 'detached' });
    expect(await focused()).toBe('1, 2');
  });

  it('shows a card with the source on hover, and follows links outside only', async () => {
    await open('cited');
    await page.locator('a.cite').first().hover();
    await page.locator('.cite-card').waitFor();
    expect(await page.locator('.cite-card').textContent()).toContain('abstract interface');
    const [popup] = await Promise.all([page.context().waitForEvent('page'), page.locator('a.cite').first().click()]);
    await popup.close();
    expect(page.url()).toBe(chat.url);
  });

  it('goes to a footnote and back with the keyboard, and the address stays', async () => {
    await open('notes');
    await page.locator('.note-mark button').first().focus();
    await page.keyboard.press('Enter');
    expect(await focused()).toContain('See the manual');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('1');
    expect(page.url()).toBe(chat.url);
  });

  it('scrolls a wide table and long code with the keyboard, and the page never sideways', async () => {
    await page.setViewportSize({ width: 420, height: 800 });
    await open('basics');
    const table = page.locator('.table-scroll[tabindex]');
    await table.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => (document.querySelector('openai-chatkit')?.shadowRoot?.querySelector('.table-scroll')?.scrollLeft ?? 0) > 0);
    for (const name of ['basics', 'code', 'maths', 'spoof', 'direction', 'cited']) {
      await open(name);
      await page.waitForTimeout(100);
      const sideways = await page.evaluate(() => {
        const scroller = document.querySelector('openai-chatkit')?.shadowRoot?.querySelector('.scroller');
        return scroller === null || scroller === undefined ? -1 : scroller.scrollWidth - scroller.clientWidth;
      });
      expect([name, sideways]).toEqual([name, 0]);
    }
  });
});
