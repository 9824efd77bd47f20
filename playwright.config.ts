import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { fakeMicrophone, type HostName } from './tests/e2e/support/fixtures.ts';

/** A Chromium of the system's, where there is one; Playwright's own elsewhere. */
const chromium = [process.env['LATCHKEY_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);

export default defineConfig<object, { host: HostName }>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Two cores: a second app beside the first would only make both slow.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // On a busy machine the driver loses a frame of Electron's now and then. What is right the second time is told as flaky.
  retries: 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: { args: [fakeMicrophone], ...(chromium !== undefined && { executablePath: chromium }) },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'web', use: { host: 'web' } },
    // What is the same page in the same Chromium is tested once, in the web host; Electron has what its host does otherwise.
    { name: 'electron', use: { host: 'electron' }, testIgnore: ['**/shell.spec.ts', '**/accessibility-screens.spec.ts', '**/element/**', '**/visual/**'] },
  ],
});
