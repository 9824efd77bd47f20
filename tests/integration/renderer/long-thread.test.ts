import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ThreadItem } from '../../../src/shared/chatkit/types.ts';
import { assistant, thread, user } from '../../support/chatkit-events.ts';
import { serveChat } from '../../support/element-harness/serve-chat.ts';
import type { ServedChat } from '../../support/element-harness/serve-chat.ts';

const executablePath = [process.env['LATCHKEY_CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome', chromium.executablePath()].find((path) => existsSync(path));

const count = 1_200;

function itemAt(at: number): ThreadItem {
  if (at % 2 === 0) return user(`u${at}`, `Question ${at}`);
  return assistant(`a${at}`, `Answer ${at}\n\n${'Words of no weight. '.repeat(1 + ((at * 7) % 40))}\n\n${at % 3 === 0 ? '```js\nconst a = 1;\n```' : '- one\n- two'}`);
}

interface Place {
  /** What is in the middle of the thread's visible part. */
  turn: string;
  top: number;
  drawn: number;
  nodes: number;
}

/** Runs in the page. */
function look(): Place {
  const root = document.querySelector('openai-chatkit')!.shadowRoot!;
  const box = root.querySelector('.scroller')!.getBoundingClientRect();
  // Between two turns there is a gap.
  const turn = [0, 20, 40].map((by) => root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2 + by)?.closest('.turn') ?? undefined).find((found) => found !== undefined);
  return {
    turn: turn?.textContent.slice(0, 40) ?? '', top: turn?.getBoundingClientRect().top ?? 0,
    drawn: root.querySelectorAll('.turn').length, nodes: root.querySelectorAll('*').length,
  };
}

describe.skipIf(executablePath === undefined)('a long thread in Chromium', () => {
  let browser: Browser;
  let chat: ServedChat;
  let page: Page;

  beforeAll(async () => {
    chat = await serveChat(({ type, params }) => {
      if (type === 'threads.get_by_id') return Response.json(thread({ id: 'thr_long', title: 'Long', items: { data: Array.from({ length: 20 }, (_, at) => itemAt(at)), has_more: true, after: 'a19' } }));
      if (type !== 'items.list') return Response.json({ data: [], has_more: false });
      const from = typeof params['after'] === 'string' ? Number(params['after'].slice(1)) - 1 : count - 1;
      const data = Array.from({ length: Math.min(100, from + 1) }, (_, at) => itemAt(from - at));
      return Response.json({ data, has_more: from >= 100, after: data.at(-1)?.id });
    });
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await chat.close();
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 800, height: 700 } });
    await page.goto(chat.url);
    await page.locator('openai-chatkit textarea').waitFor();
    await page.evaluate(() => (document.querySelector('openai-chatkit') as unknown as { setThreadId: (id: string) => Promise<void> }).setThreadId('thr_long'));
    await page.getByText(`Answer ${count - 1}`).waitFor();
    return () => page.close();
  });

  const scrollTo = (top: number): Promise<void> => page.evaluate((to) => document.querySelector('openai-chatkit')!.shadowRoot!.querySelector('.scroller')!.scrollTo(0, to), top);
  const settle = (): Promise<void> => page.evaluate(async () => {
    for (let frame = 0; frame < 12; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  async function readAll(): Promise<void> {
    while ((await page.locator('.earlier').count()) > 0) await scrollTo(0);
    await page.getByText('Question 0', { exact: true }).waitFor();
  }

  it('is read to its beginning, and no more of it is drawn than is near', async () => {
    const before = await page.evaluate(look);
    await readAll();
    await settle();
    const after = await page.evaluate(look);
    expect(after.drawn).toBeLessThan(150);
    expect(after.nodes).toBeLessThan(before.nodes * 6);
    // Down again, faster than anybody reads: wherever the wheel stops something is there, and stays where it is.
    await page.mouse.move(400, 300);
    for (let stop = 0; stop < 8; stop += 1) {
      for (let turn = 0; turn < 3; turn += 1) await page.mouse.wheel(0, 900);
      await expect.poll(async () => (await page.evaluate(look)).turn).not.toBe('');
      await settle();
      const place = await page.evaluate(look);
      await settle();
      expect(await page.evaluate(look)).toMatchObject({ turn: place.turn, top: expect.closeTo(place.top, 0) as number });
    }
    await page.getByRole('button', { name: 'Latest' }).click();
    await expect.poll(() => page.getByText(`Answer ${count - 1}`).isVisible()).toBe(true);
  }, 60_000);

  it('shows any place that the reader jumps to, and comes back to the same one', async () => {
    await readAll();
    for (const part of [0.5, 0.1, 0.8, 0.3]) {
      await page.evaluate((to) => {
        const scroller = document.querySelector('openai-chatkit')!.shadowRoot!.querySelector('.scroller')!;
        scroller.scrollTop = scroller.scrollHeight * to;
      }, part);
      await expect.poll(async () => (await page.evaluate(look)).turn).not.toBe('');
      await settle();
      const place = await page.evaluate(look);
      await settle();
      expect(await page.evaluate(look)).toMatchObject({ turn: place.turn, top: expect.closeTo(place.top, 0) as number });
      expect(place.drawn).toBeLessThan(150);
    }
  }, 60_000);

  it('keeps what has the focus or is selected, however far the reader goes', async () => {
    await readAll();
    await page.getByText('Question 0', { exact: true }).selectText();
    await page.locator('.turn', { hasText: 'Question 4' }).first().getByRole('button', { name: 'Copy message' }).focus();
    await scrollTo(60_000);
    await settle();
    await scrollTo(1e9);
    await settle();
    const held = await page.evaluate(() => {
      const root = document.querySelector('openai-chatkit')!.shadowRoot! as ShadowRoot & { getSelection: () => Selection };
      return [root.activeElement?.closest('.turn')?.textContent.includes('Question 4'), root.getSelection().toString()];
    });
    expect(held).toEqual([true, 'Question 0']);
  }, 60_000);
});
