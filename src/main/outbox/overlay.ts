import type { PageParams } from '../../shared/chatkit/requests.ts';
import type { Page, Thread, ThreadItem } from '../../shared/chatkit/types.ts';
import { isLocalThread, queuedEntryOf } from '../../shared/history.ts';
import type { OutboxEntry } from '../history-store.ts';
import { envelopeOf, mayBe, notesOf, replacedItem } from './envelope.ts';
import type { Tell } from './problem.ts';
import { localThread, queuedItem, titleFrom } from './queued-answer.ts';

type Entries = readonly OutboxEntry[];

/** The title that a thread is about to have. */
function newTitle(entries: Entries, threadId: string): string | undefined {
  const entry = entries.findLast((one) => one.kind === 'rename' && one.state !== 'refused' && one.threadId === threadId);
  const title = entry === undefined ? undefined : envelopeOf(entry).params['title'];
  return typeof title === 'string' ? title : undefined;
}

export function isDeleted(entries: Entries, threadId: string): boolean {
  return entries.some((one) => one.kind === 'delete' && one.state !== 'refused' && one.threadId === threadId);
}

/** Threads that the server does not know yet, newest first. */
export function localThreads(entries: Entries): Thread[] {
  const first = new Map<string, OutboxEntry>();
  for (const entry of entries) {
    if (entry.kind === 'message' && isLocalThread(entry.threadId) && !first.has(entry.threadId)) first.set(entry.threadId, entry);
  }
  return [...first.values()]
    .filter(({ threadId }) => !isDeleted(entries, threadId))
    .map((entry) => localThread(entry.threadId, entry.createdAt, newTitle(entries, entry.threadId) ?? titleFrom(entry)))
    .toReversed();
}

function titled(thread: Thread, entries: Entries): Thread {
  const title = newTitle(entries, thread.id);
  return title === undefined ? thread : { ...thread, title };
}

/** A page of `threads.list` with what waits: new threads at its newest end, titles, and without what is deleted. */
export function overlayThreads(page: Page<Thread>, params: PageParams, entries: Entries): Page<Thread> {
  const data = page.data.filter(({ id }) => !isDeleted(entries, id)).map((thread) => titled(thread, entries));
  const ascending = params.order === 'asc';
  if (!ascending && params.after === undefined) return { ...page, data: [...localThreads(entries), ...data] };
  return ascending && !page.has_more ? { ...page, data: [...data, ...localThreads(entries).toReversed()] } : { ...page, data };
}

/** Messages that wait in a thread, oldest first; not those that the server already shows among its newest. */
export function waitingItems(entries: Entries, threadId: string, tell: Tell, newest: readonly ThreadItem[] = []): ThreadItem[] {
  return entries
    .filter((entry) => entry.kind === 'message' && entry.threadId === threadId && !(entry.attempts > 0 && isThere(entry, newest)))
    .map((entry) => queuedItem(entry, tell));
}

/** Whether a message that may have arrived is among the items, which are in either order. */
function isThere(entry: OutboxEntry, items: readonly ThreadItem[]): boolean {
  const { before } = notesOf(entry);
  if (items.some((item) => item.type === 'user_message' && item.client_message_id === entry.id)) return true;
  if (before === undefined || replacedItem(envelopeOf(entry)) !== undefined) return false;
  const at = before === null ? -1 : items.findIndex(({ id }) => id === before);
  return (before === null || at !== -1) && items.slice(at + 1).some((item) => mayBe(item, entry));
}

/** Without what edited messages that wait will take the place of; oldest first. */
function withoutReplaced(items: readonly ThreadItem[], entries: Entries, threadId: string): readonly ThreadItem[] {
  const edits = entries.filter((one) => one.kind === 'message' && one.threadId === threadId);
  const at = edits.map((entry) => replacedItem(envelopeOf(entry))).flatMap((id) => (id === undefined ? [] : [items.findIndex((item) => item.id === id)]));
  const first = Math.min(...at.filter((index) => index !== -1), items.length);
  return items.slice(0, first);
}

/** A page of `items.list` with the messages that wait at its newest end. */
export function overlayItems(page: Page<ThreadItem>, params: PageParams, threadId: string, entries: Entries, tell: Tell): Page<ThreadItem> {
  const ascending = params.order === 'asc';
  const newestEnd = ascending ? !page.has_more : params.after === undefined;
  if (!newestEnd) return page;
  const oldestFirst = withoutReplaced(ascending ? page.data : page.data.toReversed(), entries, threadId);
  const items = [...oldestFirst, ...waitingItems(entries, threadId, tell, oldestFirst)];
  return { ...page, data: ascending ? items : items.toReversed() };
}

/** The answer to `threads.get_by_id` (oldest items first) with what waits. */
export function overlayThread(thread: Thread, entries: Entries, tell: Tell): Thread {
  const items = overlayItems(thread.items, { order: 'asc' }, thread.id, entries, tell);
  return { ...titled(thread, entries), items };
}

/** A thread that the server does not know yet; `undefined`: nothing of it waits. */
export function readLocalThread(threadId: string, entries: Entries, tell: Tell): Thread | undefined {
  const thread = localThreads(entries).find(({ id }) => id === threadId);
  return thread === undefined ? undefined : { ...thread, items: { data: waitingItems(entries, threadId, tell), has_more: false } };
}

/** Cursors that pages may have from what is laid over: the server knows nothing of them. */
export function isOwnCursor(after: unknown): boolean {
  return typeof after === 'string' && (isLocalThread(after) || queuedEntryOf(after) !== undefined);
}
