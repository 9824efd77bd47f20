import type { HistoryStore } from '../history-store.ts';
import { stateNames } from './sync-state.ts';
import { headSize, type SyncThreads } from './sync-threads.ts';

/** Long threads that one walk reads anew from end to end, and threads that it looks at for that. */
export const longVerified = 25;
const mostLookedAt = 1_000;

/**
 * A look at the newest items cannot tell that one far back was changed, and the protocol has no mark of a change. So some of
 * the complete threads that are longer than that are read whole on each walk, in turn; goes on where an earlier one ended.
 * @param threadIds complete ones. Rejects as a walk does.
 */
export async function verifyLong({ db, threads }: { db: HistoryStore; threads: Pick<SyncThreads, 'readAll'> }, threadIds: readonly string[]): Promise<void> {
  const reached = (await db.state.get(stateNames.verified)) ?? '';
  const next = threadIds.filter((id) => id > reached).sort();
  let read = 0;
  for (const threadId of next.slice(0, mostLookedAt)) {
    const { has_more } = await db.items(threadId, { limit: headSize, order: 'desc' });
    if (!has_more) continue;
    await threads.readAll(threadId);
    await db.state.set(stateNames.verified, threadId);
    read += 1;
    if (read === longVerified) return;
  }
  await db.state.set(stateNames.verified, next[mostLookedAt - 1]);
}
