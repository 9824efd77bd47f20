import type { Page } from '@playwright/test';
import { answered, composer, conversation, send, sidebarThread, signUp } from './support/actions.ts';
import { expect, person, test } from './support/fixtures.ts';

/** What is read of a thread stays on its way until the test lets it come. */
async function holdThread(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/chatkit', async (route) => {
    if (route.request().postData()?.includes('threads.get_by_id') === true) await held;
    await route.continue();
  });
  return release;
}

test.describe('a chat that comes late', () => {
  test.skip(({ host }) => host === 'electron', 'Requests of app:// pages do not go through the driver.');

  /** Two chats; the first is being opened again. */
  async function openingAChat(page: Page): Promise<() => void> {
    await signUp(page, person());
    await send(page, 'A zebra crossed the road');
    await answered(page);
    await expect(sidebarThread(page, /zebra/i)).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Shift+O');
    await expect(conversation(page)).not.toContainText('zebra');
    const release = await holdThread(page);
    await sidebarThread(page, /zebra/i).click();
    return release;
  }

  test('has the keyboard in its composer once it is there', async ({ desk }) => {
    const page = await desk.open();
    const release = await openingAChat(page);
    release();
    await expect(conversation(page)).toContainText('A zebra crossed');
    await expect(composer(page)).toBeFocused();
    await page.keyboard.type('And then?');
    await expect(composer(page)).toHaveValue('And then?');
  });

  test('does not take the keyboard from what is looked for in it', async ({ desk }) => {
    const page = await desk.open();
    const release = await openingAChat(page);
    await page.keyboard.press('ControlOrMeta+F');
    const field = page.getByRole('textbox', { name: 'Find in this chat' });
    await expect(field).toBeFocused();
    await page.keyboard.type('zeb');
    release();
    await expect(conversation(page)).toContainText('A zebra crossed');
    await expect(page.locator('.find-count')).toHaveText(/of/);
    await page.keyboard.type('ra');
    await expect(field).toHaveValue('zebra');
    await page.keyboard.press('Escape');
    await expect(composer(page)).toBeFocused();
  });

  test('closes no menu that was opened meanwhile', async ({ desk }) => {
    const page = await desk.open();
    const release = await openingAChat(page);
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).focus();
    release();
    await expect(conversation(page)).toContainText('A zebra crossed');
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  });

  test('leaves the keyboard to somebody who went on in the list', async ({ desk }) => {
    const page = await desk.open();
    const release = await openingAChat(page);
    const row = sidebarThread(page, /zebra/i);
    await row.focus();
    release();
    await expect(conversation(page)).toContainText('A zebra crossed');
    await expect(row).toBeFocused();
  });
});
