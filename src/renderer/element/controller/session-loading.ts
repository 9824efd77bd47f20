import type { ChatKitClient } from '../../../shared/chatkit/client.ts';
import { loadThread } from '../../../shared/chatkit/thread-state.ts';
import type { ThreadState } from '../../../shared/chatkit/thread-state.ts';
import type { ThreadItem } from '../../../shared/chatkit/types.ts';

/** Items per page when reading a long thread backwards: enough for a few screens, small enough to draw at once. */
const pageSize = 100;

export interface LoadedThread {
  state: ThreadState;
  /** Cursor to items older than these; absent when these are all. */
  olderAfter?: string;
}

/**
 * Reads a thread. `threads.get_by_id` has its oldest 20 items (§2.7); of a longer one the newest page is read instead,
 * because that is where people continue, and the rest when they scroll up.
 */
export async function fetchThread(client: ChatKitClient, threadId: string, signal: AbortSignal): Promise<LoadedThread> {
  const thread = await client.json('threads.get_by_id', { thread_id: threadId }, signal);
  if (!thread.items.has_more) return { state: loadThread(thread, thread.items.data) };
  const page = await fetchOlder(client, threadId, undefined, signal);
  return { state: loadThread(thread, page.items), ...(page.olderAfter === undefined ? {} : { olderAfter: page.olderAfter }) };
}

export interface OlderPage {
  /** Oldest first. */
  items: ThreadItem[];
  olderAfter?: string;
}

/** Pages may come up empty with more behind them, since hidden items are taken out after paging (§2.9). */
export async function fetchOlder(client: ChatKitClient, threadId: string, after: string | undefined, signal: AbortSignal): Promise<OlderPage> {
  let cursor = after;
  for (;;) {
    const page = await client.json(
      'items.list',
      { thread_id: threadId, limit: pageSize, order: 'desc', ...(cursor === undefined ? {} : { after: cursor }) },
      signal,
    );
    // A page that claims more without a new cursor would be read for ever.
    const next = page.has_more && page.after !== undefined && page.after !== cursor ? page.after : undefined;
    if (page.data.length > 0 || next === undefined) {
      return { items: page.data.toReversed(), ...(next === undefined ? {} : { olderAfter: next }) };
    }
    cursor = next;
  }
}
