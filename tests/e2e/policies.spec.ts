import { request as httpRequest } from 'node:http';
import { complaintsAbout, parsePolicy } from '../support/csp.ts';
import { signUp } from './support/actions.ts';
import { expect, person, test } from './support/fixtures.ts';

/** Policies of the web host's documents; those of the app are read from the package (`tests/package/security-pages.test.ts`). */
test.describe('policies of the web host’s pages', () => {
  test.beforeEach(({ desk }) => {
    test.skip(desk.host !== 'web', 'The desktop app’s are read from the package');
  });

  test('shell, chat and diagrams let in nothing but their own, with Trusted Types', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    const chat = (await (await page.waitForSelector('iframe#chat', { state: 'attached' })).contentFrame())!;
    const headersOf = (frame: typeof chat, path: string) => frame.evaluate(async (to) => Object.fromEntries((await fetch(to)).headers), path);
    const shellPolicy = (await headersOf(page.mainFrame(), '/'))['content-security-policy']!;
    expect(complaintsAbout(shellPolicy)).toEqual([]);
    expect(parsePolicy(shellPolicy).get('frame-ancestors')).toEqual([`'none'`]);
    const chatPolicy = (await headersOf(chat, '/'))['content-security-policy']!;
    expect(complaintsAbout(chatPolicy)).toEqual([]);
    expect(parsePolicy(chatPolicy).get('frame-ancestors')).toEqual([new URL(page.url()).origin]);
    expect(complaintsAbout((await headersOf(chat, '/chat/diagram.html'))['content-security-policy'], [`style-src 'unsafe-inline'`])).toEqual([]);

    for (const frame of [page.mainFrame(), chat]) {
      expect(await frame.evaluate(() => {
        try {
          document.createElement('div').innerHTML = '<b>x</b>';
          return 'set';
        } catch (error) {
          return (error as Error).name;
        }
      })).toBe('TypeError');
    }
    // The frame may not take the tab along.
    expect(await chat.evaluate(() => {
      try {
        top!.location.href = 'https://example.com/';
        return 'tried';
      } catch (error) {
        return (error as Error).name;
      }
    })).toBe('SecurityError');
    expect(new URL(page.url()).hostname).toBe('127.0.0.1');
  });

  test('the closed door has a policy that lets in nothing at all', async ({ desk }) => {
    const page = await desk.open();
    const { origin } = new URL(page.url());
    const headers = await new Promise<Record<string, string | string[] | undefined>>((resolve) => httpRequest(origin, (answer) => resolve(answer.resume().headers)).end());
    expect(complaintsAbout(headers['content-security-policy'] as string)).toEqual([]);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });
});
