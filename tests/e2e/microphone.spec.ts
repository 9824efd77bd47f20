import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from '@playwright/test';
import { signUp } from './support/actions.ts';
import { expect, person, test } from './support/fixtures.ts';

/** Asks as dictation does. @returns the name of the error, or `granted`. */
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

test.describe('the microphone', () => {
  test.beforeEach(({ desk }) => {
    test.skip(desk.host !== 'electron', 'In a browser, the browser asks');
  });

  for (const dictation of [true, false]) {
    test(`is ${dictation ? 'the chat page’s alone, without the camera' : 'nobody’s with dictation off'}`, async ({ desk }) => {
      mkdirSync(desk.profile, { recursive: true, mode: 0o700 });
      const chat = { options: { composer: { dictation: { enabled: dictation } } } };
      writeFileSync(join(desk.profile, 'settings.json'), JSON.stringify({ connection: { kind: 'local', chat } }));
      const page = await desk.open({ args: ['--use-fake-device-for-media-stream'] });
      await signUp(page, person());
      const frame = (await (await page.locator('iframe#chat').elementHandle()).contentFrame())!;
      expect(await ask(frame, { audio: true })).toBe(dictation ? 'granted' : 'NotAllowedError');
      expect(await ask(frame, { video: true })).toBe('NotAllowedError');
      expect(await ask(page.mainFrame(), { audio: true })).toBe('NotAllowedError');
    });
  }
});
