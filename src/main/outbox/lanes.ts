import { isLocalThread } from '../../shared/history.ts';
import type { OutboxEntry } from '../history-store.ts';

export interface LaneState {
  /** Threads that are being answered: nothing is said into an answer. */
  busy(threadId: string): boolean;
  /** Whether the entry may not be tried now. */
  resting(entry: OutboxEntry): boolean;
}

/** The entry to be sent next: what was said in a thread is sent in its order, whatever waits in others. */
export function nextEntry(entries: readonly OutboxEntry[], { busy, resting }: LaneState): OutboxEntry | undefined {
  const blocked = new Set<string>();
  for (const entry of entries) {
    const { threadId, state } = entry;
    if (blocked.has(threadId)) continue;
    if (state === 'refused') {
      // What follows needs the thread that was not made.
      if (entry.kind === 'message' && isLocalThread(threadId)) blocked.add(threadId);
      continue;
    }
    // Its thread is still to be made, by whichever message comes first; where all were taken back, by one that is still to be said.
    if (entry.kind === 'rename' && isLocalThread(threadId)) continue;
    if (state !== 'sending' && !busy(threadId) && !resting(entry)) return entry;
    blocked.add(threadId);
  }
  return undefined;
}

/** Whether something that was said before in that thread is still to be sent. */
export function isWaiting(entries: readonly OutboxEntry[], threadId: string): boolean {
  return entries.some((entry) => entry.threadId === threadId && (entry.state !== 'refused' || (entry.kind === 'message' && isLocalThread(threadId))));
}
