import type { Page } from '@playwright/test';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderBytes } from '../src/main/history/opening/files.ts';
import { composer } from '../tests/e2e/support/actions.ts';
import { chatFrame } from '../tests/e2e/support/fixtures.ts';
import { seededRandom } from '../tests/support/random.ts';
import { seedHistory } from '../tests/support/seed-history.ts';
import { percentile, type Benchmark } from './support/benchmark.ts';
import { onlyUser } from './support/profile.ts';
import { chromiumObstacle, openSettled, until, withWebDesk } from './support/web-desk.ts';
import { watchPage, type Felt } from './thread/watch.ts';

const account = { threads: 2_000, items: 60_000 };
const presses = 150;
const keyPauseMs = 60;

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
  obstacle: chromiumObstacle,
  run: () =>
    withWebDesk(async (desk, dataDir) => {
      const server = await desk.serve({ dataDir });
      const args = ['--server', server.match];
      const baseline = await typing(await openSettled(desk, args));
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
    }),
};
