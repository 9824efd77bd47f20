import { expect, test } from '../../support/demo.ts';

test.describe('questions of the assistant', () => {
  test('are answered by keyboard alone, looked over, changed, and sent', async ({ demo }) => {
    await demo.play('questions');
    const { chat, log, page, composer } = demo;
    const panel = chat.getByRole('form', { name: 'The assistant asked' });
    await expect(panel.getByText('Question 1 of 3')).toBeVisible();
    await expect(composer).toBeHidden();
    await expect(panel.getByRole('radio', { name: 'A trip' })).toBeFocused();
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await expect(panel.getByText('Question 2 of 3')).toBeVisible();
    await page.keyboard.press('1');
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('textbox', { name: 'Your answer' })).toBeFocused();
    await page.keyboard.type('Bring the cat');
    await page.keyboard.press('Enter');

    await expect(panel.getByRole('heading', { name: 'Check your answers' })).toBeFocused();
    await expect(panel.getByText('Tickets · Food')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(panel.getByRole('button', { name: 'Change: What is it about?' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('radio', { name: 'A move' })).toBeChecked();
    await page.keyboard.press('3');
    for (const step of [2, 3]) {
      await page.keyboard.press('Enter');
      await expect(panel.getByText(`Question ${step} of 3`)).toBeVisible();
    }
    await page.keyboard.press('Enter');
    await expect(panel.getByText('A party')).toBeVisible();
    await page.keyboard.press('Enter');

    await expect(panel).toBeHidden();
    await expect(log.getByRole('region', { name: 'You answered' })).toContainText('A party');
    await expect(log.getByText('What should be taken care of? Tickets, Food')).toBeVisible();
    await expect(log.getByText('Anything else to know? Bring the cat')).toBeVisible();
    await expect(composer).toBeFocused();
  });

  test('can be skipped, and an own answer takes the place of the offered ones', async ({ demo }) => {
    await demo.play('questions');
    const { chat, log } = demo;
    const panel = chat.getByRole('form', { name: 'The assistant asked' });
    await panel.getByRole('textbox', { name: 'Your own answer' }).fill('A wedding');
    await panel.getByRole('button', { name: 'Next' }).click();
    await panel.getByRole('button', { name: 'Skip', exact: true }).click();
    await panel.getByRole('button', { name: 'Skip', exact: true }).click();
    await panel.getByRole('button', { name: 'Send answers' }).click();
    await expect(log.getByText('What is it about? A wedding')).toBeVisible();
    await expect(log.getByText('Anything else to know? skipped')).toBeVisible();

    await demo.play('questions');
    await panel.getByRole('button', { name: 'Skip all' }).click();
    await expect(log.getByText('You skipped the questions')).toBeVisible();
    await expect(log.getByText('What is it about? skipped')).toBeVisible();
  });

  test('half of the answers are still there after another conversation and a reload', async ({ demo }) => {
    await demo.play('questions');
    const { chat, page } = demo;
    const panel = chat.getByRole('form', { name: 'The assistant asked' });
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await expect(panel.getByText('Question 2 of 3')).toBeVisible();
    await demo.newChat();
    await expect(panel).toBeHidden();
    await page.locator('[data-thread]').first().click();
    await expect(panel.getByText('Question 2 of 3')).toBeVisible();
    await panel.getByRole('button', { name: 'Back' }).click();
    await expect(panel.getByRole('radio', { name: 'A move' })).toBeChecked();
    await page.reload();
    await expect(panel).toBeVisible();
  });
});
