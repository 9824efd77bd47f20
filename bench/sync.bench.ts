import { chromium, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderBytes } from '../src/main/history/opening/files.ts';
import { composer, signUp } from '../tests/e2e/support/actions.ts';
import { chatFrame, createDesk, person } from '../tests/e2e/support/fixtures.ts';
import { seededRandom } from '../tests/support/random.ts';
import { seedHistory } from '../tests/support/seed-history.ts';
import { percentile, type Benchmark } from './support/benchmark.ts';
import { onlyUser } from './support/profile.ts';
import { watchPage, type Felt } from './thread/watch.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome', chromium.executablePath()].find((path) => existsSync(path));
const account = { threads: 2_000, items: 60_000 };
const presses = 150;
const keyPauseMs = 60;
const waitMs = 60_000;

async function until(page: Page, what: string, there: () => boolean): Promise<void> {
  const end = performance.now() + waitMs;
  while (!there()) {
    if (performance.now() > end) throw new Error(`${what} did not happen in a minute.`);
    await page.waitForTimeout(250);
  }
}

/** Bytes of all histories of a profile: they grow while the sync reads. */
function storedBytes(profile: string): number {
  const folder = join(profile, 'history');
  return existsSync(folder) ? readdirSync(folder).reduce((sum, account) => sum + folderBytes(join(folder, account)), 0) : 0;
}

/** @returns ms from each key to the end of the work that it caused, in the real app. */
async function typing(page: Page): Promise<number[]> {
  const field = composer(page);
  await field.focus();
  const document = chatFrame(page).locator('html');
  await document.evaluate(watchPage);
  for (let at = 0; at < presses; at += 1) {
    await page.keyboard.press('a');
    await page.waitForTimeout(keyPauseMs);
  }
  const felt = await document.evaluate(() => (window as unknown as { felt(): Felt }).felt());
  await field.fill('');
  return felt.keys;
}

/** Types while the background sync reads a large account, and while there is nothing to read. */
export const benchmark: Benchmark = {
  names: ['sync.typing_ms_p95'],
  obstacle: async () => (executablePath === undefined ? 'there is no Chromium' : undefined),
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-sync-'));
    const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
    const desk = createDesk('web', folder, browser);
    const dataDir = join(folder, 'server');
    const log = join(desk.profile, 'logs', 'latchkey.log');
    try {
      const server = await desk.serve({ dataDir });
      const args = ['--server', server.match];
      const idle = await desk.open({ args });
      await signUp(idle, person());
      await composer(idle).waitFor();
      await until(idle, 'The end of the first sync', () => readFileSync(log, 'utf8').includes('sync.finished'));
      const baseline = await typing(idle);
      await desk.close();
      await server.stop();
      seedHistory({ dataDir, userId: onlyUser(dataDir), ...account, random: seededRandom(1) });

      await desk.serve({ dataDir, port: Number(new URL(server.match).port) });
      const busy = await desk.open({ args });
      await composer(busy).waitFor();
      const before = storedBytes(desk.profile);
      await until(busy, 'The beginning of the sync', () => storedBytes(desk.profile) > before);
      const atStart = storedBytes(desk.profile);
      const keys = await typing(busy);
      if (storedBytes(desk.profile) === atStart) throw new Error('The background sync did nothing while somebody typed.');
      const [value, at] = [percentile(keys, 0.95), percentile(baseline, 0.95)];
      return [{ name: 'sync.typing_ms_p95', value, unit: `ms while ${account.threads} chats are read`, baseline: at, ratio: value / at, goal: { atMost: 16 } }];
    } finally {
      await desk.dispose();
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
