import { createFakeThreads } from '../support/shell-harness/fake-threads.ts';
import { installFakeDesktop } from '../support/shell-harness/fake-desktop.ts';
import { startShellHarness, type ShellHarness } from '../support/shell-harness/harness.ts';
import { screens } from '../support/shell-harness/screens.ts';
import { speak } from '../support/shell-harness/speak.ts';
import { findings } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

/** States that a running app is hard to bring into: every screen of the shell over a desktop that says what the screen needs. */
test.describe('the shell', () => {
  test.skip(({ host }) => host === 'electron', 'the same pages are checked in the web host');
  // Some hundred screens, each a page of its own.
  test.setTimeout(900_000);
  let harness: ShellHarness | undefined;
  test.beforeAll(async () => {
    harness = await startShellHarness();
  });
  // Without a test that is not skipped there is none.
  test.afterAll(() => harness?.close());

  for (const [colorScheme, language] of [['light', 'en'], ['dark', 'en'], ['light', 'ar']] as const) {
    test(`passes axe on each of its screens in ${colorScheme}, also in a narrow window${language === 'ar' ? ', turned around for Arabic' : ''}`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
      // One page for all: a new one each would cost more than what is looked at. Its name, which stays, is the scenario.
      const page = await context.newPage();
      page.setDefaultTimeout(5_000);
      await page.addInitScript(`if (self === top) { localStorage.clear(); sessionStorage.clear(); (${installFakeDesktop.toString()})(JSON.parse(self.name || '{}')); }`);
      await page.goto(harness!.url);
      for (const [at, screen] of screens.entries()) {
        harness!.answerThreads(createFakeThreads(screen.threads ?? {}, Date.now()));
        await page.setViewportSize(at % 2 === 0 ? { width: 1280, height: 800 } : { width: 420, height: 700 });
        await page.evaluate((scenario) => (self.name = scenario), JSON.stringify(screen.scenario ?? {}));
        await page.goto(harness!.url);
        await page.locator('#root > *').first().waitFor({ state: 'attached' });
        await screen.act?.(page);
        if (language !== 'en') await speak(page, language);
        expect.soft(await findings(page, 'page'), `${screen.name} at ${page.viewportSize()?.width} px`).toEqual([]);
      }
      await context.close();
    });
  }
});
