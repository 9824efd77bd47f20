import type { Locator, Page } from '@playwright/test';
import { answered, askForAccount, composer, send, sidebarThread, signedIn, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/fixtures.ts';

/** More stops than any screen has. */
const manyStops = 80;

/** What has the keyboard, by its name, in the page or in the chat's frame; and whether it shows that. */
async function focused(page: Page): Promise<{ name: string; shows: boolean }> {
  const inFrame = await page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
  const where = inFrame ? page.frames().find((frame) => frame !== page.mainFrame() && frame.parentFrame() === page.mainFrame()) : page.mainFrame();
  return where!.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === null || element === document.body) return { name: '', shows: true };
    const name = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
    // A ring is drawn by the element itself or by the frame around it, a line by what comes after it.
    let shows = element.tagName === 'HTML' || !['none', 'normal'].includes(getComputedStyle(element, '::after').content);
    for (let around: Element | null = element, step = 0; around !== null && step < 4; around = around.parentElement, step += 1) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(around);
      shows ||= (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    }
    return { name: name.replace(/\s+/g, ' ').trim().slice(0, 60) || element.outerHTML.slice(0, 80), shows };
  });
}

/** Presses Tab until the element has the keyboard. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < manyStops; stop += 1) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there.`);
}

test.describe('with the keyboard alone', () => {
  test('every stop shows that it has the keyboard, and Tab goes around', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    await send(page, 'Show me a table and some code');
    await answered(page);
    await expect(composer(page)).toBeFocused();
    const stops: string[] = [];
    const first = await focused(page);
    for (let stop = 0; stop < manyStops; stop += 1) {
      await page.keyboard.press('Tab');
      // From one page to the other the keyboard goes by way of both.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      const { name, shows } = await focused(page);
      expect.soft(shows, `“${name}” shows that it has the keyboard`).toBe(true);
      if (name === first.name && stop > 3) break;
      stops.push(name);
    }
    for (const wanted of [/^Account:/, /Hide sidebar/, /^New chat/, /^Search/, /Copy answer/]) expect(stops.some((name) => wanted.test(name)), `${wanted}: ${stops.join(' | ')}`).toBe(true);
    expect(stops.length).toBeLessThan(manyStops);
  });

  test('chats are opened, renamed, deleted, brought back, found and exported', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    await send(page, 'Which keyboard shortcuts are there?');
    await answered(page);
    const row = page.locator('.thread-open').first();
    await tabTo(page, row, 'Shift+Tab');
    await page.keyboard.press('F2');
    await page.keyboard.type('Keys');
    await page.keyboard.press('Enter');
    await expect(sidebarThread(page, 'Keys')).toBeVisible();
    await expect(row).toBeFocused();
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    // The keyboard is in the chat's line again.
    await expect(page.getByRole('button', { name: 'Actions for Keys' })).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(sidebarThread(page, 'Keys')).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(sidebarThread(page, 'Keys')).toBeVisible();

    await page.keyboard.press('ControlOrMeta+N');
    if (desk.host === 'web') await page.keyboard.press('ControlOrMeta+Shift+O');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('New chat');
    await page.keyboard.press('ControlOrMeta+K');
    await expect(page.locator('input:focus')).toBeVisible();
    await page.keyboard.type('Keys');
    await expect(page.getByRole('option', { name: /Keys/ }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keys');
    await answered(page);
    await expect(composer(page)).toBeFocused();

    await page.keyboard.press('ControlOrMeta+F');
    await expect(page.locator('input:focus')).toBeVisible();
    await page.keyboard.type('keyboard');
    await expect(page.getByRole('search').getByRole('status')).toHaveText(/^\d of \d$/);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('search')).toHaveCount(0);

    await page.keyboard.press('ControlOrMeta+Shift+P');
    await expect(page.locator('input:focus')).toBeVisible();
    await page.keyboard.type('export');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: /Export/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('each panel of the settings is reached, and Esc leads back to where one was', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    await expect(composer(page)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Comma');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    const tabs = settings.getByRole('tab');
    await tabTo(page, tabs.first());
    const count = await tabs.count();
    for (let at = 0; at < count; at += 1) {
      const tab = tabs.nth(at);
      await expect(tab).toBeFocused();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('Tab');
      const inside = await settings.locator('.settings-panel:not([hidden])').evaluate((panel) => panel.contains(document.activeElement));
      expect(inside, `${await tab.textContent()} has something for the keyboard`).toBe(true);
      await tabTo(page, tab, 'Shift+Tab');
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Escape');
    await expect(settings).toHaveCount(0);
    await expect(composer(page)).toBeFocused();
  });

  test('somebody signs out and in again', async ({ desk }) => {
    const page = await desk.open();
    const ada = person();
    await askForAccount(page, ada);
    await signedIn(page);
    await tabTo(page, page.getByRole('button', { name: /^Account:/ }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const question = page.getByRole('alertdialog');
    await expect(question).toBeVisible();
    await tabTo(page, question.getByRole('button', { name: 'Sign out' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    // Who was here is filled in; what is missing has the keyboard.
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(ada.email);
    await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused();
    await page.keyboard.type(ada.password);
    await page.keyboard.press('Enter');
    await signedIn(page);
    await expect(chatFrame(page).getByRole('textbox', { name: 'Message' })).toBeFocused();
  });
});
