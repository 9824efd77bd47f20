import { queuedItemPrefix } from '../../../shared/history.ts';
import type { ThreadItem } from '../../../shared/chatkit/types.ts';

/** What some backends give every reply as its id (protocol §3.4, chatkit-python #36). */
const placeholderId = '__fake_id__';

/** What an item is known by in its thread: its id, or for a placeholder id its time as well, so that replies do not replace each other. */
export function keyOfItem(item: ThreadItem): string {
  return item.id === placeholderId ? `${placeholderId}@${item.created_at}` : item.id;
}

/** Whether one key of several may be meant: `__fake_id__` as somebody else names it. */
export function isPlaceholder(id: string): boolean {
  return id === placeholderId;
}

/** Whether the server does not know it yet; such items are shown after all others. */
export function isQueued(itemId: string): boolean {
  return itemId.startsWith(queuedItemPrefix);
}

/** The id behind a key. */
export function idOfKey(key: string): string {
  return key.startsWith(`${placeholderId}@`) ? placeholderId : key;
}

/** Ranks from here on are of items that wait in the outbox: after all that the server knows. */
export const queuedRank = 2 ** 40;
