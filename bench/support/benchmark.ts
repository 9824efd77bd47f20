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

export function describeGoal(goal: Goal): string {
  return 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
}

/** @param part 0–1. Nearest rank: a value that was really measured. */
export function percentile(values: readonly number[], part: number): number {
  if (values.length === 0) throw new RangeError('There is nothing to take a percentile of.');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Milliseconds on a clock that all processes of one machine share. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
