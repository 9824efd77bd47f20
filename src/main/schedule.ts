import type { Dispose } from './platform.ts';

/** Longest delay a Node timer takes; above it the timer would fire at once (Node timers documentation). */
const maxDelayMs = 2_147_483_647;

/** `setTimeout` as an injectable: calls back once after the delay (ms), never keeps the process alive, returns the undo. */
export function schedule(callback: () => void, delayMs: number): Dispose {
  const timer = setTimeout(callback, Math.min(Math.max(0, delayMs), maxDelayMs));
  timer.unref();
  return () => clearTimeout(timer);
}
