export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
export function readCounts(file: string, root?: string): (Counts & { secondTries: string[] }) | undefined;
export function tellSecondTries(names: readonly string[]): string[];
export function formatCounts(counts: Counts): string;
