export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
export interface FileCounts extends Counts {
  /** Relative to the root. */
  name: string;
  /** Names of what failed. */
  failures: string[];
  secondTries: string[];
}
export interface RunCounts extends Counts {
  secondTries: string[];
  files: FileCounts[];
}
export function readCounts(file: string, root?: string): RunCounts | undefined;
export function failedFiles(counts: RunCounts): string[];
export function withSecondRun(first: RunCounts, second: RunCounts): RunCounts;
export function tellSecondTries(names: readonly string[]): string[];
export function formatCounts(counts: Counts): string;
