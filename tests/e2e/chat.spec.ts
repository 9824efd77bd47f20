import { answered, composer, conversation, send, sidebarThread, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/model.ts';

test.describe('chatting with a model', () => {
  test('an answer streams in as markdown, the thread gets its title, and the model saw the conversation', async ({ desk, model }) => {
    model.title = 'Greeting in German';
    model.reply = { kind: 'words', words: ['**Guten', ' Tag**', '\n\n```ts\nconst tag = 1;\n```\n'] };
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await send(page, 'Greet me in German');
    const chat = conversation(page);
    await expect(chat.locator('strong', { hasText: 'Guten Tag' })).toBeVisible();
    await expect(chat.getByRole('button', { name: 'Copy code' })).toBeVisible();
    await expect(sidebarThread(page, 'Greeting in German')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Greeting in German');

    model.reply = { kind: 'words', words: ['Gern geschehen.'] };
    await send(page, 'Thank you');
    await expect(chat.getByText('Gern geschehen.')).toBeVisible();
    const { messages } = model.requests.filter((request) => request.body.stream).at(-1)!.body;
    expect(messages.filter(({ role }) => role !== 'system')).toMatchObject([
      { role: 'user', content: 'Greet me in German' },
      { role: 'assistant' },
      { role: 'user', content: 'Thank you' },
    ]);
    expect(model.requests.every(({ authorization }) => authorization === 'Bearer key-of-the-test')).toBe(true);
  });

  test('stopping keeps the partial answer, reaches the model, and it is still there after a restart', async ({ desk, model }) => {
    model.reply = { kind: 'hold', words: ['Once', ' upon', ' a time'] };
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await send(page, 'Tell me a long story');
    const chat = conversation(page);
    await expect(chat.getByText('Once upon a time')).toBeVisible();
    await chatFrame(page).getByRole('button', { name: 'Stop answering' }).click();
    await model.hungUp();
    await expect(chat.getByText('You stopped this answer')).toBeVisible();
    await expect(composer(page)).toBeFocused();

    await desk.close();
    const again = await desk.open({ env: model.env });
    await sidebarThread(again, /./).first().click();
    await expect(conversation(again).getByText('Once upon a time')).toBeVisible();
  });

  test('a cut answer keeps its text and can be tried again', async ({ desk, model }) => {
    model.reply = { kind: 'cut', words: ['Half', ' of'] };
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await send(page, 'Say the whole sentence');
    const chat = conversation(page);
    await expect(chat.getByText('Half of')).toBeVisible();
    const again = chat.getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible();
    model.reply = { kind: 'words', words: ['Half of it, and the other half.'] };
    await again.click();
    await expect(chat.getByText('and the other half.')).toBeVisible();
    await expect(again).toBeHidden();
    await expect(chat.getByText('Say the whole sentence')).toHaveCount(1);
  });

  test('answering again replaces the last answer', async ({ desk, model }) => {
    model.reply = { kind: 'words', words: ['First version'] };
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await send(page, 'Write a version');
    const chat = conversation(page);
    await expect(chat.getByText('First version')).toBeVisible();
    await answered(page);
    model.reply = { kind: 'words', words: ['Second version'] };
    await chat.getByRole('button', { name: 'Answer again' }).click();
    await expect(chat.getByText('Second version')).toBeVisible();
    await expect(chat.getByText('First version')).toHaveCount(0);
  });

  for (const [reply, words] of [
    [{ kind: 'status', status: 401 }, /key/i],
    [{ kind: 'status', status: 429, headers: { 'retry-after': '20' } }, /20|limit|busy/i],
  ] as const) {
    test(`a model that answers ${reply.status} is explained in the thread, and the app stays usable`, async ({ desk, model }) => {
      model.reply = reply;
      const page = await desk.open({ env: model.env });
      await signUp(page, person());
      await send(page, 'Hello?');
      const chat = conversation(page);
      await expect(chat.getByRole('alert').filter({ hasText: words })).toBeVisible();
      model.reply = { kind: 'words', words: ['Here I am.'] };
      await send(page, 'And now?');
      await expect(chat.getByText('Here I am.')).toBeVisible();
    });
  }

  test('threads are renamed and deleted from the sidebar, and a delete can be undone', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    for (const title of ['Alpha', 'Beta']) {
      model.title = title;
      await page.keyboard.press('ControlOrMeta+Shift+O');
      await send(page, `About ${title}`);
      await expect(sidebarThread(page, title)).toBeVisible();
      await answered(page);
    }
    await sidebarThread(page, 'Alpha').focus();
    await page.keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: 'New title' })).toBeFocused();
    await page.keyboard.type('Gamma');
    await page.keyboard.press('Enter');
    await expect(sidebarThread(page, 'Gamma')).toBeVisible();

    await sidebarThread(page, 'Beta').focus();
    await page.keyboard.press('Delete');
    await expect(sidebarThread(page, 'Beta')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(sidebarThread(page, 'Beta')).toBeVisible();

    await sidebarThread(page, 'Beta').focus();
    await page.keyboard.press('Delete');
    await expect(sidebarThread(page, 'Beta')).toHaveCount(0);
    await desk.close();
    const again = await desk.open({ env: model.env });
    await expect(sidebarThread(again, 'Gamma')).toBeVisible();
    await expect(sidebarThread(again, 'Beta')).toHaveCount(0);
  });
});
