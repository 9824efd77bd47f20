/** A budget of ours (README of this folder: CONTRIBUTING.md, "Benchmarks"). */
export type Goal = { atMost: number } | { atLeast: number };

export interface Measurement {
  /** `area.what_unit`, as in the table of budgets. */
  name: string;
  value: number;
  unit: string;
  /** The same measured without us, in the same run. */
  baseline?: number;
  /** `value` against `baseline`, where that is what the budget is about. */
  ratio?: number;
  /** How far the value is off by chance, in its unit: half of where the true one lies, 19 times in 20. Absent: not known. */
  noise?: number;
  goal: Goal;
}

/** One `*.bench.ts` file. It runs in a process of its own. */
export interface Benchmark {
  /** Names it measures, so that `--only` can choose without running. */
  names: readonly string[];
  /** Why it cannot run here, as a clause; `undefined` when it can. */
  obstacle?(): Promise<string | undefined>;
  run(): Promise<Measurement[]>;
}

export function meets({ goal, value }: Measurement): boolean {
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
}

/** Misses its goal by more than chance explains. */
export function missesBeyondNoise({ goal, value, noise = 0 }: Measurement): boolean {
  return 'atMost' in goal ? value - noise > goal.atMost : value + noise < goal.atLeast;
}

export function describeGoal(goal: Goal): string {
  return 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
}

/** @param part 0–1. Nearest rank: a value that was really measured. */
export function percentile(values: readonly number[], part: number): number {
  if (values.length === 0) throw new RangeError('There is nothing to take a percentile of.');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}

/**
 * Half the width of the 95 % interval of a median, from the order of its values (sign test; Conover, Practical Nonparametric
 * Statistics, 3.2): it takes no shape of the noise for granted. With fewer than six values it is half of their range.
 */
export function medianNoise(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const count = sorted.length;
  let below = 0;
  let chance = 0.5 ** count;
  let sum = chance;
  // The most values that may be cut off at each end so that both together are passed over less than once in twenty.
  while (sum + (chance * (count - below)) / (below + 1) <= 0.025) {
    below += 1;
    chance *= (count - below + 1) / below;
    sum += chance;
  }
  const cut = sum <= 0.025 ? below + 1 : 0;
  const low = sorted[Math.max(0, cut - 1)];
  const high = sorted[count - Math.max(1, cut)];
  if (low === undefined || high === undefined) throw new RangeError('There is no noise of nothing.');
  return (high - low) / 2;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Milliseconds on a clock that all processes of one machine share. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
