import { expect, test } from '../../support/demo.ts';

test.describe('text of an answer', () => {
  test('Markdown: headings, marks, lists, tasks, quotes, a table and footnotes that lead there and back', async ({ demo }) => {
    await demo.play('markdown');
    const { answer } = demo;
    await expect(answer.getByRole('heading', { name: 'Headings and text' })).toBeVisible();
    for (const [mark, words] of [['strong', 'bold'], ['em', 'italic'], ['del', 'struck'], ['code', 'code']] as const) {
      await expect(answer.locator('p').first().locator(mark)).toHaveText(words);
    }
    await expect(answer.getByRole('link', { name: 'link', exact: true })).toHaveAttribute('href', 'https://example.com/docs');
    await expect(answer.locator('p').first()).toContainText('A line break in the source');
    await expect(answer.locator('ol > li', { hasText: 'Second' }).getByRole('listitem')).toHaveText(['with a point below', 'and another']);
    await expect(answer.getByRole('listitem').filter({ has: demo.page.getByRole('img', { name: 'Done' }) })).toHaveText('Tasks that are done');
    await expect(answer.getByRole('listitem').filter({ has: demo.page.getByRole('img', { name: 'To do' }) })).toHaveText('and tasks that are not');
    await expect(answer.getByRole('blockquote')).toContainText('which can hold other marks too');
    const table = answer.getByRole('table');
    await expect(table.getByRole('columnheader')).toHaveText(['Plan', 'Seats', 'Price']);
    await expect(table.getByRole('row').nth(2)).toContainText('€150');
    await expect(table.getByRole('columnheader', { name: 'Price' })).toHaveCSS('text-align', /end|right/);

    await answer.getByRole('button', { name: 'Footnote 1', exact: true }).click();
    await expect(answer.getByRole('region', { name: 'Footnotes' }).getByRole('listitem')).toBeFocused();
    await answer.getByRole('button', { name: 'Back to the text at footnote 1' }).click();
    await expect(answer.getByRole('button', { name: 'Footnote 1', exact: true })).toBeFocused();
  });

  test('code: its language, colours, the copy it gives, and wrapping that all blocks share', async ({ demo }) => {
    await demo.play('code');
    const blocks = demo.answer.getByRole('figure');
    await expect(blocks.locator('figcaption bdi')).toHaveText(['TypeScript', 'Python', 'SQL']);
    await expect(blocks.nth(1).locator('code span', { hasText: 'def' }).first()).toBeVisible();
    await demo.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await blocks.nth(1).getByRole('button', { name: 'Copy code' }).click();
    await expect(blocks.nth(1).getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await demo.page.evaluate(() => navigator.clipboard.readText())).toBe('def sum_all(values: list[float]) -> float:\n    return sum(values)  # there is one already');

    const sql = blocks.nth(2);
    const scroll = sql.getByRole('group', { name: 'Code, scrolls sideways' });
    await expect(scroll).toBeVisible();
    await sql.getByRole('button', { name: 'Wrap long lines' }).click();
    await expect(sql.getByRole('button', { name: 'Wrap long lines' })).toHaveAttribute('aria-pressed', 'true');
    await expect(scroll).toBeHidden();
    await sql.getByRole('button', { name: 'Wrap long lines' }).click();
    await expect(scroll).toBeVisible();
  });

  test('formulas are drawn in the line and on their own, and prices are not taken for them', async ({ demo }) => {
    await demo.play('math');
    await expect(demo.answer.locator('math')).toHaveCount(2);
    await expect(demo.answer.locator('.katex-display')).toHaveCount(1);
    await expect(demo.answer.getByText('A price of $5 or $10 is no formula.')).toBeVisible();
    await expect.poll(() => demo.answer.locator('.katex').first().evaluate((formula) => getComputedStyle(formula).fontFamily)).toContain('KaTeX');
  });

  test('right-to-left paragraphs run from the right, each by its own letters', async ({ demo }) => {
    await demo.play('rtl');
    const direction = (text: string) => demo.answer.locator('p', { hasText: text });
    await expect(direction('مرحبًا')).toHaveCSS('direction', 'rtl');
    await expect(direction('And a paragraph in English')).toHaveCSS('direction', 'ltr');
    await expect(demo.answer.locator('ol')).toHaveCSS('direction', 'rtl');
  });

  test('sources: markers in their places, a card for each, and the list by groups', async ({ demo }) => {
    await demo.play('sources');
    const { answer, chat } = demo;
    const first = answer.getByRole('link', { name: 'Source 1: Secret storage on the desktop' });
    await expect(first).toHaveAttribute('href', 'https://example.com/keychain');
    await expect(answer.locator('p').first()).toContainText(/keychain\.\s*1\s*Short-lived/);
    await first.hover();
    await expect(chat.getByText('How systems keep secrets').filter({ visible: true })).toBeVisible();
    await answer.getByRole('button', { name: 'Source 3: Offline reading' }).click();
    await expect(chat.getByText('Offline reading').filter({ visible: true })).toBeVisible();

    await answer.getByRole('button', { name: 'Copy answer' }).hover();
    await expect(chat.getByText('Offline reading').filter({ visible: true })).toHaveCount(0);
    await expect(answer.getByText('Design notes')).toBeHidden();
    await answer.getByText('4 sources').click();
    await expect(answer.getByText('Design notes')).toBeVisible();
    await expect(answer.getByText('Security', { exact: true })).toBeVisible();
    await expect(answer.getByRole('link', { name: 'A source without a place in the text' })).toHaveAttribute('href', 'https://example.org/more');
  });
});
