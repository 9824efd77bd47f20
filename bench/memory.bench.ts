import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { composer, send } from '../tests/e2e/support/actions.ts';
import { median, medianNoise, type Benchmark } from './support/benchmark.ts';
import { electronObstacle, emptyWindow, launch, ourApp, treePssMb, type Program } from './support/electron.ts';
import { createProfile, openApp } from './support/profile.ts';
import { startSlowModel } from './support/slow-model.ts';

const rounds = 3;
const settleMs = 5_000;
const samples = 5;
const sampleEveryMs = 1_000;
const wordsPerSecond = 50;

async function settledPss(pid: number): Promise<number> {
  await delay(settleMs);
  const values: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    values.push(treePssMb(pid));
    await delay(sampleEveryMs);
  }
  return median(values);
}

async function idle(program: Program): Promise<number> {
  const app = await launch(program);
  const pss = await settledPss(app.pid);
  await app.quit();
  return pss;
}

/** @returns MiB that an answer in progress adds to the same run at rest. */
async function streaming(dir: string): Promise<{ idle: number; added: number }> {
  const model = await startSlowModel(wordsPerSecond);
  const app = await openApp(dir, { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'bench', LATCHKEY_MODEL: 'bench' });
  await composer(app.page).waitFor();
  const before = await settledPss(app.pid);
  await send(app.page, 'Tell me a long story.');
  await app.chat.getByText('word40').waitFor();
  const during = await settledPss(app.pid);
  await app.quit();
  model.close();
  return { idle: before, added: during - before };
}

export const benchmark: Benchmark = {
  names: ['memory.idle_over_empty_mb', 'memory.streaming_over_idle_mb'],
  obstacle: electronObstacle,
  async run() {
    const emptyData = mkdtempSync(join(tmpdir(), 'latchkey-bench-empty-'));
    const profile = await createProfile({ threads: 5_000, items: 100_000 });
    const empty: number[] = [];
    const ours: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      empty.push(await idle(emptyWindow(emptyData)));
      ours.push(await idle(ourApp(profile.dir)));
    }
    const stream = await streaming(profile.dir);
    profile.dispose();
    rmSync(emptyData, { recursive: true, force: true });
    return [
      {
        name: 'memory.idle_over_empty_mb',
        value: median(ours) - median(empty),
        unit: 'MiB',
        baseline: median(empty),
        noise: medianNoise(ours.map((mb, round) => mb - (empty[round] ?? Number.NaN))),
        goal: { atMost: 60 },
      },
      { name: 'memory.streaming_over_idle_mb', value: stream.added, unit: 'MiB', baseline: stream.idle, goal: { atMost: 30 } },
    ];
  },
};
