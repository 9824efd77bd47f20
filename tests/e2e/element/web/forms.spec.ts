import { expect, test } from '../../support/demo.ts';

test.describe('forms in widgets', () => {
  test('a form says what is missing, goes there, and sends every value with its own payload', async ({ demo }) => {
    await demo.play('form');
    const { answer, chat, log } = demo;
    const name = answer.getByRole('textbox', { name: 'Your name' });
    const mail = answer.getByRole('textbox', { name: 'E-mail' });
    await answer.getByRole('button', { name: 'Book' }).click();
    await expect(name).toBeFocused();
    await expect(name).toHaveAccessibleDescription('Fill this in to go on.');
    await name.fill('Ann Example');
    await mail.fill('not an address');
    await mail.press('Enter');
    await expect(mail).toBeFocused();
    await expect(mail).toHaveAccessibleDescription('Enter an email address, such as name@example.com.');
    await expect(name).not.toHaveAttribute('aria-invalid');
    await mail.fill('ann@example.com');

    await answer.getByRole('combobox', { name: 'Room' }).click();
    await chat.getByRole('combobox', { name: 'Search' }).fill('lib');
    await expect(chat.getByRole('option')).toHaveText(['Library']);
    await chat.getByRole('option', { name: 'Library' }).click();
    await expect(answer.getByRole('combobox', { name: 'Room' })).toHaveText('Library');

    await answer.getByRole('combobox', { name: 'Day' }).click();
    await chat.getByRole('combobox', { name: 'Year' }).selectOption('2027');
    await chat.getByRole('combobox', { name: 'Month' }).selectOption({ label: 'March' });
    await chat.getByRole('gridcell').getByRole('button', { name: /March 17, 2027/ }).click();
    await expect(answer.getByRole('combobox', { name: 'Day' })).toHaveText('Mar 17, 2027');

    await answer.getByRole('radio', { name: 'Half a day' }).check();
    await answer.getByRole('checkbox', { name: 'With coffee' }).uncheck();
    await answer.getByRole('textbox', { name: 'Anything else' }).fill('Two chairs');
    await answer.getByRole('button', { name: 'Book' }).click();

    await expect(log.getByText('The server got demo.booked with')).toBeVisible();
    const payload: unknown = JSON.parse(await log.locator('pre').innerText());
    expect(payload).toEqual({
      from: 'form', person: { name: 'Ann Example', email: 'ann@example.com' }, room: 'room_11', day: '2027-03-17T00:00:00Z', length: 'half', coffee: false, note: 'Two chairs',
    });
  });

  test('a chosen room can be cleared again, and a room that is taken cannot be chosen', async ({ demo }) => {
    await demo.play('form');
    const { answer, chat, page } = demo;
    const room = answer.getByRole('combobox', { name: 'Room' });
    await room.focus();
    await page.keyboard.press('ArrowDown');
    await expect(chat.getByRole('option', { name: 'Dining room' })).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(room).toHaveText('Bakery');
    await expect(room).toBeFocused();
    await answer.getByRole('button', { name: 'Clear' }).click();
    await expect(room).toHaveText('Choose a room');
    await expect(room).toBeFocused();
    // At once, for who wants less motion too.
    for (let turn = 0; turn < 5; turn += 1) {
      await page.keyboard.press('ArrowDown');
      await expect(chat.getByRole('combobox', { name: 'Search' })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(room).toBeFocused();
    }
  });

  test('text that is changed where it stands goes with the card that is confirmed', async ({ demo }) => {
    await demo.play('edit');
    const { answer, log } = demo;
    const subject = answer.getByRole('textbox').first();
    await subject.fill('');
    await answer.getByRole('button', { name: 'Send' }).click();
    await expect(subject).toHaveAccessibleDescription('Fill this in to go on.');
    await subject.fill('Lunch on Monday?');
    await answer.getByRole('button', { name: 'Send' }).click();
    await expect(log.getByText('The server got demo.sent with')).toBeVisible();
    expect(JSON.parse(await log.locator('pre').innerText())).toEqual({ mail: { subject: 'Lunch on Monday?', body: 'Hi Sam,\n\nshall we meet at eight?' } });
  });
});
