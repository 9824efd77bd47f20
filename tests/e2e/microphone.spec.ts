import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { signUp } from './support/actions.ts';
import { chatFrame, expect, person, test, type Desk } from './support/fixtures.ts';

/** Asks as dictation does, but without anybody having pressed anything. @returns the name of the error, or `granted`. */
function ask(frame: Frame, wish: MediaStreamConstraints): Promise<string> {
  return frame.evaluate(async (constraints) => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(constraints);
      for (const track of stream.getTracks()) track.stop();
      return 'granted';
    } catch (error) {
      return (error as Error).name;
    }
  }, wish);
}

const frameOf = async (page: Page): Promise<Frame> => (await (await page.locator('iframe#chat').elementHandle()).contentFrame())!;

async function openChat(desk: Desk, dictation: boolean): Promise<Page> {
  mkdirSync(desk.profile, { recursive: true, mode: 0o700 });
  const chat = { options: { composer: { dictation: { enabled: dictation } } } };
  writeFileSync(join(desk.profile, 'settings.json'), JSON.stringify({ connection: { kind: 'local', chat } }));
  const page = await desk.open({ args: ['--use-fake-device-for-media-stream'] });
  await signUp(page, person());
  return page;
}

test.describe('the microphone', () => {
  test.beforeEach(({ desk }) => {
    test.skip(desk.host !== 'electron', 'In a browser, the browser asks');
  });

  test('is open to the chat page for the one request that a person pressed for, and to nobody before or after', async ({ desk }) => {
    const page = await openChat(desk, true);
    const frame = await frameOf(page);
    expect(await ask(frame, { audio: true })).toBe('NotAllowedError');

    const chat = chatFrame(page);
    for (let press = 0; press < 2; press += 1) {
      await chat.getByRole('button', { name: 'Dictate' }).click();
      // It is being recorded.
      await expect(chat.getByRole('button', { name: 'Insert as text' })).toBeFocused();
      expect(await ask(frame, { audio: true })).toBe('NotAllowedError');
      expect(await ask(frame, { video: true })).toBe('NotAllowedError');
      expect(await ask(page.mainFrame(), { audio: true })).toBe('NotAllowedError');
      await page.keyboard.press('Escape');
      await expect(chat.getByRole('button', { name: 'Dictate' })).toBeVisible();
    }
    expect(await ask(frame, { audio: true })).toBe('NotAllowedError');
  });

  test('is not opened for a script that presses the button: only a person’s press counts', async ({ desk }) => {
    const page = await openChat(desk, true);
    const chat = chatFrame(page);
    await expect(chat.getByRole('button', { name: 'Dictate' })).toBeVisible();
    // What Playwright evaluates counts as a gesture; the debugger itself can leave that out.
    const [shell, inside] = [await page.context().newCDPSession(page), await page.context().newCDPSession(await frameOf(page))];
    await expect
      .poll(async () => (await shell.send('Runtime.evaluate', { expression: 'navigator.userActivation.isActive', userGesture: false })).result.value as unknown, { timeout: 20_000 })
      .toBe(false);
    await inside.send('Runtime.evaluate', {
      expression: `[...document.querySelector('openai-chatkit').shadowRoot.querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === 'Dictate').click()`,
      userGesture: false,
    });
    await expect(chat.getByText('The microphone is not allowed.', { exact: false })).toBeVisible();
  });

  test('is nobody’s with dictation off, whoever says that a person asked', async ({ desk }) => {
    const page = await openChat(desk, false);
    const frame = await frameOf(page);
    await expect(chatFrame(page).getByRole('button', { name: 'Dictate' })).toHaveCount(0);
    const listen = (): Promise<unknown> =>
      page.evaluate(() => (window as unknown as { latchkey: { methods: Record<string, () => Promise<unknown>> } }).latchkey.methods['window.listen']!());
    expect(await listen()).toEqual({ ok: true, value: null });
    expect(await ask(frame, { audio: true })).toBe('NotAllowedError');
    expect(await ask(page.mainFrame(), { audio: true })).toBe('NotAllowedError');
  });

  test('does not see or listen for the window’s own page, even when a person has pressed to dictate', async ({ desk }) => {
    const page = await openChat(desk, true);
    const frame = await frameOf(page);
    await page.evaluate(() => (window as unknown as { latchkey: { methods: Record<string, () => Promise<unknown>> } }).latchkey.methods['window.listen']!());
    expect(await ask(page.mainFrame(), { audio: true })).toBe('NotAllowedError');
    expect(await ask(frame, { video: true })).toBe('NotAllowedError');
    expect(await ask(frame, { audio: true, video: true })).toBe('NotAllowedError');
    // Nothing of that used it up: it is the chat page's, and for sound.
    expect(await ask(frame, { audio: true })).toBe('granted');
    expect(await ask(frame, { audio: true })).toBe('NotAllowedError');
  });
});
