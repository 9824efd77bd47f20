import { answered, conversation, send, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/model.ts';

const fence = '```';

test.describe('what a model writes', () => {
  test('diagrams are drawn in their sandbox and formulas with their fonts, in this host, too', async ({ desk, model }) => {
    model.reply = {
      kind: 'words',
      words: ['The flow &amp; the law:\n\n', `${fence}mermaid\nflowchart LR\n  A[Shell] --> B[Chat]\n${fence}\n\n`, '$$\ne^{i\\pi} + 1 = 0\n$$\n\nIt costs $5 or $10.'],
    };
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await send(page, 'Draw it');
    await answered(page);
    const chat = conversation(page);
    await expect(chat.getByText('The flow & the law:')).toBeVisible();
    await expect(chat.getByText('It costs $5 or $10.')).toBeVisible();
    await expect(chat.locator('.katex-display')).toBeVisible();
    await chat.getByRole('button', { name: 'Show diagram' }).click();
    const drawing = chat.getByRole('img', { name: 'Diagram' });
    await expect(drawing).toBeVisible({ timeout: 15_000 });
    expect(await drawing.evaluate((image: HTMLImageElement) => [image.src.startsWith('blob:'), image.naturalWidth > 50])).toEqual([true, true]);
    await expect(chatFrame(page).locator('iframe')).toHaveCount(0);
    await chat.getByRole('button', { name: 'Show code' }).click();
    await expect(chat.getByText('flowchart LR')).toBeVisible();
  });
});
