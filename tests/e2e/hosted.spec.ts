import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator, Page } from '@playwright/test';
import { domainKeyFor, startHostedScript, type HostedScript } from '../support/hosted-script.ts';
import { answered, conversation, send, signOut, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test as withModel, type Model } from './support/model.ts';
import type { DesktopApi } from '../../src/shared/desktop-api.ts';
import type { Desk } from './support/fixtures.ts';

const test = withModel.extend<{ script: HostedScript }>({
  script: async ({}, use) => {
    const script = await startHostedScript();
    await use(script);
    await script.close();
  },
});

/** The host name that the chat page has by itself. */
const ownHost = (desk: Desk): string => (desk.host === 'electron' ? 'chat' : '127.0.0.1');

/** Opens the app with chat settings in its settings file, as an integrator would leave them. */
async function openWith(desk: Desk, model: Model, chat: object): Promise<Page> {
  mkdirSync(desk.profile, { recursive: true, mode: 0o700 });
  writeFileSync(join(desk.profile, 'settings.json'), JSON.stringify({ connection: { kind: 'local', chat } }));
  const page = await desk.open({ env: model.env });
  await signUp(page, person());
  return page;
}

const chatDocument = async (page: Page): Promise<Frame> => (await (await page.locator('iframe#chat').elementHandle()).contentFrame())!;
const note = (page: Page): Locator => chatFrame(page).getByText('The hosted chat couldn’t be loaded; using the built-in one.');
const hostedComposer = (page: Page): Locator => chatFrame(page).getByRole('textbox', { name: 'Hosted message' });

