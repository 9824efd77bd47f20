import { expect, test } from '../../support/demo.ts';

test.describe('widgets', () => {
  test('a card of every kind of text, badge, button, icon, picture and box', async ({ demo }) => {
    await demo.play('gallery');
    const { answer } = demo;
    await expect(answer.getByText('Title', { exact: true })).toBeVisible();
    await expect(answer.getByText('Text, **not** Markdown')).toBeVisible();
    await expect(answer.locator('strong', { hasText: 'weight' })).toBeVisible();
    await expect(answer.getByRole('link', { name: 'a link' })).toHaveAttribute('href', 'https://example.com/');
    await expect(answer.getByText('discovery')).toHaveCount(3);
    await expect(answer.getByRole('img', { name: 'A gradient' })).toBeVisible();
    await expect(answer.getByText('A box with a background')).toBeVisible();

    await answer.getByRole('button', { name: 'soft' }).click();
    await expect(demo.log.getByText('The server got demo.pressed with')).toBeVisible();
    await expect(demo.log.locator('pre').last()).toContainText('"variant": "soft"');
  });

  test('a list shows what its limit allows, then the rest; a row plays what it names', async ({ demo }) => {
    await demo.play('overview');
    const { answer } = demo;
    const rows = answer.getByRole('listitem');
    await expect(rows).toHaveCount(10);
    await answer.getByRole('button', { name: /^Show \d+ more$/ }).click();
    await expect(answer.getByText('/demo fault')).toBeVisible();
    await answer.getByRole('button', { name: /A widget without a card/ }).click();
    await expect(answer.getByText('This stands in the conversation as it is.')).toBeVisible();
  });

  test('buttons act through a stream and at once, and the card changes in its place', async ({ demo }) => {
    await demo.play('counter');
    const { answer } = demo;
    await answer.getByRole('button', { name: 'Add one', exact: true }).click();
    await expect(answer.getByText('press so far')).toBeVisible();
    await demo.answered();
    await answer.getByRole('button', { name: 'Add one at once' }).click();
    await expect(answer.getByText('presses so far')).toBeVisible();
    await expect(answer.getByText('2', { exact: true })).toBeVisible();
    await expect(demo.log.locator('article')).toHaveCount(2);
  });

  test('an order is confirmed once: the card says so and its buttons are gone, after a reload too', async ({ demo }) => {
    await demo.play('order');
    const { answer, log } = demo;
    await expect(answer.getByText('Waiting for you')).toBeVisible();
    await answer.getByRole('button', { name: 'Order now' }).click();
    await expect(log.getByText('Thank you. Nothing was bought', { exact: false })).toBeVisible();
    const settled = async (): Promise<void> => {
      await expect(log.getByText('Ordered')).toBeVisible();
      await expect(log.getByText('Paid')).toBeVisible();
      await expect(log.getByRole('button', { name: 'Order now' })).toHaveCount(0);
    };
    await settled();
    await demo.page.reload();
    await settled();
  });

  test('what is declined goes to the server without the fields', async ({ demo }) => {
    await demo.play('order');
    await demo.answer.getByRole('button', { name: 'Not now' }).click();
    await expect(demo.log.getByText('The server got demo.cancel with')).toBeVisible();
    await expect(demo.log.locator('pre')).toContainText('"order": 17');
  });

  test('a table has its columns, and numbers stand at the end of their cells', async ({ demo }) => {
    await demo.play('table');
    const table = demo.answer.getByRole('table');
    await expect(table.getByRole('columnheader')).toHaveText(['Month', 'Orders', 'Revenue', 'Returns']);
    await expect(table.getByRole('row').nth(3).getByRole('cell')).toHaveText(['September', '341', '€10,215', '6']);
    await expect(table.getByRole('cell', { name: '€10,215' })).toHaveCSS('text-align', /end|right/);
  });

  test('charts are drawn, with the same numbers as a table for who cannot see them', async ({ demo }) => {
    await demo.play('charts');
    const charts = demo.answer.getByRole('figure');
    await expect(charts).toHaveCount(3);
    const plots = charts.getByRole('application');
    for (const at of [0, 1, 2]) await expect(plots.nth(at)).toBeVisible();
    await expect(charts.first().getByRole('row', { name: /^Jan/ }).getByRole('cell')).toHaveText(['180', '90']);
    await expect(async () => {
      await demo.page.mouse.move(0, 0);
      await plots.nth(1).hover();
      await expect(charts.nth(1).getByText(/^Desktop\s*:/)).toBeVisible({ timeout: 500 });
    }).toPass();
  });

  test('a widget grows word by word, and one without a card stands free', async ({ demo }) => {
    await demo.ask('growing');
    await expect(demo.answer.getByText('A widget can grow', { exact: false })).toBeVisible();
    await expect(demo.answer.getByText('word by word, like any answer.', { exact: false })).toBeVisible();
    await demo.answered();
    await demo.play('bare');
    await expect(demo.answer.getByText('No frame')).toBeVisible();
  });
});
