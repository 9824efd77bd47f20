import type { Locator, Page } from '@playwright/test';
import { answered, composer, conversation } from '../support/actions.ts';
import { chatFrame, expect, person, test } from '../support/fixtures.ts';

/** Tab presses after which a person would give up. */
const patience = 40;

/** Goes on with Tab, or back with Shift+Tab, until the keyboard is there. */
async function tabTo(page: Page, target: Locator, direction: 'on' | 'back' = 'on'): Promise<void> {
  for (let presses = 0; presses < patience; presses += 1) {
    await page.keyboard.press(direction === 'on' ? 'Tab' : 'Shift+Tab');
    const focused = await target.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element && document.hasFocus());
    if (focused) return;
  }
  await expect(target).toBeFocused({ timeout: 1 });
}

test('a whole session by keyboard alone: sign-in, answers, copy, rating, form, questions, edit, stop, another conversation, settings', async ({ desk }) => {
  const page = await desk.open();
  const keys = page.keyboard;
  const chat = chatFrame(page);
  const log = conversation(page);
  const write = async (text: string): Promise<void> => {
    await keys.type(text);
    await keys.press('Enter');
  };

  await test.step('a new account', async () => {
    const ada = person();
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await keys.type(ada.name);
    await keys.press('Tab');
    await keys.type(ada.email);
    await keys.press('Tab');
    await write(ada.password);
    await expect(composer(page)).toBeFocused();
  });

  await test.step('an answer, copied and rated', async () => {
    await write('/demo progress');
    await expect(log.getByText('The handbook says: yes.')).toBeVisible();
    await answered(page);
    await tabTo(page, log.getByRole('button', { name: 'Good answer' }), 'back');
    await keys.press('Space');
    await expect(log.getByRole('button', { name: 'Good answer' })).toHaveAttribute('aria-pressed', 'true');
    await tabTo(page, log.getByRole('button', { name: 'Copy answer' }), 'back');
    await keys.press('Enter');
    await expect(log.getByRole('button', { name: 'Copied' })).toBeFocused();
    await tabTo(page, composer(page));
  });

  await test.step('a form', async () => {
    await write('/demo form');
    const book = log.getByRole('button', { name: 'Book' });
    await expect(book).toBeVisible();
    await tabTo(page, log.getByRole('textbox', { name: 'Your name' }), 'back');
    await keys.type('Ann Example');
    await keys.press('Tab');
    await keys.type('ann@example.com');
    await keys.press('Tab');
    await expect(log.getByRole('combobox', { name: 'Room' })).toBeFocused();
    await keys.press('ArrowDown');
    await expect(chat.getByRole('combobox', { name: 'Search' })).toBeFocused();
    await write('gard');
    await expect(log.getByRole('combobox', { name: 'Room' })).toHaveText('Garden');
    await tabTo(page, log.getByRole('combobox', { name: 'Day' }));
    await keys.press('Enter');
    await expect(chat.getByRole('grid').getByRole('button').and(chat.locator(':focus'))).toBeVisible();
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(log.getByRole('combobox', { name: 'Day' })).toBeFocused();
    await expect(log.getByRole('combobox', { name: 'Day' })).not.toHaveText('Choose a day');
    await tabTo(page, log.getByRole('radio', { name: 'An hour' }));
    await keys.press('ArrowRight');
    await keys.press('Tab');
    await expect(log.getByRole('checkbox', { name: 'With coffee' })).toBeFocused();
    await keys.press('Space');
    await tabTo(page, book);
    await keys.press('Enter');
    await expect(log.getByText('The server got demo.booked with')).toBeVisible();
    for (const part of ['"room": "room_6"', '"length": "half"', '"coffee": false']) await expect(log.locator('pre')).toContainText(part);
    await answered(page);
  });

  await test.step('questions', async () => {
    await tabTo(page, composer(page));
    await write('/demo questions');
    await expect(chat.getByRole('radio', { name: 'A trip' })).toBeFocused();
    await keys.press('3');
    await keys.press('Enter');
    await expect(chat.getByRole('checkbox', { name: 'Tickets' })).toBeFocused();
    await keys.press('Space');
    await keys.press('Enter');
    await expect(chat.getByRole('textbox', { name: 'Your answer' })).toBeFocused();
    await write('No');
    await expect(chat.getByRole('heading', { name: 'Check your answers' })).toBeFocused();
    await keys.press('Enter');
    await expect(log.getByText('What is it about? A party')).toBeVisible();
    await expect(composer(page)).toBeFocused();
  });

  await test.step('the last message, edited', async () => {
    await keys.press('ArrowUp');
    await expect(chat.getByRole('textbox', { name: 'Edit your message' })).toBeFocused();
    await keys.press('ControlOrMeta+A');
    await write('/demo bare');
    await expect(log.getByText('No frame')).toBeVisible();
    await expect(log.getByText('What is it about? A party')).toHaveCount(0);
    await expect(composer(page)).toBeFocused();
  });

  await test.step('a long answer, stopped', async () => {
    await keys.press('ControlOrMeta+Shift+O');
    await expect(chat.getByRole('heading', { name: 'What can I help with today?' })).toBeVisible();
    await expect(composer(page)).toBeFocused();
    await write('/demo long');
    await expect(log.getByRole('heading', { name: 'Part 1', exact: true })).toBeVisible();
    await keys.press('Escape');
    await expect(log.getByText('You stopped this answer')).toBeVisible();
  });

  await test.step('the first conversation again', async () => {
    await keys.press('ControlOrMeta+K');
    await expect(page.getByRole('combobox', { name: 'Search your chats' })).toBeFocused();
    await keys.type('progress');
    await expect(page.getByRole('option', { name: 'Demo: progress', selected: true })).toBeVisible();
    await keys.press('Enter');
    await expect(log.getByText('The handbook says: yes.')).toBeVisible();
    await expect(composer(page)).toBeFocused();
  });

  await test.step('settings, and back to where it was', async () => {
    await keys.press('ControlOrMeta+,');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await tabTo(page, dialog.getByRole('tab', { selected: true }));
    await keys.press('ArrowDown');
    await expect(dialog.getByRole('tab', { name: 'Account' })).toHaveAttribute('aria-selected', 'true');
    await keys.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(composer(page)).toBeFocused();
  });
});