/** The built-in chat works, and says why it is there. */
async function expectBuiltIn(page: Page, model: Model, why: RegExp): Promise<void> {
  await expect(note(page)).toBeVisible({ timeout: 20_000 });
  await chatFrame(page).getByText('Details').click();
  await expect(chatFrame(page).getByText(why)).toBeVisible();
  model.reply = { kind: 'words', words: ['From the built-in chat.'] };
  await send(page, 'Hello');
  await expect(conversation(page).getByText('From the built-in chat.')).toBeVisible();
  await answered(page);
  await chatFrame(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(note(page)).toBeHidden();
}

test.describe('the hosted element', () => {
  test('loads where the domain key fits the host, chats through the gateway, and reaches nothing else', async ({ desk, model, script }) => {
    const requests: { url: string; headers: Record<string, string> }[] = [];
    const page = await openWith(desk, model, { domainKey: domainKeyFor(ownHost(desk)), scriptUrl: script.url, options: { composer: { placeholder: 'Ask the hosted one' } } });
    page.on('request', (request) => void requests.push({ url: request.url(), headers: request.headers() }));
    await expect(hostedComposer(page)).toBeVisible();
    await expect(chatFrame(page).getByText('frame loaded')).toBeAttached();
    expect(JSON.parse((await chatFrame(page).locator('openai-chatkit').getAttribute('data-options'))!)).toMatchObject({ composer: { placeholder: 'Ask the hosted one' } });

    model.reply = { kind: 'words', words: ['From', ' the hosted', ' chat.'] };
    await hostedComposer(page).fill('Hello');
    await hostedComposer(page).press('Enter');
    const log = chatFrame(page).getByRole('log');
    await expect(log.getByText('From the hosted chat.')).toBeVisible();
    await expect(page.locator('[data-thread]')).toHaveCount(1);

    // Aborting means stopping, as its users know it; nothing asks main to go on.
    model.reply = { kind: 'hold', words: ['Once upon'] };
    await hostedComposer(page).fill('A story');
    await hostedComposer(page).press('Enter');
    await expect(log.getByText('Once upon')).toBeVisible();
    await chatFrame(page).getByRole('button', { name: 'Hosted stop' }).click();
    await model.hungUp();
    const chats = requests.filter(({ url, headers }) => url.endsWith('/chatkit') && headers['x-latchkey-page'] === 'chat');
    if (desk.host === 'web') expect(chats.length).toBeGreaterThan(1);
    for (const { headers } of chats) expect(headers).not.toHaveProperty('x-latchkey-stream');

    const frame = await chatDocument(page);
    const reached = await frame.evaluate(async () => {
      const attempt = async (run: () => unknown): Promise<string> => {
        try {
          return String(await run());
        } catch (error) {
          return (error as Error).name;
        }
      };
      const post = (path: string) => async () =>
        (await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', 'x-latchkey-page': 'shell' }, body: '{"method":"auth.state"}' })).status;
      return {
        bridge: await attempt(() => (parent as { latchkey?: unknown }).latchkey),
        ownBridge: await attempt(() => (window as { latchkey?: unknown }).latchkey),
        rpc: await attempt(post('/rpc')),
        asShell: await attempt(post('/chatkit')),
        shellPage: await attempt(async () => (await fetch('/shell/index.html')).status),
        elsewhere: await attempt(async () => (await fetch('https://example.com/')).status),
      };
    });
    expect(reached).toEqual({ bridge: 'SecurityError', ownBridge: 'undefined', rpc: '404', asShell: '403', shellPage: '404', elsewhere: 'TypeError' });
  });

  test('has what it kept removed when its person signs out', async ({ desk, model, script }) => {
    const page = await openWith(desk, model, { domainKey: domainKeyFor(ownHost(desk)), scriptUrl: script.url });
    await expect(hostedComposer(page)).toBeVisible();
    const kept = (frame: Frame): Promise<unknown[]> =>
      frame.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).map(({ name }) => name)]);
    const frame = await chatDocument(page);
    await frame.evaluate(async () => {
      localStorage.setItem('who', 'Ada');
      sessionStorage.setItem('who', 'Ada');
      await new Promise((resolve) => indexedDB.open('who').addEventListener('success', resolve));
    });
    expect(await kept(frame)).toEqual([1, 1, ['who']]);
    await signOut(page);
    await expect.poll(async () => kept(await chatDocument(page)).catch(String)).toEqual([0, 0, []]);
  });

  test('on a host that its key is not for says so, and the built-in chat takes over', async ({ desk, model, script }) => {
    const page = await openWith(desk, model, { domainKey: domainKeyFor('elsewhere.example.com'), scriptUrl: script.url });
    await expectBuiltIn(page, model, new RegExp(`Domain verification failed for ${ownHost(desk).replaceAll('.', '\\.')}`));
  });

  test('whose script never defines it is given up after eight seconds', async ({ desk, model, script }) => {
    script.behaviour = 'silent';
    const page = await openWith(desk, model, { domainKey: domainKeyFor(ownHost(desk)), scriptUrl: script.url });
    await expectBuiltIn(page, model, /did not start in time/);
  });

  test('that cannot be loaded is replaced at once, and tried again when the person asks', async ({ desk, model, script }) => {
    const url = script.url;
    await script.close();
    const page = await openWith(desk, model, { domainKey: domainKeyFor(ownHost(desk)), scriptUrl: url });
    await expect(note(page)).toBeVisible();
    await chatFrame(page).getByRole('button', { name: 'Try again' }).click();
    await expectBuiltIn(page, model, /offline, or the network/);
  });

  test('is not asked for without a domain key: no foreign host is in the chat page’s policy', async ({ desk, model, script }) => {
    const page = await openWith(desk, model, { scriptUrl: script.url });
    const frame = await chatDocument(page);
    const policy = await frame.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy'));
    expect(policy).toContain(`require-trusted-types-for 'script'`);
    expect(policy!.replace(/frame-ancestors \S+/, '')).not.toMatch(/https?:/);
    expect(script.loads()).toBe(0);
  });

  for (const scheme of ['app', 'https'] as const) {
    test(`runs on a host of the connection's choice (${scheme}:)`, async ({ desk, model, script }) => {
      test.skip(desk.host !== 'electron', 'The web host has the address that it has');
      const page = await openWith(desk, model, { domainKey: domainKeyFor('desktop.example.com'), scriptUrl: script.url, host: `${scheme}://desktop.example.com` });
      await expect(page.locator('iframe#chat')).toHaveAttribute('src', `${scheme}://desktop.example.com/`);
      model.reply = { kind: 'words', words: ['From its own host.'] };
      await hostedComposer(page).fill('Hello');
      await hostedComposer(page).press('Enter');
      await expect(chatFrame(page).getByRole('log').getByText('From its own host.')).toBeVisible();
      await expect(chatFrame(page).getByText('frame loaded')).toBeAttached();
      const status = await desk.electron()!.evaluate(async ({ session }) => (await session.fromPartition('persist:latchkey').fetch('app://chat/')).status);
      expect(status).toBe(404);
    });
  }

  test('a host of the connection’s choice serves the built-in chat, too', async ({ desk, model }) => {
    test.skip(desk.host !== 'electron', 'The web host has the address that it has');
    const page = await openWith(desk, model, { host: 'https://desktop.example.com' });
    model.reply = { kind: 'words', words: ['Built in.'] };
    await send(page, 'Hello');
    await expect(conversation(page).getByText('Built in.')).toBeVisible();
  });

  test('moves with the connection: another host loads the window anew, and nobody is signed out', async ({ desk, model }) => {
    test.skip(desk.host !== 'electron', 'The web host has the address that it has');
    const page = await openWith(desk, model, {});
    const loaded = page.waitForEvent('load');
    await page.evaluate(() => void (window as unknown as { latchkey: DesktopApi }).latchkey.methods['connection.set']({ kind: 'local', chat: { host: 'https://desktop.example.com' } }));
    await loaded;
    await expect(page.locator('iframe#chat')).toHaveAttribute('src', 'https://desktop.example.com/');
    model.reply = { kind: 'words', words: ['Moved.'] };
    await send(page, 'Hello');
    await expect(conversation(page).getByText('Moved.')).toBeVisible();
  });
});
