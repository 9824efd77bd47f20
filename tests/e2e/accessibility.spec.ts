import { answered, composer, send, signUp } from './support/actions.ts';
import { findings } from './support/axe.ts';
import { expect, person, test } from './support/fixtures.ts';

test.describe('accessibility', () => {
  for (const scheme of ['light', 'dark'] as const) {
    test(`every screen passes axe in ${scheme}`, async ({ desk }) => {
      test.skip(desk.host === 'electron', 'the same pages are checked in the web host');
      const page = await desk.open();
      await page.emulateMedia({ colorScheme: scheme });
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await signUp(page, person());
      expect(await findings(page)).toEqual([]);
      await send(page, 'Show me a table and some code');
      await answered(page);
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', { name: /^Account:/ }).click();
      await page.getByRole('menuitem', { name: 'Settings' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  }

  test('the whole way by keyboard: account, question, new chat, back to the first', async ({ desk }) => {
    const page = await desk.open();
    const ada = person();
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type(ada.name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(ada.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(ada.password);
    await page.keyboard.press('Enter');
    await expect(composer(page)).toBeFocused();
    await page.keyboard.type('Which keyboard shortcuts are there?');
    await page.keyboard.press('Enter');
    await answered(page);
    await page.keyboard.press('ControlOrMeta+Shift+O');
    await expect(composer(page)).toBeFocused();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('New chat');
    await page.keyboard.press('ControlOrMeta+K');
    await expect(page.getByRole('combobox', { name: 'Search your chats' })).toBeFocused();
  });
});
