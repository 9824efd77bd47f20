import { hiddenItemTypes, type ThreadItem } from '../../shared/chatkit/types.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { HistoryStore, ThreadRecord } from '../history-store.ts';
import type { ArchivedThread } from './archive-format.ts';

const threadsPerPage = 100;
const itemsPerPage = 200;

/** The threads of an export, newest activity first. The list is read before the items: a thread that moves up meanwhile is there once. */
export async function listThreads(store: HistoryStore, threadId: string | undefined): Promise<ThreadRecord[]> {
  if (threadId !== undefined) {
    const thread = await store.thread(threadId);
    if (thread === undefined) throw new LatchkeyError('archive.invalid', say('jobs', 'notHere'));
    return [thread];
  }
  const threads = new Map<string, ThreadRecord>();
  let after: string | undefined;
  for (;;) {
    const page = await store.threads({ limit: threadsPerPage, order: 'desc', ...(after !== undefined && { after }) });
    for (const thread of page.data) threads.set(thread.id, thread);
    const next = page.after ?? page.data.at(-1)?.id;
    if (!page.has_more || next === undefined || next === after) return [...threads.values()];
    after = next;
  }
}

/** All items of a thread, oldest first, without what no person is to see. */
export async function readItems(store: HistoryStore, threadId: string, signal: AbortSignal): Promise<ThreadItem[]> {
  const items: ThreadItem[] = [];
  let after: string | undefined;
  for (;;) {
    signal.throwIfAborted();
    const page = await store.items(threadId, { limit: itemsPerPage, order: 'asc', ...(after !== undefined && { after }) });
    items.push(...page.data.filter(({ type }) => !hiddenItemTypes.includes(type)));
    const next = page.after ?? page.data.at(-1)?.id;
    if (!page.has_more || next === undefined || next === after) return items;
    after = next;
  }
}

/** One thread after the other; those that were deleted meanwhile are left out. */
export async function* readThreads(store: HistoryStore, threads: readonly ThreadRecord[], signal: AbortSignal): AsyncGenerator<ArchivedThread> {
  for (const { id } of threads) {
    signal.throwIfAborted();
    const thread = await store.thread(id);
    if (thread !== undefined) yield { thread, items: await readItems(store, id, signal) };
  }
}
