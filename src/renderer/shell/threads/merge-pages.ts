import type { ThreadSummary } from './thread-groups.ts';

export interface Merge {
  /** What to show now. */
  threads: ThreadSummary[];
  /** True when nothing more needs to be asked for. */
  complete: boolean;
}

/**
 * Lays freshly read pages (newest first, from the top) over what was known.
 * - The last page ends the list: what was not in it is gone.
 * - `known` was complete and the pages reach into it: its tail stands, which keeps a refresh at one request.
 * - Otherwise the known rest stays visible until the next page arrives.
 */
export function mergePages(
  known: { threads: readonly ThreadSummary[]; complete: boolean },
  fresh: readonly ThreadSummary[],
  hasMore: boolean,
): Merge {
  if (!hasMore) return { threads: [...fresh], complete: true };
  const freshIds = new Set(fresh.map((thread) => thread.id));
  const lastFresh = fresh.at(-1)?.id;
  const joint = known.threads.findIndex((thread) => thread.id === lastFresh);
  const tail = known.threads.slice(joint + 1).filter((thread) => !freshIds.has(thread.id));
  return { threads: [...fresh, ...tail], complete: known.complete && joint >= 0 };
}
