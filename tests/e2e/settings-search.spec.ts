import { settingEntries } from '../../src/renderer/shell/settings/setting-entries.ts';
import { texts } from '../../src/shared/texts/en/texts.ts';
import { signUp } from './support/actions.ts';
import { expect, person, test } from './support/fixtures.ts';

test('every setting is found by its words, shown, and has the keyboard', async ({ desk }) => {
  const page = await desk.open();
  await signUp(page, person());
  await page.keyboard.press('ControlOrMeta+Comma');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  const field = settings.getByRole('combobox', { name: 'Search settings' });
  for (const { panel, label } of settingEntries(texts)) {
    if (panel === 'desktop' && desk.host !== 'electron') continue;
    // There only where an organisation has set something.
    if (panel === 'managed') continue;
    // What this desktop has no place for is said, and cannot be set.
    await field.fill(label);
    await field.press('Enter');
    await expect(settings.locator('[data-found]'), label).toHaveCount(1);
    await expect(field).toHaveValue('');
    expect(await settings.locator('.settings-panel:not([hidden])').evaluate((element) => element.contains(document.activeElement)), label).toBe(true);
    await settings.locator('[data-found]').evaluateAll((all) => all.forEach((element) => element.removeAttribute('data-found')));
  }
  await field.fill('no such setting at all');
  await expect(settings.getByText('No setting has these words.')).toBeVisible();
  await field.press('Escape');
  await expect(field).toHaveValue('');
  await expect(settings).toBeVisible();
});
