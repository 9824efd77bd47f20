import { normaliseItem, normalisePage, normaliseThread } from '../../shared/chatkit/normalise.ts';
import { hiddenItemTypes, type Page, type Thread, type ThreadItem } from '../../shared/chatkit/types.ts';
import type { HistoryChange, ThreadRecord } from '../history-store.ts';
import { pageOf, threadOf, type ChatRequest } from './chat-request.ts';

/** A thread without its page of items, which says nothing where it is empty (chatkit-protocol §3.3.8). */
export function threadRecord(thread: Thread): ThreadRecord {
  const { id, title, created_at, status, allowed_image_domains: domains, metadata } = thread;
  return { id, created_at, status, metadata, ...(title === undefined ? {} : { title }), ...(domains === undefined ? {} : { allowed_image_domains: domains }) };
}

/**
 * Items as they can be kept by their id: without hidden ones, and with ids of their own where a server repeats one inside a
 * thread (§1.7). The oldest keeps it.
 */
export function keptItems(items: readonly ThreadItem[], order: 'asc' | 'desc'): ThreadItem[] {
  const shown = items.filter(({ type }) => !hiddenItemTypes.includes(type));
  const taken = new Set<string>();
  const kept = (order === 'asc' ? shown : shown.toReversed()).map((item) => {
    const id = freeId(item.id, taken);
    taken.add(id);
    return id === item.id ? item : { ...item, id };
  });
  return order === 'asc' ? kept : kept.reverse();
}

/** The id itself, or with a number behind it. */
export function freeId(id: string, taken: { has(id: string): boolean }): string {
  let free = id;
  for (let n = 2; taken.has(free); n += 1) free = `${id}#${n}`;
  return free;
}

/** One page of a thread's items, as a step of mirroring. */
export function pageChange(threadId: string, { order, after }: { order: 'asc' | 'desc'; after?: string | undefined }, page: Page<ThreadItem>): HistoryChange {
  return { kind: 'items.page', threadId, items: keptItems(page.data, order), order, after, hasMore: page.has_more };
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
