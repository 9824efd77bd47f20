import type { Frame, Page } from '@playwright/test';
import { composer, conversation, signUp } from '../support/actions.ts';
import { chatFrame, expect, person, test } from '../support/fixtures.ts';

/** The Chromium that drew the pictures beside this file; another one draws text a little differently. */
const drawnWith = '156';

const items = 'overview markdown code math sources reasoning workflow tasks questions tool image images replace'.split(' ');
const widgets = 'gallery form edit order table charts counter growing bare'.split(' ');
const states = 'notices failure refusal fault lock close'.split(' ');
const tolerance = { maxDiffPixelRatio: 0.01, threshold: 0.25 };

/** Fonts that the set-up of the tests installs, so that every machine draws the same letters. */
const fonts = { '--font': 'DejaVu Sans', '--font-mono': 'DejaVu Sans Mono' };

function frameOf(page: Page): Frame {
  const frame = page.frames().find((one) => one !== page.mainFrame());
  if (frame === undefined) throw new Error('There is no chat frame.');
  return frame;
}

async function useFonts(page: Page): Promise<void> {
  await frameOf(page).evaluate((values) => {
    const element = document.querySelector<HTMLElement>('openai-chatkit');
    for (const [name, value] of Object.entries(values)) element?.style.setProperty(name, value);
  }, fonts);
}

/** Plays one scene of the demo in a chat of its own, to its end. */
async function play(page: Page, scene: string): Promise<void> {
  await page.keyboard.press('Control+N');
  await expect(conversation(page).getByRole('article')).toHaveCount(0);
  await composer(page).fill(`/demo ${scene}`);
  await composer(page).press('Escape');
  await composer(page).press('Enter');
  await expect(conversation(page).getByRole('article').first()).toBeVisible();
  await expect(chatFrame(page).getByRole('button', { name: 'Stop answering' })).toHaveCount(0, { timeout: 30_000 });
  await expect(conversation(page).locator('[aria-busy=true]')).toHaveCount(0);
}

for (const [scheme, width, scenes] of [
  ['light', 1000, [...items, ...widgets, ...states]],
  ['dark', 1000, [...items, ...widgets, ...states]],
  ['light', 420, ['markdown', 'code', 'sources', 'form', 'charts', 'table', 'questions', 'notices']],
] as const) {
  test(`what a chat shows looks as it did, ${scheme}, ${width} px wide`, async ({ desk, browser }) => {
    test.skip(process.platform !== 'linux' || browser.version().split('.')[0] !== drawnWith, `the pictures were drawn by Chromium ${drawnWith} on Linux`);
    test.setTimeout(240_000);
    const page = await desk.open();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1000, height: 1000 });
    await signUp(page, person());
    await page.setViewportSize({ width, height: 1000 });
    await composer(page).waitFor();
    await useFonts(page);
    for (const scene of scenes) {
      await test.step(scene, async () => {
        await play(page, scene);
        await expect.soft(page.locator('iframe#chat')).toHaveScreenshot(`${scene}-${scheme}-${width}.png`, tolerance);
      });
    }
  });
}
