import { sidebarThread } from '../../support/actions.ts';
import { expect, test } from '../../support/demo.ts';

test.describe('the conversation as a whole', () => {
  test('items that change do so in place, and those that are taken back are gone', async ({ demo }) => {
    await demo.ask('replace');
    await expect(demo.log.getByText('This one is about to go.')).toBeVisible();
    await expect(demo.log.getByText('It has changed.')).toBeVisible();
    await expect(demo.log.getByText('This message is about to change.')).toHaveCount(0);
    await expect(demo.log.getByText('This one is about to go.')).toHaveCount(0);
  });

  test('a new title is in the list and over the conversation', async ({ demo }) => {
    await demo.play('title');
    await expect(sidebarThread(demo.page, 'Renamed by the server')).toBeVisible();
    await expect(demo.page.getByRole('heading', { level: 1, name: 'Renamed by the server' })).toBeVisible();
  });

  test('a locked conversation says why and opens again; a closed one stays closed, after a reload too', async ({ demo }) => {
    await demo.play('lock');
    const { answer, chat, composer, log, page } = demo;
    await expect(composer).toHaveAttribute('placeholder', 'Locked by the demo. Press the button above to go on.');
    await expect(composer).not.toBeEditable();
    await answer.getByRole('button', { name: 'Unlock' }).click();
    await expect(log.getByText('The conversation is open again.')).toBeVisible();
    await expect(composer).toBeEditable();

    await demo.play('close');
    await expect(chat.getByText('The demo closed this conversation.')).toBeVisible();
    await expect(composer).toBeHidden();
    await page.reload();
    await expect(chat.getByText('The demo closed this conversation.')).toBeVisible();
    await expect(log.getByText('This was the last message here.')).toBeVisible();
  });

  test('effects and links into the app are told to the page around the chat', async ({ demo }) => {
    await demo.newChat();
    const element = demo.chat.locator('openai-chatkit');
    const heard = element.evaluate((node) => new Promise((resolve) => node.addEventListener('chatkit.effect', (event) => resolve((event as CustomEvent).detail), { once: true })));
    await demo.play('effect');
    expect(await heard).toEqual({ name: 'demo', data: { at: 'once' } });

    await demo.play('markdown');
    const followed = element.evaluate((node) => new Promise((resolve) => node.addEventListener('chatkit.deeplink', (event) => resolve((event as CustomEvent).detail), { once: true })));
    await demo.answer.getByRole('button', { name: 'this opens something in the app' }).click();
    expect(await followed).toEqual({ name: 'open', data: { id: '42' } });
  });

  test('notices of every level stay until they are dismissed', async ({ demo }) => {
    await demo.play('notices');
    const { log } = demo;
    await expect(log.getByText('Answers may take longer this morning.')).toBeVisible();
    const urgent = log.getByRole('alert').filter({ hasText: 'Used up' });
    await expect(urgent.getByRole('link', { name: 'More about limits' })).toHaveAttribute('href', 'https://example.com/limits');
    const warning = log.getByRole('status').filter({ hasText: 'Nearly used up' });
    await warning.getByRole('button', { name: 'Dismiss' }).click();
    await expect(warning).toHaveCount(0);
    await expect(urgent).toBeVisible();
  });

  test('a failed answer keeps what was said, says why, and is tried again without a second question', async ({ demo }) => {
    await demo.ask('failure');
    const { log } = demo;
    const fault = log.getByRole('alert');
    await expect(fault).toContainText('The demo failed on purpose. Trying again fails again.');
    await expect(log.getByText('This much was said.')).toHaveCount(1);
    await fault.getByText('Details').click();
    await expect(fault.getByRole('button', { name: 'Copy details' })).toBeVisible();
    const again = demo.page.waitForRequest((request) => request.postData()?.includes('threads.retry_after_item') === true);
    await fault.getByRole('button', { name: 'Try again' }).click();
    await again;
    await expect(fault).toHaveCount(1);
    await expect(fault).toContainText('The demo failed on purpose.');
    await expect(log.getByText('This much was said.')).toHaveCount(1);
    await expect(log.getByText('/demo failure')).toHaveCount(1);
  });

  test('errors without words have words of ours, and a refusal offers no second try', async ({ demo }) => {
    await demo.ask('fault');
    await expect(demo.log.getByRole('alert')).toContainText('The server ran into a problem with this answer. Try again in a moment.');
    await demo.ask('refusal');
    await expect(demo.log.getByRole('alert')).toContainText('The demo does not answer this.');
    await expect(demo.log.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  });

  test('stopping a long answer keeps what there is, and the next message is answered', async ({ demo }) => {
    await demo.ask('long');
    const { log, stop, composer } = demo;
    await expect(log.getByRole('heading', { name: 'Part 1', exact: true })).toBeVisible();
    await stop.click();
    await expect(log.getByText('You stopped this answer')).toBeVisible();
    await expect(stop).toBeHidden();
    await expect(composer).toBeFocused();
    await expect(log.getByRole('heading', { name: 'Part 40' })).toHaveCount(0);
    await demo.send('/demo bare');
    await expect(log.getByText('No frame')).toBeVisible();
    await expect(log.getByRole('heading', { name: 'Part 1', exact: true })).toBeVisible();
  });

  test('an answer that cannot be stopped offers nothing to stop it', async ({ demo }) => {
    await demo.ask('nostop');
    await expect(demo.log.getByText('Doing something that must not be cut short…')).toBeVisible();
    await expect(demo.stop).toBeDisabled();
    await demo.page.keyboard.press('Escape');
    await demo.answered();
    await expect(demo.log.getByText('it cannot be stopped.', { exact: false })).toBeVisible();
  });

  test('a new conversation and an old one are one press away, each with what was written in it', async ({ demo }) => {
    await demo.play('title');
    const { composer, page, log, chat } = demo;
    await composer.fill('half a question');
    await page.getByRole('button', { name: 'New chat' }).click();
    await expect(chat.getByRole('heading', { name: 'What can I help with today?' })).toBeVisible();
    await expect(composer).toBeFocused();
    await expect(composer).toHaveValue('');
    await composer.fill('something else');
    await sidebarThread(page, 'Renamed by the server').first().click();
    await expect(log.getByText('Look at the list of conversations.')).toBeVisible();
    await expect(composer).toHaveValue('half a question');
    await demo.newChat();
    await expect(composer).toHaveValue('something else');
    await composer.fill('');
  });
});
