import { hiddenItemTypes, type Page, type Thread, type ThreadItem } from '../../../shared/chatkit/types.ts';
import type { StoredThread } from '../../chat-store.ts';

/** What clients see of a thread: never its metadata (protocol §4.1), and no items unless a page is given. */
export function clientThread(thread: StoredThread, items: Page<ThreadItem> = { data: [], has_more: false }): Thread {
  return { ...thread, metadata: {}, items: clientItems(items) };
}

/** Hidden items are dropped after paging: a page may hold fewer than asked for, its cursor stays right (protocol §2.9). */
export function clientItems(page: Page<ThreadItem>): Page<ThreadItem> {
  return { ...page, data: page.data.filter((item) => !isHidden(item)) };
}

/** True for items that only the model may read. */
export function isHidden(item: ThreadItem): boolean {
  return hiddenItemTypes.includes(item.type);
}
