import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Benchmark } from './support/benchmark.ts';
import { electronObstacle, emptyApp, launch, root } from './support/electron.ts';
import { createProfile } from './support/profile.ts';

const rounds = 9;
const fullHistory = { threads: 5_000, items: 100_000 };

async function timeStart(args: readonly string[]): Promise<number> {
  const app = await launch(args);
  await app.quit();
  return app.readyMs;
}

export const benchmark: Benchmark = {
  names: ['start.ratio', 'start.growth'],
  obstacle: electronObstacle,
  async run() {
    const emptyData = mkdtempSync(join(tmpdir(), 'latchkey-bench-empty-'));
    const fresh = await createProfile({ threads: 0, items: 0 });
    const full = await createProfile(fullHistory);
    const apps = [
      { name: 'empty', args: [emptyApp, emptyData], times: [] as number[] },
      { name: 'fresh', args: [root, '--profile', fresh.dir], times: [] as number[] },
      { name: 'full', args: [root, '--profile', full.dir], times: [] as number[] },
    ];
    // The first round warms the disk cache and is not counted; each round meets the same moment of the machine.
    for (let round = 0; round <= rounds; round += 1) {
      for (const { args, times } of apps) {
        const readyMs = await timeStart(args);
        if (round > 0) times.push(readyMs);
      }
    }
    fresh.dispose();
    full.dispose();
    rmSync(emptyData, { recursive: true, force: true });
    const [emptyMs, freshMs, fullMs] = apps.map(({ times }) => median(times)) as [number, number, number];
    return [
      {
        name: 'start.ratio',
        value: fullMs / emptyMs,
        unit: `× (${fullMs.toFixed(0)} ms)`,
        baseline: emptyMs,
        ratio: fullMs / emptyMs,
        goal: { atMost: 1.5 },
      },
      {
        name: 'start.growth',
        value: fullMs / freshMs,
        unit: `× (${fullMs.toFixed(0)} ms)`,
        baseline: freshMs,
        ratio: fullMs / freshMs,
        goal: { atMost: 1.05 },
      },
    ];
  },
};
