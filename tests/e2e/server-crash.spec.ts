import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { answered, conversation, send, signUp, signedIn } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/model.ts';
import type { Desk } from './support/fixtures.ts';

/** Process id of the embedded server; `undefined` while none runs. */
async function serverPid(desk: Desk): Promise<number | undefined> {
  const application = desk.electron();
  if (application !== undefined) {
    return application.evaluate(({ app }) => app.getAppMetrics().find(({ type, name }) => type === 'Utility' && name === 'Latchkey server')?.pid);
  }
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const words = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0');
      if (words.some((word) => word.endsWith('/server.js')) && words.some((word) => word.startsWith(desk.profile))) return Number(entry);
    } catch {
      // It has just ended.
    }
  }
  return undefined;
}

/** Ends the server as a crash would. @returns the process that was ended */
async function crash(desk: Desk, before?: number): Promise<number> {
  let pid: number | undefined;
  await expect
    .poll(async () => {
      pid = await serverPid(desk);
      return pid !== undefined && pid !== before;
    }, { intervals: [50], timeout: 40_000 })
    .toBe(true);
  process.kill(pid!, 'SIGKILL');
  return pid!;
}

const stoppedLine = (page: Page) => page.locator('.banner').filter({ hasText: 'The server on this computer stopped by itself. Nothing is lost.' });

test.describe('the server on this computer is killed', () => {
  test('while an answer streams: what came is kept, it runs again by itself, nobody is signed out and the conversation goes on', async ({ desk, model }) => {
    model.reply = { kind: 'hold', words: ['Once', ' upon', ' a time'] };
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await send(page, 'Tell me a long story');
    const chat = conversation(page);
    await expect(chat.getByText('Once upon a time')).toBeVisible();

    const killed = await crash(desk);
    await expect.poll(() => serverPid(desk), { timeout: 30_000 }).not.toBe(killed);
    await expect(chat.getByText('Tell me a long story')).toHaveCount(1);
    await expect(chat.getByText('Once upon a time')).toBeVisible();
    await expect(chatFrame(page).getByRole('button', { name: 'Stop answering' })).toBeHidden({ timeout: 30_000 });

    model.reply = { kind: 'words', words: ['And they lived on.'] };
    await send(page, 'Go on');
    await expect(chat.getByText('And they lived on.')).toBeVisible({ timeout: 30_000 });
    await expect(stoppedLine(page)).toBeHidden();
    await signedIn(page);

    // The server has it as well.
    await page.reload();
    await signedIn(page);
    await page.locator('[data-thread]').first().click();
    await expect(conversation(page).getByText('Once upon a time')).toBeVisible();
    await expect(conversation(page).getByText('And they lived on.')).toBeVisible();
    await expect(conversation(page).getByText('Tell me a long story')).toHaveCount(1);
  });

  test('while nothing happens, again and again: the pauses grow and are said, what is written waits and is sent once, and it can be tried now', async ({ desk, model }) => {
    test.slow();
    model.reply = { kind: 'words', words: ['First answer.'] };
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await send(page, 'First');
    await expect(conversation(page).getByText('First answer.')).toBeVisible();
    await answered(page);

    let killed: number | undefined;
    for (let round = 0; round < 7; round += 1) killed = await crash(desk, killed);
    await expect(stoppedLine(page)).toBeVisible();
    await expect(stoppedLine(page)).toContainText(/It is started again in (1\d|[2-9]) seconds\./);
    await expect(stoppedLine(page)).toContainText('Meanwhile you can read and write; messages wait here.');
    model.reply = { kind: 'words', words: ['Second answer.'] };
    await send(page, 'Second');
    await expect(conversation(page).getByText('Second', { exact: true })).toBeVisible();
    await stoppedLine(page).getByRole('button', { name: 'Try now' }).click();
    await expect(conversation(page).getByText('Second answer.')).toBeVisible({ timeout: 30_000 });
    await expect(conversation(page).getByText('Second', { exact: true })).toHaveCount(1);
    await expect(stoppedLine(page)).toBeHidden();
    await signedIn(page);
    const asked = model.requests.filter(({ body }) => body.stream === true && body.messages.at(-1)?.content === 'Second');
    expect(asked).toHaveLength(1);
  });
});
