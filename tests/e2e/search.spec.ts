import { answered, composer, conversation, send, sidebarThread, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/model.ts';
import { hurrySearch } from './support/typing.ts';

test.describe('search', () => {
  test('gets every key from the shortcut on, typed without a pause, whoever has the keyboard', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    const field = page.getByRole('combobox', { name: 'Search your chats' });
    await composer(page).fill('half a sent');
    await expect(composer(page)).toBeFocused();
    await hurrySearch(page, 'first');
    await expect(field).toHaveValue('first');
    await page.keyboard.press('Escape');
    await expect(composer(page)).toBeFocused();
    await page.keyboard.type('ence');
    await expect(composer(page)).toHaveValue('half a sentence');

    // Now that the search is loaded the way is another one.
    await hurrySearch(page, 'again');
    await expect(field).toHaveValue('again');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Search' }).focus();
    await hurrySearch(page, 'third');
    await expect(field).toHaveValue('third');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Search' })).toBeFocused();
    await expect(composer(page)).toHaveValue('half a sentence');
  });

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
    await expect(hit.locator('mark')).toHaveText('oysterc');
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
});
