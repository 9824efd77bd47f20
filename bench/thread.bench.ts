import { chromium, type Browser, type Page } from '@playwright/test';
import { median, percentile, type Benchmark, type Measurement } from './support/benchmark.ts';
import { chromiumObstacle, executablePath } from './support/web-desk.ts';
import { servePages, type Pages } from './thread/serve.ts';
import { openOurs, openRival, streamInto, type Contender, type Streamed } from './thread/drive.ts';

const openRounds = 5;

interface Result {
  openMs: number;
  streamed: Streamed;
}

async function measure(browser: Browser, open: (page: Page) => Promise<Contender>, rounds: number): Promise<Result> {
  const opened: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
    const contender = await open(page);
    opened.push(contender.openMs);
    if (round === rounds - 1) {
      const streamed = await streamInto(browser, page, contender);
      await page.close();
      return { openMs: median(opened), streamed };
    }
    await page.close();
  }
  throw new RangeError('At least one round.');
}

function report(ours: Result, theirs: Result, plain: Result): Measurement[] {
  const sides = (pick: (result: Result) => number): string => `assistant-ui ${pick(theirs).toFixed(0)}, plain list ${pick(plain).toFixed(0)}`;
  const row = (name: string, unit: string, atMost: number, pick: (result: Result) => number): Measurement => ({
    name, value: pick(ours), unit: `${unit} (${sides(pick)})`, baseline: pick(theirs), ratio: pick(ours) / pick(theirs), goal: { atMost },
  });
  return [
    row('thread.open_ms', 'ms', 300, ({ openMs }) => openMs),
    row('thread.longest_task_ms', 'ms', 50, ({ streamed }) => streamed.longestTaskMs),
    row('thread.dropped_frames_percent', '%', 5, ({ streamed: { felt } }) => (100 * felt.dropped) / felt.frames),
    row('thread.typing_ms_p95', 'ms', 16, ({ streamed: { felt } }) => percentile(felt.keys, 0.95)),
  ];
}

export const benchmark: Benchmark = {
  names: ['thread.open_ms', 'thread.longest_task_ms', 'thread.dropped_frames_percent', 'thread.typing_ms_p95'],
  obstacle: chromiumObstacle,
  async run() {
    const pages: Pages = await servePages();
    const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
    try {
      const ours = await measure(browser, (page) => openOurs(page, pages.ours), openRounds);
      const theirs = await measure(browser, (page) => openRival(page, pages.rival('assistant-ui')), 1);
      const plain = await measure(browser, (page) => openRival(page, pages.rival('plain')), 1);
      return report(ours, theirs, plain);
    } finally {
      await browser.close();
      await pages.close();
    }
  },
};
