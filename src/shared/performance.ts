/** How fast the app starts and how much memory it takes, as it measures it itself. Never leaves the computer. */

export interface StartSample {
  /** When, ms since 1970. */
  at: number;
  /** From the beginning of the process until its first screen took input, ms. */
  ms: number;
  /** Of the app. */
  version: string;
}

export interface MemorySample {
  /** When, ms since 1970. */
  at: number;
  /** Of all the app's processes together, as the system counts them, MiB. */
  mb: number;
}

export interface PerformanceView {
  /** Oldest first. Empty in the web host, where a start has no end of its own: somebody opens a page. */
  starts: readonly StartSample[];
  /** Oldest first; the newest is of now. */
  memory: readonly MemorySample[];
}

/** The middle value; `undefined` of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : sorted.length === 0 ? undefined : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
