import { normaliseItem, normalisePage, normaliseThread } from '../../shared/chatkit/normalise.ts';
import { hiddenItemTypes, type Page, type Thread, type ThreadItem } from '../../shared/chatkit/types.ts';
import type { HistoryChange, ThreadRecord } from '../history-store.ts';
import { pageOf, threadOf, type ChatRequest } from './chat-request.ts';

/** A thread without its page of items, which says nothing where it is empty (chatkit-protocol §3.3.8). */
export function threadRecord(thread: Thread): ThreadRecord {
  const { id, title, created_at, status, allowed_image_domains: domains, metadata } = thread;
  return { id, created_at, status, metadata, ...(title === undefined ? {} : { title }), ...(domains === undefined ? {} : { allowed_image_domains: domains }) };
}

/** What some servers give every reply as its id (§1.7, chatkit-python #36); the store tells such items apart by their time. */
export const placeholderId = '__fake_id__';

/**
 * Items as they can be kept by their id: without hidden ones, and with ids of their own where a server repeats one inside a
 * page (§1.7), which are the same ones whenever the items come again.
 */
export function keptItems(items: readonly ThreadItem[]): ThreadItem[] {
  const shown = items.filter(({ type }) => !hiddenItemTypes.includes(type));
  const counts = new Map<string, number>();
  for (const { id } of shown) counts.set(id, (counts.get(id) ?? 0) + 1);
  return shown.map((item) => ((counts.get(item.id) ?? 0) > 1 && item.id !== placeholderId ? { ...item, id: repeatedId(item) } : item));
}

/** An id for one of several items that have the same one. */
export function repeatedId({ id, created_at: createdAt }: ThreadItem): string {
  return `${id}#${createdAt}`;
}

/** One page of a thread's items, as a step of mirroring. */
export function pageChange(threadId: string, { order, after }: { order: 'asc' | 'desc'; after?: string | undefined }, page: Page<ThreadItem>): HistoryChange {
  return { kind: 'items.page', threadId, items: keptItems(page.data), order, after, hasMore: page.has_more };
}

/**
 * What a JSON answer says about the history.
 * @param isStale of a thread: what is mirrored already is newer than this answer
 * @throws TypeError for an answer that is not what was asked for
 */
export function changesOf(request: ChatRequest, answer: unknown, isStale: (threadId: string) => boolean): HistoryChange[] {
  const threadId = threadOf(request);
  switch (request.type) {
    case 'threads.list':
      return normalisePage(answer, normaliseThread)
        .data.filter(({ id }) => !isStale(id))
        .map((thread) => ({ kind: 'thread.put', thread: threadRecord(thread) }));
    case 'threads.get_by_id': {
      const thread = normaliseThread(answer);
      if (isStale(thread.id)) return [];
      return [{ kind: 'thread.put', thread: threadRecord(thread) }, pageChange(thread.id, { order: 'asc' }, thread.items)];
    }
    case 'threads.update':
      return [{ kind: 'thread.put', thread: threadRecord(normaliseThread(answer)) }];
    case 'threads.delete':
      return threadId === undefined ? [] : [{ kind: 'thread.remove', threadId }];
    case 'items.list':
      return threadId === undefined || isStale(threadId) ? [] : [pageChange(threadId, pageOf(request), normalisePage(answer, normaliseItem))];
    case 'threads.sync_custom_action': {
      const item = (answer as { updated_item?: unknown } | null)?.updated_item;
      return threadId === undefined || item === undefined || item === null ? [] : [{ kind: 'item.put', threadId, item: normaliseItem(item) }];
    }
    default:
      return [];
  }
}
