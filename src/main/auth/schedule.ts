import type { Dispose } from '../platform.ts';

/** Runs something once, after a delay in milliseconds; the returned function calls it off. Injected, so that tests own the clock. */
export type Schedule = (run: () => void, delayMs: number) => Dispose;
