import { answered, composer, conversation, send, sidebarThread, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/model.ts';

test.describe('search', () => {
  test('finds what was said, by keyboard from the composer, and Enter leads to the message', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    model.title = 'Birds of the coast';
    model.reply = { kind: 'words', words: ['The', ' oystercatcher', ' nests on shingle.'] };
    await send(page, 'Which bird nests on the beach?');
    await answered(page);
    await expect(sidebarThread(page, 'Birds of the coast')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Shift+O');
    model.title = 'Something else';
    model.reply = { kind: 'words', words: ['Nothing of the kind.'] };
    await send(page, 'And now for another matter');
    await answered(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something else');

    await expect(composer(page)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+K');
    const field = page.getByRole('combobox', { name: 'Search your chats' });
    await expect(field).toBeFocused();
    await field.fill('oysterc');
    const hit = page.getByRole('option', { name: /oystercatcher/ });
    await expect(hit).toBeVisible();
    await expect(hit).toContainText('Birds of the coast');
    await expect(hit.locator('mark')).toHaveText('oystercatcher', { ignoreCase: true });
    await expect(hit).toHaveAttribute('aria-selected', 'true');

    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Birds of the coast');
    await expect(chatFrame(page).locator('[data-found]')).toContainText('oystercatcher');
    await expect(conversation(page).getByText('Which bird nests on the beach?')).toBeVisible();
  });

  test('narrows to what the person wrote, says when nothing is found, and Esc gives the keyboard back', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    model.reply = { kind: 'words', words: ['Quinces', ' ripen', ' late.'] };
    await send(page, 'When are quinces ripe?');
    await answered(page);
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('combobox', { name: 'Search your chats' }).fill('quinces');
    const messages = page.getByRole('group', { name: 'Messages' }).getByRole('option');
    await expect(messages.filter({ hasText: /You:|Assistant:/ })).toHaveCount(2);
    await page.getByRole('button', { name: 'From me' }).click();
    await expect(messages).toHaveCount(1);
    await expect(messages).toContainText('You:');
    await page.getByRole('combobox').fill('quinces zeppelin');
    await expect(page.getByText(/Nothing found for/)).toContainText('Try fewer filters');
    await page.keyboard.press('Escape');
    await expect(composer(page)).toBeFocused();
  });

  test('an export is saved, and read back as a chat of this computer alone', async ({ desk, model }) => {
    test.skip(desk.host === 'electron', 'There the system asks where to save.');
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    model.title = 'Keep this';
    model.reply = { kind: 'words', words: ['Kept.'] };
    await send(page, 'Please keep this');
    await answered(page);
    await expect(sidebarThread(page, 'Keep this')).toBeVisible();

    const openData = async (): Promise<void> => {
      await page.getByRole('button', { name: /^Account/ }).click();
      await page.getByRole('menuitem', { name: 'Settings' }).click();
      await page.getByRole('tab', { name: 'Your data' }).click();
    };
    await openData();
    await page.getByRole('radio', { name: 'JSON' }).click();
    await page.getByRole('button', { name: 'Export all' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save…' }).click();
    const file = await (await download).path();
    await expect(page.getByText('The file was handed over to be saved.')).toBeVisible();
    await page.keyboard.press('Escape');

    await sidebarThread(page, 'Keep this').focus();
    await page.keyboard.press('Delete');
    await expect(sidebarThread(page, 'Keep this')).toHaveCount(0);
    await page.reload();
    await expect(sidebarThread(page, 'Keep this')).toHaveCount(0);
    await openData();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import…' }).click();
    await (await chooser).setFiles({ name: 'chats.json', mimeType: 'application/json', buffer: await import('node:fs/promises').then(({ readFile }) => readFile(file)) });
    await expect(page.getByText(/Imported 1 chat with \d+ entries\. They live on this computer only\./)).toBeVisible();
    await page.keyboard.press('Escape');
    await sidebarThread(page, 'Keep this').click();
    await expect(conversation(page).getByText('Please keep this')).toBeVisible();
  });
});
