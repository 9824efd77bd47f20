import type { Page } from '@playwright/test';
import { liveReply, type LiveReply } from '../support/openai-double.ts';
import { answered, composer, conversation, send, sidebarThread, signedIn, signOut, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test, type Model } from './support/model.ts';

/** How often the model was asked for an answer: a page that comes back must not ask again. */
const asked = (model: Model): number => model.requests.filter(({ body }) => body.stream === true).length;

/** Sends a message whose answer has begun with the words. */
async function beginAnswer(page: Page, model: Model, ...words: string[]): Promise<LiveReply> {
  const live = liveReply();
  model.reply = { kind: 'live', live };
  await send(page, 'Tell me a story');
  live.say(...words);
  await expect(conversation(page).getByText(words.join(''))).toBeVisible();
  return live;
}

const runningThread = (page: Page) => page.getByRole('button', { name: /, being answered$/ });

test.describe('an answer outlives its page', () => {
  test('a reload in mid-answer comes back to its thread, with all of the answer and the rest of it live', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    const live = await beginAnswer(page, model, 'Once', ' upon');
    await expect(runningThread(page)).toBeVisible();

    await page.reload();
    await expect(conversation(page).getByText('Once upon')).toBeVisible();
    await expect(conversation(page).getByText('Tell me a story')).toHaveCount(1);
    live.say(' a time');
    await expect(conversation(page).getByText('Once upon a time')).toBeVisible();
    await expect(chatFrame(page).getByRole('button', { name: 'Stop answering' })).toBeVisible();
    live.say(' there was.');
    live.finish();
    await answered(page);
    await expect(conversation(page).getByText('Once upon a time there was.')).toHaveCount(1);
    await expect(runningThread(page)).toHaveCount(0);
    expect(asked(model)).toBe(1);
  });

  test('a crash of the chat page is mended by itself, and the answer is there', async ({ desk, model }) => {
    test.skip(desk.host !== 'electron', 'a browser’s processes are out of reach');
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    const live = await beginAnswer(page, model, 'Once', ' upon');
    await desk.electron()!.evaluate(({ BrowserWindow }) => {
      const [chat] = BrowserWindow.getAllWindows()[0]!.webContents.mainFrame.frames;
      process.kill(chat!.osProcessId, 'SIGKILL');
    });
    live.say(' a time');
    // The driver gives a page up when a frame of it crashes; the window itself goes on.
    const shown = (): Promise<string | undefined> =>
      desk.electron()!.evaluate(({ BrowserWindow }) => {
        // A frame between two processes never answers.
        const never = new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), 1_000));
        const [chat] = BrowserWindow.getAllWindows()[0]!.webContents.mainFrame.frames;
        const text = chat?.executeJavaScript('document.querySelector("openai-chatkit")?.shadowRoot.textContent') as Promise<string> | undefined;
        return Promise.race([text?.catch(() => 'gone'), never]);
      });
    await expect.poll(shown, { timeout: 20_000 }).toContain('Once upon a time');
    live.say(' there was.');
    live.finish();
    await expect.poll(shown).toContain('Once upon a time there was.');
    expect(asked(model)).toBe(1);
  });

  test('a closed window leaves it running, and the next one finds it through the sidebar', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    const live = await beginAnswer(page, model, 'Once');
    await desk.closeWindow(page);
    live.say(' upon', ' a time');

    const again = await desk.openWindow();
    await signedIn(again);
    await runningThread(again).click();
    await expect(conversation(again).getByText('Once upon a time')).toBeVisible();
    live.say(' there was.');
    live.finish();
    await answered(again);
    await expect(conversation(again).getByText('Once upon a time there was.')).toBeVisible();
    expect(asked(model)).toBe(1);

    await again.reload();
    await expect(conversation(again).getByText('Once upon a time there was.')).toHaveCount(1);
  });

  test('two windows on one thread see the same answer as it comes, whichever asked', async ({ desk, model }) => {
    test.skip(desk.host === 'electron', 'the Electron host has one window');
    const first = await desk.open({ env: model.env });
    await signUp(first, person());
    model.reply = { kind: 'words', words: ['Hello.'] };
    await send(first, 'Good morning');
    await answered(first);
    const second = await desk.openWindow();
    await sidebarThread(second, 'Greeting').click();
    await expect(conversation(second).getByText('Hello.')).toBeVisible();

    for (const [asking, watching, words] of [[first, second, 'From the first'], [second, first, 'From the second']] as const) {
      const live = await beginAnswer(asking, model, words);
      await expect(conversation(watching).getByText(words)).toBeVisible();
      live.say(' window');
      for (const page of [asking, watching]) await expect(conversation(page).getByText(`${words} window`)).toBeVisible();
      live.finish();
      for (const page of [asking, watching]) {
        await expect(chatFrame(page).getByRole('button', { name: 'Stop answering' })).toBeHidden();
        await expect(conversation(page).getByText(`${words} window`)).toHaveCount(1);
      }
    }
    expect(asked(model)).toBe(3);
  });

  test('a page that comes back can stop it, which reaches the model and keeps what there is', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await beginAnswer(page, model, 'Once', ' upon');
    await page.reload();
    await expect(conversation(page).getByText('Once upon')).toBeVisible();
    await chatFrame(page).getByRole('button', { name: 'Stop answering' }).click();
    await model.hungUp();
    await expect(runningThread(page)).toHaveCount(0);
    await expect(conversation(page).getByText('Once upon')).toBeVisible();

    await page.reload();
    await expect(conversation(page).getByText('Once upon')).toBeVisible();
    await expect(composer(page)).toBeEnabled();
  });

  test('a fault while nobody was there is shown to who comes back, and can be tried again', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    const live = await beginAnswer(page, model, 'Half', ' of');
    await desk.closeWindow(page);
    const again = await desk.openWindow();
    await signedIn(again);
    await expect(runningThread(again)).toBeVisible();
    live.cut();
    await expect(runningThread(again)).toHaveCount(0);
    await sidebarThread(again, /./).first().click();
    const retry = conversation(again).getByRole('button', { name: 'Try again' });
    await expect(retry).toBeVisible();
    model.reply = { kind: 'words', words: ['Half of it, and the other half.'] };
    await retry.click();
    await expect(conversation(again).getByText('and the other half.')).toBeVisible();
  });

  test('signing out ends it at the model', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await beginAnswer(page, model, 'Once');
    await signOut(page);
    await model.hungUp();
  });

  test('quitting ends it at the model, in time, and what there was is there after the next start', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await beginAnswer(page, model, 'Once', ' upon', ' a time');
    await desk.close();
    await model.hungUp();
    const again = await desk.open({ env: model.env });
    await sidebarThread(again, /./).first().click();
    await expect(conversation(again).getByText('Once upon a time')).toBeVisible();
  });
});
