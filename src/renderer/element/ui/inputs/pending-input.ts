import type { ThreadEntry, ThreadState } from '../../../../shared/chatkit/thread-state.ts';
import type { StructuredInputItem } from '../../../../shared/chatkit/types.ts';

/** Questions that take over the composer: the newest thing in the thread, complete and not answered (§4.2). */
export function pendingInput({ past, live, thread }: ThreadState): StructuredInputItem | undefined {
  if ((thread?.status.type ?? 'active') !== 'active') return undefined;
  const counts = (entry: ThreadEntry): boolean => entry.item.type !== 'end_of_turn';
  const newest = live.findLast(counts) ?? past.findLast(counts);
  if (newest === undefined || newest.streaming || newest.item.type !== 'structured_input') return undefined;
  return newest.item.status === 'pending' && newest.item.inputs.length > 0 ? newest.item : undefined;
}
