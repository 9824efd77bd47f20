import { AxeBuilder } from '@axe-core/playwright';
import type { ChatKitOptions, OpenAIChatKit } from '@openai/chatkit';
import { expect, test, type Page } from '@playwright/test';
import { serveElementHarness } from '../support/element-harness/serve.ts';
import type { Harness } from '../support/element-harness/serve.ts';

/** Every kind of item in a real browser: what needs layout, focus and the keyboard. */
let harness: Harness;

test.beforeAll(async () => {
  harness = await serveElementHarness();
});
test.afterAll(() => harness.close());
test.beforeEach(({}, info) => {
  test.skip(info.project.name === 'electron', 'the same page in the same engine: once is enough');
});

const wishes: ChatKitOptions = {
  api: { url: '/chatkit', domainKey: 'local' },
  threadItemActions: { feedback: true, retry: true },
  thread: { autoScroll: true },
};

async function start(page: Page, options: Partial<ChatKitOptions> = {}, scheme = 'light'): Promise<void> {
  await page.goto(`${harness.url}?scheme=${scheme}`);
  await expect(page.getByRole('textbox')).toBeVisible();
  await page.evaluate((json) => document.querySelector<OpenAIChatKit>('openai-chatkit')?.setOptions(JSON.parse(json) as ChatKitOptions), JSON.stringify({ ...wishes, theme: scheme, ...options }));
}

async function open(page: Page, threadId: string): Promise<void> {
  await page.evaluate((id) => document.querySelector<OpenAIChatKit>('openai-chatkit')?.setThreadId(id), threadId);
}

const scroller = (page: Page) => page.getByRole('log');
const focusedName = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector('openai-chatkit')?.shadowRoot?.activeElement?.getAttribute('aria-label') ?? null);

test.describe('a screen reader and the keyboard', () => {
  for (const [name, options, scheme] of [['light', {}, 'light'], ['dark', {}, 'dark'], ['Arabic', { locale: 'ar' }, 'light']] as const) {
    test(`axe has nothing serious to say of any item in ${name}`, async ({ page }) => {
      await start(page, options, scheme);
      for (const id of ['thr_messages', 'thr_steps', 'thr_images', 'thr_questions', 'thr_answered', 'thr_tool', 'thr_locked', 'thr_closed']) {
        await open(page, id);
        await expect(page.locator('.turn').first()).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id: rule, nodes }) => `${id} ${rule}: ${nodes[0]?.html}`)).toEqual([]);
      }
    });
  }

  test('the list of conversations is opened, searched, renamed in, deleted from and left by keys', async ({ page }) => {
    await start(page);
    await page.getByRole('button', { name: 'Conversations' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F2');
    await page.keyboard.type('Renamed by keys');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-thread="thr_list1"]')).toBeFocused();
    await expect(page.locator('[data-thread="thr_list1"]')).toHaveText('Renamed by keys');
    await page.keyboard.press('Delete');
    await expect(page.getByText('Deleted “Renamed by keys”')).toBeVisible();
    await expect(page.locator('[data-thread="thr_list2"]')).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('[data-thread="thr_list1"]')).toBeVisible();
    await page.getByRole('searchbox').fill('Tax questions 124');
    await expect(page.getByRole('button', { name: 'Tax questions 124', exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await focusedName(page)).toBe('Conversations');
  });

  test('questions are answered with arrows, numbers and Enter', async ({ page }) => {
    await start(page);
    await open(page, 'thr_questions');
    await expect(page.getByRole('radio', { name: 'Mathematics' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'History' })).toBeChecked();
    await page.keyboard.press('Enter');
    await page.keyboard.press('1');
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await page.keyboard.type('I like trains.');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Mornings · At the weekend')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'You answered' })).toContainText('I like trains.');
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  });

  test('a message is edited, a picture enlarged and an answer rated without a mouse', async ({ page }) => {
    await start(page);
    await open(page, 'thr_messages');
    await page.getByRole('button', { name: 'Edit message' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Edit your message' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Edit message' })).toBeFocused();
    await page.getByRole('button', { name: 'Enlarge sea.png' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'sea.png' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Enlarge sea.png' })).toBeFocused();
    await page.getByRole('button', { name: 'Good answer' }).last().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Good answer', pressed: true })).toBeVisible();
  });

  test('a button says what it does to a resting pointer', async ({ page }) => {
    await start(page);
    await page.getByRole('button', { name: 'Conversations' }).hover();
    await expect(page.locator('.tip')).toHaveText('Conversations');
    await page.keyboard.press('Escape');
    await expect(page.locator('.tip')).toHaveCount(0);
  });
});

test.describe('the end of the thread', () => {
  const gap = (page: Page): Promise<number> => scroller(page).evaluate((element) => Math.round(element.scrollHeight - element.clientHeight - element.scrollTop));

  test('stays in view while pictures come in', async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 500 });
    await start(page);
    await open(page, 'thr_images');
    await expect(page.getByText('Two of them did not work out.')).toBeInViewport();
    await expect(page.locator('.image-frame img')).toHaveCount(2);
    expect(await gap(page)).toBeLessThanOrEqual(1);
  });

  test('is left alone while the reader unfolds something, and found again on the way down', async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 500 });
    await start(page);
    await open(page, 'thr_messages');
    const unfold = page.getByRole('button', { name: 'Show more' });
    await unfold.scrollIntoViewIfNeeded();
    await unfold.click();
    await expect(page.getByRole('button', { name: 'Show less' })).toBeVisible();
    expect(await gap(page)).toBeGreaterThan(100);
    await page.getByRole('button', { name: 'Jump to latest' }).click();
    await expect.poll(() => gap(page)).toBeLessThanOrEqual(1);
  });

  test('does not move a reader who has scrolled up', async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 500 });
    await start(page);
    await page.getByRole('textbox', { name: 'Message' }).fill('steps');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Thought for 5 seconds/ })).toBeAttached({ timeout: 20_000 });
    await expect.poll(() => scroller(page).evaluate((element) => element.scrollHeight - element.clientHeight)).toBeGreaterThan(300);
    await scroller(page).hover();
    await page.mouse.wheel(0, -2_000);
    await expect.poll(() => scroller(page).evaluate((element) => element.scrollTop)).toBe(0);
    await expect(page.getByRole('button', { name: 'Jump to latest' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy answer' })).toBeAttached({ timeout: 20_000 });
    expect(await scroller(page).evaluate((element) => element.scrollTop)).toBe(0);
  });
});
