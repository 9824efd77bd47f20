import type { ThreadItem, ThreadStreamEvent, UserMessageItem } from '../../../shared/chatkit/types.ts';
import type { ChatStore, StoredThread } from '../../chat-store.ts';
import { clientThread, isHidden } from '../wire/views.ts';

/** Longest stored answer that is given once more, in items. */
const maxItems = 500;

/** The answer to a message as clients know it: everything stored up to the next message, oldest first. */
export function storedAnswer(store: ChatStore, userId: string, message: UserMessageItem): ThreadItem[] {
  const { data } = store.listItems(userId, message.thread_id, { limit: maxItems, order: 'asc', after: message.id });
  const end = data.findIndex(({ type }) => type === 'user_message');
  return (end === -1 ? data : data.slice(0, end)).filter((item) => !isHidden(item));
}

/** A stored message and its answer as the events that a client would have had (protocol §3.3). */
export function replayEvents(thread: StoredThread, isNew: boolean, message: UserMessageItem, answer: readonly ThreadItem[]): ThreadStreamEvent[] {
  return [
    ...(isNew ? [{ type: 'thread.created', thread: clientThread(thread) } as const] : []),
    ...[message, ...answer].map((item) => ({ type: 'thread.item.done', item }) as const),
  ];
}
