import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { installFakeDesktop } from './fake-desktop.ts';
import { createFakeThreads } from './fake-threads.ts';
import { startShellHarness } from './harness.ts';
import { isLanguageChoice } from '../../../src/shared/texts/languages.ts';
import { screens } from './screens.ts';
import { speak } from './speak.ts';

/**
 * Photographs every screen of the shell in both schemes and two sizes, and lists what axe, the policy and the console
 * have against it: `node tests/support/shell-harness/shoot.ts FOLDER [name…]`. `LATCHKEY_LANGUAGE` turns each screen into that
 * language once it is there, as a person would in the settings.
 */
const [folder = 'test-results/shell', ...only] = process.argv.slice(2);
const sizes = [
  { name: 'wide', width: 1100, height: 760 },
  { name: 'narrow', width: 420, height: 640 },
  { name: 'slim', width: 360, height: 560 },
];
const language = process.env['LATCHKEY_LANGUAGE'];
await mkdir(folder, { recursive: true });
const harness = await startShellHarness();
const executablePath = process.env['LATCHKEY_CHROMIUM'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
let findings = 0;
for (const screen of screens) {
  if (only.length > 0 && !only.includes(screen.name)) continue;
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { name, ...viewport } of sizes) {
      harness.answerThreads(createFakeThreads(screen.threads ?? {}, Date.now()));
      const context = await browser.newContext({ viewport, colorScheme, bypassCSP: false });
      const page = await context.newPage();
      page.setDefaultTimeout(5_000);
      const label = `${screen.name} ${colorScheme} ${name}`;
      const report = (text: string): void => {
        findings += 1;
        console.log(`${label}: ${text}`);
      };
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) report(message.text());
      });
      page.on('pageerror', (error) => report(error.message));
      await page.addInitScript(installFakeDesktop, screen.scenario ?? {});
      await page.goto(harness.url);
      await page.waitForTimeout(250);
      try {
        await screen.act?.(page);
      } catch (error) {
        report(String(error).slice(0, 600));
      }
      if (isLanguageChoice(language)) await speak(page, language);
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `${screen.name}-${colorScheme}-${name}.png`) });
      const { violations } = await new AxeBuilder({ page }).exclude('#chat').analyze();
      for (const violation of violations)
        report(`${violation.impact ?? ''} ${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
      await context.close();
    }
  }
}
await browser.close();
await harness.close();
console.log(`${findings} findings`);
