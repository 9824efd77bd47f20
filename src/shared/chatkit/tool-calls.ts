import { replaceItem } from './reducer-items.ts';
import type { ThreadEntry, ThreadState } from './thread-state.ts';
import type { ClientToolCallItem } from './types.ts';

function isPending(entry: ThreadEntry): entry is ThreadEntry & { item: ClientToolCallItem } {
  return entry.item.type === 'client_tool_call' && entry.item.status === 'pending';
}

/** The call that the stream just read has ended on (§5.3). Not one of an earlier stream: nobody waits for that any more. */
export function calledTool(state: ThreadState): ClientToolCallItem | undefined {
  const entry = state.live.findLast((one) => one.item.type === 'client_tool_call' && one.turn === state.turn);
  return entry !== undefined && isPending(entry) ? entry.item : undefined;
}

/**
 * A call nobody has answered: the page was reloaded, or the answer stopped, meanwhile. Only the newest item counts, as
 * the server takes output for no other (§2.3). It is never run without being asked for.
 */
export function waitingTool({ past, live }: ThreadState): ClientToolCallItem | undefined {
  const newest = (entry: ThreadEntry): boolean => entry.item.type !== 'end_of_turn';
  const entry = live.findLast(newest) ?? past.findLast(newest);
  return entry !== undefined && isPending(entry) ? entry.item : undefined;
}

/** The server stores the completed call but does not send it again (§5.3). */
export function completeToolCall(state: ThreadState, call: ClientToolCallItem, output: unknown): ThreadState {
  return replaceItem(state, { ...call, status: 'completed', output });
}
