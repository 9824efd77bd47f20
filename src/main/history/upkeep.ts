import type { Dispose } from '../platform.ts';
import type { OpenHistory } from './opening/open-history.ts';

const everyMs = 20_000;

/** Puts a history in order in small steps while it is open, so that space comes back without anybody waiting. @returns the undo */
export function startUpkeep({ database }: OpenHistory, schedule: (callback: () => void, delayMs: number) => Dispose): () => void {
  let cancel: Dispose;
  const next = (): void => {
    cancel = schedule(() => {
      try {
        database.tidy();
      } catch {
        // A full disk or a damaged page: whoever writes or reads next finds out and says so.
      }
      next();
    }, everyMs);
  };
  next();
  return () => void cancel();
}
