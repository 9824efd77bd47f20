import { fullComposer } from '../../support/checked-screens.ts';
import { expect, test, type Demo } from '../../support/demo.ts';

test.use({ chat: { options: { ...fullComposer, frameTitle: 'Help desk', startScreen: { greeting: 'What can I help with today?', prompts: [{ label: 'Show me', prompt: '/demo bare', icon: 'sparkle' }] } } } });

/** What the next message asks the model for. */
async function optionsOf({ page }: Demo, act: () => Promise<void>): Promise<unknown> {
  const request = page.waitForRequest((one) => /threads\.(create|add_user_message)/.test(one.postData() ?? ''));
  await act();
  return ((await request).postDataJSON() as { params: { input: { inference_options: unknown } } }).params.input.inference_options;
}

test.describe('chat settings of a connection', () => {
  test('tools: a pinned one goes with one message, a persistent one stays; both say what the field is for', async ({ demo }) => {
    const { chat, composer, page } = demo;
    const search = chat.getByRole('button', { name: 'Search the web' });
    await search.click();
    await expect(search).toHaveAttribute('aria-pressed', 'true');
    await expect(composer).toHaveAttribute('placeholder', 'Search for');
    expect(await optionsOf(demo, () => demo.send('/demo bare'))).toEqual({ model: 'quick', tool_choice: { id: 'search' } });
    await demo.answered();
    await expect(search).toHaveAttribute('aria-pressed', 'false');

    await chat.getByRole('button', { name: 'More' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(composer).toBeFocused();
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await optionsOf(demo, () => demo.send('/demo bare'))).toEqual({ model: 'quick', tool_choice: { id: 'image' } });
      await demo.answered();
    }
    await chat.getByRole('button', { name: 'Turn off Make an image' }).click();
  });

  test('models: the default is chosen, another stays chosen, one that is off cannot be', async ({ demo }) => {
    const { chat } = demo;
    await chat.getByRole('button', { name: 'Model: Quick' }).click();
    await expect(chat.getByRole('menuitemradio', { name: /Next/ })).toHaveAttribute('aria-disabled', 'true');
    await chat.getByRole('menuitemradio', { name: /Thorough/ }).click();
    expect(await optionsOf(demo, () => demo.send('/demo bare'))).toEqual({ model: 'thorough' });
    await demo.answered();
    await expect(chat.getByRole('button', { name: 'Model: Thorough' })).toBeVisible();
  });

  test('a prompt of the start screen is sent at a press; title and disclaimer are there', async ({ demo }) => {
    const { chat, log } = demo;
    await expect(chat.getByRole('region', { name: 'Help desk' })).toBeVisible();
    await expect(chat.getByText('Answers can be wrong.', { exact: false })).toBeVisible();
    await chat.getByRole('button', { name: 'Show me' }).click();
    await expect(log.getByText('No frame')).toBeVisible();
  });
});
