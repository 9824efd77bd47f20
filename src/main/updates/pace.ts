const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export interface PaceFacts {
  /** In a row. */
  failures: number;
  /** There is an update, which waits for the battery or the network. */
  waits: boolean;
  /** After the start of the app. */
  first?: boolean;
  /** From 0 to below 1. */
  random(): number;
}

/**
 * When to look next, in ms: half a minute to two and a half after the start, then every five to seven hours. After a failure
 * sooner, each time later; while an update waits, often, which asks for a few kilobytes alone. Never the same for everybody.
 */
export function nextCheckMs({ failures, waits, first = false, random }: PaceFacts): number {
  if (first) return minuteMs / 2 + random() * 2 * minuteMs;
  if (waits) return 20 * minuteMs + random() * 20 * minuteMs;
  if (failures === 0) return 5 * hourMs + random() * 2 * hourMs;
  return Math.min(6 * hourMs, 10 * minuteMs * 2 ** Math.min(failures - 1, 6)) * (0.75 + random() / 2);
}
