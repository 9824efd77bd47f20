import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import type { HostName } from './tests/e2e/support/fixtures.ts';

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
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: chromium === undefined ? {} : { executablePath: chromium },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'web', use: { host: 'web' } },
    // The shell's own tests drive its page in plain Chromium, with no host behind it: once is enough. So are pictures.
    { name: 'electron', use: { host: 'electron' }, testIgnore: ['**/shell.spec.ts', '**/visual/**'] },
  ],
});
