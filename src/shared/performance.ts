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

/** The middle value, or the mean of the two in the middle; `undefined` of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.length === 0 ? undefined : middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
