import type { Page } from '@playwright/test';
import { texts as arabic } from '../../src/shared/texts/ar/texts.ts';
import { chat as arabicChat } from '../../src/shared/texts/ar/chat.ts';
import { texts as german } from '../../src/shared/texts/de/texts.ts';
import { chat as germanChat } from '../../src/shared/texts/de/chat.ts';
import { texts as english } from '../../src/shared/texts/en/texts.ts';
import { texts as french } from '../../src/shared/texts/fr/texts.ts';
import { texts as japanese } from '../../src/shared/texts/ja/texts.ts';
import { askForAccount, signUp } from './support/actions.ts';
import { findings } from './support/axe.ts';
import { chatFrame, expect, person, test } from './support/fixtures.ts';

/** Opens the settings in whatever language they are, and chooses one by its own name. */
async function choose(page: Page, name: string): Promise<void> {
  if ((await page.getByRole('dialog').count()) === 0) await page.keyboard.press('ControlOrMeta+,');
  await languages(page).selectOption({ label: name });
}

/** The choice of the settings, whatever language they are in. */
const languages = (page: Page) => page.getByRole('dialog').locator('select', { hasText: 'العربية' });
const placeholder = (page: Page) => chatFrame(page).getByRole('textbox').first();

test.describe('the language', () => {
  test('changes at once in the shell, in the chat and in what main says, and stays over a restart', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    await choose(page, 'Deutsch');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('tab', { name: german.settings.appearance })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', /^de/);
    // What main refuses is said in the same language.
    await dialog.getByRole('tab', { name: german.connection.title }).click();
    await dialog.getByRole('button', { name: german.connection.test }).click();
    await expect(dialog.getByText(german.checks.tokensFine)).toBeVisible({ timeout: 20_000 });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: german.common.newChat }).first()).toBeVisible();
    await expect(placeholder(page)).toHaveAttribute('placeholder', germanChat.placeholder);
    await desk.close();

    const again = await desk.open();
    await expect(again.getByRole('button', { name: german.common.newChat }).first()).toBeVisible();
    await expect(placeholder(again)).toHaveAttribute('placeholder', germanChat.placeholder);
    await choose(again, 'English');
    await expect(again.getByRole('tab', { name: english.settings.appearance })).toBeVisible();
  });

  test('Arabic turns the window around, and nothing serious is found against it', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    await choose(page, 'العربية');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(placeholder(page)).toHaveAttribute('placeholder', arabicChat.placeholder);
    await expect(page.getByRole('dialog').getByRole('tab', { name: arabic.settings.appearance })).toBeVisible();
    await page.keyboard.press('Escape');
    const sidebar = await page.getByRole('complementary').boundingBox();
    const chat = await page.locator('#chat').boundingBox();
    expect(sidebar!.x).toBeGreaterThan(chat!.x);
    // axe wants a page of its own, which Electron cannot give it.
    if (desk.host === 'web') expect(await findings(page)).toEqual([]);
  });

  test('is in the menu of the window as well, and changes with it', async ({ desk }) => {
    test.skip(desk.host === 'web', 'a browser has its own menu');
    const page = await desk.open({ env: { LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8', LANGUAGE: 'ja' } });
    await expect(page.getByRole('heading', { name: japanese.firstRun.title })).toBeVisible();
    const menu = () => desk.electron()!.evaluate(({ Menu }) => {
      const menus = Menu.getApplicationMenu()?.items ?? [];
      return [...menus, ...menus.flatMap(({ submenu }) => submenu?.items ?? [])].map(({ label }) => label);
    });
    await expect.poll(menu).toEqual(expect.arrayContaining([japanese.menus.file, japanese.actions.labels['settings.open']]));
    await page.keyboard.press('ControlOrMeta+,');
    await choose(page, 'Français');
    await expect(page.getByRole('dialog').getByRole('tab', { name: french.settings.appearance })).toBeVisible();
    await expect.poll(menu).toEqual(expect.arrayContaining([french.menus.file, french.actions.labels['settings.open']]));
  });

  test('is the system’s until somebody chooses', async ({ desk }) => {
    const page = await desk.open({ env: { LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8', LANGUAGE: 'fr' } });
    await expect(page.getByRole('heading', { name: french.firstRun.title })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+,');
    await expect(languages(page)).toHaveValue('system');
    await choose(page, 'English');
    await page.keyboard.press('Escape');
    await askForAccount(page, person());
  });
});
