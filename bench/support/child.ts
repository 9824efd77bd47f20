/** Runs one benchmark file in a process of its own: `node child.ts FILE`. Sends the measurements, or why there are none, to its parent. */
import { resolve } from 'node:path';
import type { Benchmark, Measurement } from './benchmark.ts';

export type Outcome = { measurements: Measurement[] } | { obstacle: string };

const { benchmark } = (await import(resolve(process.argv[2] ?? ''))) as { benchmark: Benchmark };
const obstacle = await benchmark.obstacle?.();
// What is waited for may not keep a process alive, as the keychain's answer does not.
const alive = setInterval(() => undefined, 2 ** 30);
const outcome: Outcome = obstacle === undefined ? { measurements: await benchmark.run() } : { obstacle };
clearInterval(alive);
process.send?.(outcome, () => process.exit(0));
