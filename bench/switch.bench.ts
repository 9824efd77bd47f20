import type { Page } from '@playwright/test';
import { chatFrame } from '../tests/e2e/support/fixtures.ts';
import { percentile, type Benchmark } from './support/benchmark.ts';
import { fillProfile } from './support/profile.ts';
import { chromiumObstacle, openSettled, withWebDesk } from './support/web-desk.ts';

const history = { threads: 10_000, items: 100_000 };
const switches = 60;
const waitMs = 60_000;

/** Clicks a chat of the sidebar. @returns when, ms since 1970, and which */
function choose(page: Page, at: number): Promise<{ at: number; threadId: string }> {
  return page.evaluate((index) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-thread]')];
    const row = rows[index % rows.length]!;
    const when = performance.timeOrigin + performance.now();
    row.click();
    return { at: when, threadId: row.dataset['thread'] ?? '' };
  }, at);
}

/** @returns when the newest message of the chat was drawn, ms since 1970 */
function drawn(page: Page, threadId: string): Promise<number> {
  return chatFrame(page).locator('openai-chatkit').evaluate(
    (element, { id, ms }) =>
      new Promise<number>((resolve, reject) => {
        const end = performance.now() + ms;
        const look = (): void => {
          const thread = id.replace('thr_seed', '');
          const there = element.shadowRoot?.querySelector(`[data-item^="msg_seed${thread}_"]`);
          if (there !== null && there !== undefined) resolve(performance.timeOrigin + performance.now());
          else if (performance.now() > end) reject(new Error(`${id} was not drawn.`));
          else requestAnimationFrame(look);
        };
        look();
      }),
    { id: threadId, ms: waitMs },
  );
}

/** From the click on a chat to its newest message, out of the history on this computer: the server is not there. */
export const benchmark: Benchmark = {
  names: ['thread.switch_ms_p95'],
  obstacle: chromiumObstacle,
  run: () =>
    withWebDesk(async (desk, dataDir) => {
      const server = await desk.serve({ dataDir });
      const args = ['--server', server.match];
      await openSettled(desk, args);
      await desk.close();
      await server.stop();
      await fillProfile(desk.profile, history, { dataDir });

      const page = await desk.open({ args });
      await page.locator('[data-thread]').nth(8).waitFor();
      const times: number[] = [];
      for (let n = 0; n < switches; n += 1) {
        const chosen = await choose(page, n * 3);
        times.push((await drawn(page, chosen.threadId)) - chosen.at);
      }
      return [{ name: 'thread.switch_ms_p95', value: percentile(times, 0.95), unit: `ms of ${history.threads} threads, offline`, goal: { atMost: 100 } }];
    }),
};
