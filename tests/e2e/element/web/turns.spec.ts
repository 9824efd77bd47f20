import { expect, test } from '../../support/demo.ts';

test.describe('what can be done with a turn', () => {
  test('a rating is sent once it is pressed, and another one takes its place', async ({ demo }) => {
    await demo.play('bare');
    const { answer, page } = demo;
    const good = answer.getByRole('button', { name: 'Good answer' });
    const bad = answer.getByRole('button', { name: 'Bad answer' });
    const sent = page.waitForRequest((request) => request.postData()?.includes('items.feedback') === true);
    await good.click();
    expect((await sent).postDataJSON()).toMatchObject({ type: 'items.feedback', params: { kind: 'positive' } });
    await expect(good).toHaveAttribute('aria-pressed', 'true');
    await bad.click();
    await expect(bad).toHaveAttribute('aria-pressed', 'true');
    await expect(good).toHaveAttribute('aria-pressed', 'false');
  });

  test('a rating that does not arrive is not shown as given', async ({ demo }) => {
    await demo.play('bare');
    const { answer, page } = demo;
    await page.route('**/chatkit', (route) => (route.request().postData()?.includes('items.feedback') === true ? route.fulfill({ status: 500, body: '{}' }) : route.continue()));
    await answer.getByRole('button', { name: 'Good answer' }).click();
    await expect(answer.getByText('Your rating couldn’t be sent. Try again.')).toBeVisible();
    await expect(answer.getByRole('button', { name: 'Good answer' })).toHaveAttribute('aria-pressed', 'false');
    await page.unroute('**/chatkit');
  });

  test('the last message is edited and sent anew: its old answer goes, earlier turns stay', async ({ demo }) => {
    await demo.play('bare');
    const { log, page, chat, composer } = demo;
    await demo.send('/demo title');
    await expect(log.getByText('Look at the list of conversations.')).toBeVisible();
    await demo.answered();
    await expect(log.getByRole('button', { name: 'Edit message' })).toHaveCount(1);
    await log.locator('article.user').last().hover();
    await log.getByRole('button', { name: 'Edit message' }).click();
    const field = chat.getByRole('textbox', { name: 'Edit your message' });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('/demo title');
    await field.fill('/demo effect');
    await field.press('Enter');
    await expect(log.getByText('The effect demo was sent to the app.')).toBeVisible();
    await expect(log.getByText('Look at the list of conversations.')).toHaveCount(0);
    await expect(log.getByText('/demo title')).toHaveCount(0);
    await expect(log.getByText('No frame')).toBeVisible();
    await expect(log.locator('article.user')).toHaveCount(2);
    await expect(composer).toBeFocused();
    await page.reload();
    await expect(log.getByText('The effect demo was sent to the app.')).toBeVisible();
    await expect(log.locator('article.user')).toHaveCount(2);
  });

  test('Up in an empty composer edits the last message, and Esc leaves it as it was', async ({ demo }) => {
    await demo.play('bare');
    const { page, chat, log, composer } = demo;
    await composer.press('ArrowUp');
    const field = chat.getByRole('textbox', { name: 'Edit your message' });
    await expect(field).toBeFocused();
    await field.fill('never sent');
    await page.keyboard.press('Escape');
    await expect(field).toBeHidden();
    await expect(log.getByText('/demo bare')).toBeVisible();
  });

  test('answering again replaces what came after the last question, and nothing before it', async ({ demo }) => {
    await demo.play('bare');
    const { log, model, answer } = demo;
    model.reply = { kind: 'words', words: ['First version'] };
    await demo.send('Write a version');
    await expect(log.getByText('First version')).toBeVisible();
    await demo.answered();
    model.reply = { kind: 'words', words: ['Second version'] };
    await answer.getByRole('button', { name: 'Answer again' }).click();
    await expect(log.getByText('Second version')).toBeVisible();
    await expect(log.getByText('First version')).toHaveCount(0);
    await expect(log.getByText('Write a version')).toHaveCount(1);
    await expect(log.getByText('No frame')).toBeVisible();
  });

  test('selected text of an answer is replied to: it stands over the next message and goes with it', async ({ demo }) => {
    await demo.play('progress');
    const { log, chat, composer, model } = demo;
    await log.getByText('The handbook says: yes.').click({ clickCount: 3 });
    await chat.getByRole('button', { name: 'Reply', exact: true }).click();
    await expect(composer).toBeFocused();
    await expect(chat.getByRole('button', { name: 'Remove the quote' })).toBeVisible();
    model.reply = { kind: 'words', words: ['Because it does.'] };
    await demo.send('Why?');
    await expect(log.locator('article.user').last().getByRole('blockquote')).toHaveText('The handbook says: yes.');
    await expect(log.getByText('Because it does.')).toBeVisible();
    await expect(chat.getByRole('button', { name: 'Remove the quote' })).toHaveCount(0);
    expect(JSON.stringify(model.requests.at(-1)?.body.messages.at(-1))).toContain('The handbook says: yes.');
  });

  test('a message of one’s own and a widget’s text can be copied', async ({ demo }) => {
    await demo.play('growing');
    const { log, page, context, answer } = demo;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await answer.getByRole('button', { name: 'Copy answer' }).click();
    await expect(answer.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('word by word');
    await log.locator('article.user').last().hover();
    await log.getByRole('button', { name: 'Copy message' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('/demo growing');
  });
});
