import type { Page } from '@playwright/test';
import type { DesktopApi } from '../../../src/shared/desktop-api.ts';
import type { LanguageChoice } from '../../../src/shared/texts/languages.ts';

/** Chooses a language on a page over the fake desktop, and waits until the page speaks it. */
export async function speak(page: Page, language: LanguageChoice): Promise<void> {
  await page.evaluate(async (chosen) => {
    await (window as unknown as { latchkey: DesktopApi }).latchkey.methods['settings.set']({ language: chosen });
  }, language);
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, language);
}
