import type { Locator, Page } from '@playwright/test';
import { conversation, send, sidebarThread, signUp } from './support/actions.ts';
import { asPerson, saidIn, startBackend, threadsOf } from './support/backend.ts';
import { banner, comesBack, openGated, talk, test, turn } from './support/gated.ts';
import { chatFrame, expect, person } from './support/model.ts';

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const waiting = (page: Page): Locator => conversation(page).locator('.delivery');

test.describe('without its backend', () => {
  test('the app restarts signed in, reads, searches and keeps what is written over a kill; then all of it is delivered once, in order, and answered in the open window', async ({ desk, model }) => {
    test.setTimeout(120_000);
    const backend = await startBackend(desk, model.env);
    const { args } = backend;
    const ada = person();
    const page = await desk.open({ args });
    await signUp(page, ada);
    await talk(page, model, { say: 'Which bird nests on the beach?', reply: 'The oystercatcher nests on shingle.', called: 'Birds of the coast' });
    await backend.stop();
    await desk.close();

    const offline = await desk.open({ args });
    await expect(offline.getByRole('button', { name: `Account: ${ada.name}` })).toBeVisible();
    await expect(banner(offline)).toBeVisible();
    await sidebarThread(offline, 'Birds of the coast').click();
    await expect(conversation(offline)).toContainText('The oystercatcher nests on shingle.');
    await offline.keyboard.press('ControlOrMeta+K');
    await offline.getByRole('combobox', { name: 'Search your chats' }).fill('oysterc');
    await expect(offline.getByRole('option', { name: /oystercatcher/ })).toBeVisible();
    await offline.keyboard.press('Escape');

    for (const text of ['First while nobody listens', 'Secnd', 'Third, taken back']) {
      await send(offline, text);
      await expect(turn(offline, text).locator('.delivery')).toHaveText('Will be sent when the server can be reached');
    }
    await turn(offline, 'Secnd').hover();
    await turn(offline, 'Secnd').getByRole('button', { name: 'Edit message' }).click();
    await chatFrame(offline).getByRole('textbox', { name: 'Edit your message' }).fill('Second while nobody listens');
    await chatFrame(offline).getByRole('button', { name: 'Save' }).click();
    await expect(turn(offline, 'Second while nobody listens')).toBeVisible();
    await turn(offline, 'Third, taken back').hover();
    await turn(offline, 'Third, taken back').getByRole('button', { name: 'Delete message' }).click();
    await expect(turn(offline, 'Third, taken back')).toHaveCount(0);

    await offline.keyboard.press('ControlOrMeta+Shift+O');
    await send(offline, 'A whole new matter');
    await expect(sidebarThread(offline, 'A whole new matter')).toHaveAttribute('aria-current', /./);
    await expect(title(offline)).toHaveText('A whole new matter');
    await expect(offline.getByText('3 messages wait to be sent')).toBeVisible();
    await desk.kill();

    const back = await desk.open({ args });
    await expect(back.getByText('3 messages wait to be sent')).toBeVisible();
    await sidebarThread(back, 'Birds of the coast').click();
    await expect(waiting(back)).toHaveCount(2);
    await expect(turn(back, 'Second while nobody listens')).toHaveCount(1);
    await sidebarThread(back, 'A whole new matter').click();
    await expect(turn(back, 'A whole new matter')).toHaveCount(1);

    model.title = 'Named by the server';
    model.reply = { kind: 'words', words: ['Delivered', ' and answered.'] };
    await backend.start();
    await expect(conversation(back).getByText('Delivered and answered.')).toBeVisible(comesBack);
    await expect(title(back)).toHaveText('Named by the server');
    await expect(sidebarThread(back, 'Named by the server')).toHaveAttribute('aria-current', /./);
    await expect(waiting(back)).toHaveCount(0);
    await expect(turn(back, 'A whole new matter')).toHaveCount(1);
    await expect(banner(back)).toBeHidden();
    await expect(back.locator('[data-thread^="local-thread-"]')).toHaveCount(0);
    await expect(back.getByText(/waits? to be sent/)).toHaveCount(0);
    await sidebarThread(back, 'Birds of the coast').click();
    await expect(conversation(back).getByText('Delivered and answered.')).toHaveCount(2);
    await send(back, 'Still here?');
    await expect(conversation(back).getByText('Delivered and answered.')).toHaveCount(3);

    const server = await asPerson(backend.url, ada);
    const threads = await threadsOf(server);
    expect(threads.map((thread) => thread.title).sort()).toEqual(['Birds of the coast', 'Named by the server']);
    const said = Object.fromEntries(await Promise.all(threads.map(async (thread) => [thread.title, await saidIn(server, thread.id)] as const)));
    expect(said).toEqual({
      'Birds of the coast': ['Which bird nests on the beach?', 'First while nobody listens', 'Second while nobody listens', 'Still here?'],
      'Named by the server': ['A whole new matter'],
    });
  });

  test('a chat is renamed, another deleted, an answer rated, and the server learns of it when it is back', async ({ desk, model, gates }) => {
    const { backend, gate, ada, page } = await openGated(desk, model, gates);
    await talk(page, model, { say: 'Hello', reply: 'Hi.', called: 'To be deleted' });
    await page.keyboard.press('ControlOrMeta+Shift+O');
    await talk(page, model, { say: 'Good day', reply: 'Hello.', called: 'To be renamed' });
    const server = await asPerson(backend.url, ada);
    const kept = (await threadsOf(server)).find((thread) => thread.title === 'To be renamed')!;

    // A network that wants a sign-in first: 200 and a web page, whatever is asked.
    gate.answer = () => ({ status: 200, body: '<!doctype html><title>Welcome to our Wi-Fi</title>' });
    await sidebarThread(page, 'To be renamed').focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Renamed without a network');
    await page.keyboard.press('Enter');
    await expect(banner(page)).toBeVisible({ timeout: 20_000 });
    await expect(title(page)).toHaveText('Renamed without a network');
    await sidebarThread(page, 'To be deleted').focus();
    await page.keyboard.press('Delete');
    await expect(sidebarThread(page, 'To be deleted')).toHaveCount(0);
    await page.reload();
    await expect(sidebarThread(page, 'Renamed without a network')).toBeVisible();
    await expect(sidebarThread(page, 'To be deleted')).toHaveCount(0);
    const frame = (await (await page.locator('iframe#chat').elementHandle()).contentFrame())!;
    const rated = await frame.evaluate(async (threadId) => {
      const params = { thread_id: threadId, item_ids: ['msg_1'], kind: 'positive' };
      const init = { method: 'POST', headers: { 'content-type': 'application/json', 'x-latchkey-page': 'chat' }, body: JSON.stringify({ type: 'items.feedback', params }) };
      return (await fetch('/chatkit', init)).status;
    }, kept.id);
    expect(rated).toBe(200);
    await expect(page.getByText('3 changes wait to be sent')).toBeVisible();
    expect((await threadsOf(server)).map((thread) => thread.title).sort()).toEqual(['To be deleted', 'To be renamed']);

    gate.seen.length = 0;
    gate.answer = () => undefined;
    await expect(page.getByText('3 changes wait to be sent')).toBeHidden(comesBack);
    await expect(banner(page)).toBeHidden();
    expect((await threadsOf(server)).map((thread) => thread.title)).toEqual(['Renamed without a network']);
    expect(gate.seen.filter((type) => ['threads.update', 'threads.delete', 'items.feedback'].includes(type)).sort()).toEqual(['items.feedback', 'threads.delete', 'threads.update']);
  });

  test('two windows show the same message waiting, its change, and its delivery', async ({ desk, model }) => {
    test.skip(desk.host === 'electron', 'the Electron host has one window');
    const backend = await startBackend(desk, model.env);
    const first = await desk.open({ args: backend.args });
    await signUp(first, person());
    await talk(first, model, { say: 'Hello', reply: 'Hi.', called: 'Side by side' });
    const second = await desk.openWindow();
    await sidebarThread(second, 'Side by side').click();
    await backend.stop();
    await send(first, 'For both');
    await expect(turn(second, 'For both').locator('.delivery')).toHaveText('Will be sent when the server can be reached', { timeout: 20_000 });
    await first.keyboard.press('ControlOrMeta+Shift+O');
    await send(first, 'A new one for both');
    await sidebarThread(second, 'A new one for both').click();
    await expect(turn(second, 'A new one for both')).toBeVisible();
    model.title = 'Named at last';
    model.reply = { kind: 'words', words: ['Seen twice.'] };
    await backend.start();
    for (const page of [first, second]) {
      await expect(conversation(page).getByText('Seen twice.')).toBeVisible(comesBack);
      await expect(title(page)).toHaveText('Named at last');
      await expect(waiting(page)).toHaveCount(0);
      await expect(turn(page, 'A new one for both')).toHaveCount(1);
    }
    // Still the same conversation, under its new name.
    await send(second, 'And on we go');
    await expect(turn(first, 'And on we go')).toBeVisible();
  });
});
