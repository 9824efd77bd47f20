import type { Dispose } from '../platform.ts';

/** Calls back once nothing has stirred for a while, and again after whatever stirs next. */
export function createQuiet(schedule: (callback: () => void, delayMs: number) => Dispose, afterMs: number, onQuiet: () => void): { stir(): void; dispose(): void } {
  let cancel: Dispose | undefined;
  return {
    stir() {
      void cancel?.();
      cancel = schedule(onQuiet, afterMs);
    },
    dispose: () => void cancel?.(),
  };
}
