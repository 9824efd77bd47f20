import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, medianNoise, type Benchmark } from './support/benchmark.ts';
import { electronObstacle, emptyWindow, launch, ourApp, type Program } from './support/electron.ts';
import { createProfile } from './support/profile.ts';

const rounds = 9;
const fullHistory = { threads: 5_000, items: 100_000 };

async function timeStart(program: Program): Promise<number> {
  const app = await launch(program);
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
      { program: emptyWindow(emptyData), times: [] as number[] },
      { program: ourApp(fresh.dir), times: [] as number[] },
      { program: ourApp(full.dir), times: [] as number[] },
    ];
    // The first round warms the disk cache and is not counted; each round meets the same moment of the machine.
    for (let round = 0; round <= rounds; round += 1) {
      for (const { program, times } of apps) {
        const readyMs = await timeStart(program);
        if (round > 0) times.push(readyMs);
      }
    }
    fresh.dispose();
    full.dispose();
    rmSync(emptyData, { recursive: true, force: true });
    const [emptyTimes = [], freshTimes = [], fullTimes = []] = apps.map(({ times }) => times);
    const [emptyMs, freshMs, fullMs] = [median(emptyTimes), median(freshTimes), median(fullTimes)];
    // Two starts of one round share its moment of the machine.
    const noiseOver = (others: readonly number[]): number => medianNoise(fullTimes.map((ms, round) => ms / (others[round] ?? Number.NaN)));
    return [
      {
        name: 'start.ratio',
        value: fullMs / emptyMs,
        unit: `× (${fullMs.toFixed(0)} ms)`,
        baseline: emptyMs,
        ratio: fullMs / emptyMs,
        noise: noiseOver(emptyTimes),
        goal: { atMost: 1.5 },
      },
      {
        name: 'start.growth',
        value: fullMs / freshMs,
        unit: `× (${fullMs.toFixed(0)} ms)`,
        baseline: freshMs,
        ratio: fullMs / freshMs,
        noise: noiseOver(freshTimes),
        goal: { atMost: 1.05 },
      },
    ];
  },
};
