/**
 * One running app for all tests of a worker, with somebody signed in: the demo assistant plays what a test wants to see
 * (`src/server/demo`), each test in a conversation of its own. A test that fails ends the worker, and the app with it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator, Locator, Page } from '@playwright/test';
import type { ChatSettings } from '../../../src/shared/chat-settings.ts';
import { startOpenAiDouble, type OpenAiDouble } from '../../support/openai-double.ts';
import { strings as arabic } from '../../../src/renderer/element/locales/ar/strings.ts';
import { english, type Strings } from '../../../src/renderer/element/locales/en/strings.ts';
import { signUp } from './actions.ts';
import { chatFrame, createDesk, expect, person, test as base, type Desk, type HostName } from './fixtures.ts';

interface App {
  desk: Desk;
  page: Page;
  model: OpenAiDouble;
  /** Every address that a page asked for since the app was opened. */
  asked: string[];
}

export interface Demo {
  readonly host: HostName;
  readonly desk: Desk;
  readonly page: Page;
  /** The chat frame's document. */
  readonly chat: FrameLocator;
  /** The open conversation. */
  readonly log: Locator;
  /** Everything the assistant did in answer to the last message. */
  readonly answer: Locator;
  /** Of the element, in the language of the chat settings. */
  readonly words: Strings;
  readonly composer: Locator;
  readonly stop: Locator;
  /** Behind the embedded server, for messages that are not for the demo. */
  readonly model: OpenAiDouble;
  readonly context: BrowserContext;
  /** Every address that a page asked for since the app was opened. */
  readonly asked: readonly string[];
  newChat(): Promise<void>;
  send(text: string): Promise<void>;
  /** Asks for a scene in a new conversation; resolves once it is sent. */
  ask(scene: string): Promise<void>;
  /** Asks for a scene and waits for the end of the answer. */
  play(scene: string): Promise<void>;
  /** Waits for the end of the running answer. */
  answered(): Promise<void>;
}

const size = { width: 1100, height: 760 };

export const test = base.extend<{ demo: Demo }, { chat: ChatSettings; app: App }>({
  /** Chat settings of the connection, as an integrator would leave them in the settings file. */
  chat: [{}, { option: true, scope: 'worker' }],
  app: [
    async ({ host, browser, chat }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'latchkey-e2e-'));
      const desk = createDesk(host, folder, browser);
      mkdirSync(desk.profile, { recursive: true, mode: 0o700 });
      writeFileSync(join(desk.profile, 'settings.json'), JSON.stringify({ connection: { kind: 'local', chat } }));
      const model = await startOpenAiDouble();
      const page = await desk.open({ env: { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'key-of-the-test', LATCHKEY_MODEL: 'test-model' } });
      const asked: string[] = [];
      page.on('request', (request) => void asked.push(request.url()));
      await signUp(page, person());
      await use({ desk, page, model, asked });
      await desk.dispose();
      await model.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  demo: async ({ app, host, chat: settings }, use) => {
    const { desk, page, model, asked } = app;
    const chat = chatFrame(page);
    const log = chat.getByRole('log');
    const answer = log.locator('article.assistant').last();
    const words = settings.options?.locale === 'ar' ? arabic : english;
    const composer = chat.getByRole('textbox', { name: words.composerLabel, exact: true });
    const stop = chat.getByRole('button', { name: words.stop });
    model.reply = { kind: 'words', words: ['Fine.'] };
    model.transcript = 'Spoken words.';
    if (host === 'web') await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });

    const demo: Demo = {
      host, desk, page, chat, log, answer, stop, model, asked, words, composer, context: page.context(),
      async newChat() {
        const greeting = chat.getByRole('heading', { name: 'What can I help with today?' });
        if (await greeting.isVisible()) return;
        await page.keyboard.press('ControlOrMeta+Shift+O');
        await expect(greeting).toBeVisible();
      },
      async send(text) {
        await composer.fill(text);
        await composer.press('Enter');
      },
      async ask(scene) {
        await demo.newChat();
        await demo.send(`/demo ${scene}`);
        await expect(log.getByText(`/demo ${scene}`, { exact: true })).toBeVisible();
      },
      async play(scene) {
        await demo.ask(scene);
        await demo.answered();
      },
      async answered() {
        await expect(answer.getByRole('group', { name: words.answerActions })).toBeVisible();
        await expect(stop).toBeHidden();
      },
    };
    await demo.newChat();
    await use(demo);
  },
});

export { expect } from './fixtures.ts';
