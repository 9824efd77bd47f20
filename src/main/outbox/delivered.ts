import type { Thread, UserMessageItem } from '../../shared/chatkit/types.ts';
import type { BackendCall } from '../backend-call.ts';
import type { OutboxEntry } from '../history-store.ts';
import { envelopeOf, mayBe, notesOf, replacedItem } from './envelope.ts';

/** Items per page and pages that are looked through for a message. */
const pageSize = 50;
const maxPages = 10;
/** Newest threads that are looked at for one that a message may have made. */
const maxThreads = 30;

/** The clocks of two machines may differ by this much, in ms, where nothing but time tells an older message from this one. */
const clockSkewMs = 10 * 60_000;

export interface Delivered {
  item: UserMessageItem;
  /** The thread that the message made. */
  thread?: Thread;
}

/** False for a time that is certainly before the message was written; servers that name no zone are given the doubt. */
function mayBeLater(created: string, entry: OutboxEntry): boolean {
  if (!/(?:z|[+-]\d\d:?\d\d)$/i.test(created)) return true;
  const at = Date.parse(created);
  return Number.isNaN(at) || at >= entry.createdAt - clockSkewMs;
}

/**
 * Looks in the thread for a message that may have arrived, newer than what was there before it was sent.
 * @param threadId as the server calls it. @throws LatchkeyError
 */
export async function findMessage(call: BackendCall, entry: OutboxEntry, threadId: string, signal: AbortSignal): Promise<Delivered | undefined> {
  const { before } = notesOf(entry);
  const replaces = replacedItem(envelopeOf(entry));
  let found: UserMessageItem | undefined;
  let after: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const items = await call('items.list', { thread_id: threadId, limit: pageSize, order: 'desc', ...(after !== undefined && { after }) }, signal);
    for (const item of items.data) {
      // The one that it was to replace is still there.
      if (item.id === replaces) return undefined;
      if (item.id === before) return found === undefined ? undefined : { item: found };
      if (mayBe(item, entry)) found ??= item;
    }
    if (!items.has_more || items.after === undefined || items.after === after) break;
    ({ after } = items);
  }
  if (found === undefined) return undefined;
  const sure = before === null || replaces !== undefined || found.client_message_id !== undefined;
  return sure || mayBeLater(found.created_at, entry) ? { item: found } : undefined;
}

/**
 * Looks for the thread that a message may have made.
 * @param isTaken whether a thread is known to be another message's, which may have the same words. @throws LatchkeyError
 */
export async function findThread(call: BackendCall, entry: OutboxEntry, isTaken: (threadId: string) => Promise<boolean>, signal: AbortSignal): Promise<Delivered | undefined> {
  const known = new Set(notesOf(entry).threads ?? []);
  const page = await call('threads.list', { limit: maxThreads, order: 'desc' }, signal);
  for (const { id, created_at } of page.data) {
    if (known.has(id) || !mayBeLater(created_at, entry)) continue;
    const thread = await call('threads.get_by_id', { thread_id: id }, signal);
    const item = thread.items.data.find((one) => one.type === 'user_message');
    if (item !== undefined && mayBe(item, entry) && !(await isTaken(id))) return { item, thread };
  }
  return undefined;
}
