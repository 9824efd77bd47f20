import { appSlug } from '../shared/brand.ts';
import type { Thread } from '../shared/chatkit/types.ts';
import type { HistoryStore } from './history-store.ts';

/** In a thread's metadata: it came out of a file and is on this computer only. No server is asked for it or told of it. */
const importedMark = `${appSlug}_imported`;

/** Whether a thread is a copy from a file: never removed by the sync, never sent to. */
export function isImported({ metadata }: Pick<Thread, 'metadata'>): boolean {
  return metadata[importedMark] === true;
}

/** The thread as it is kept after an import: to be read, not to be written in. */
export function asImported<T extends Pick<Thread, 'metadata' | 'status'>>(thread: T): T {
  return { ...thread, status: { type: 'closed', reason: 'Imported' }, metadata: { ...thread.metadata, [importedMark]: true } };
}

/** Name of the state that holds their ids, as JSON. */
export const importedStateName = 'archive.imported';

/** Read once for each history; imports add to it. */
const known = new WeakMap<HistoryStore, Promise<Set<string>>>();

/** Ids of the chats that were imported into this history; some may be gone or the server’s own by now. */
export function importedIds(store: HistoryStore): Promise<Set<string>> {
  let ids = known.get(store);
  if (ids === undefined) {
    ids = store.state.get(importedStateName).then(parse);
    known.set(store, ids);
    // A failed read is tried again.
    ids.catch(() => known.delete(store));
  }
  return ids;
}

/** Before the chat itself: one that is remembered and not there is nothing, the other way round would be out of reach. */
export async function rememberImported(store: HistoryStore, threadId: string): Promise<void> {
  const ids = await importedIds(store);
  if (ids.has(threadId)) return;
  ids.add(threadId);
  await store.state.set(importedStateName, JSON.stringify([...ids]));
}

export async function forgetImported(store: HistoryStore, threadId: string): Promise<void> {
  const ids = await importedIds(store);
  if (ids.delete(threadId)) await store.state.set(importedStateName, ids.size === 0 ? undefined : JSON.stringify([...ids]));
}

/** Those of them that still are this computer's alone: a server that has a thread of that id has taken it over. */
export async function importedThreads(store: HistoryStore): Promise<Set<string>> {
  const ids = [...(await importedIds(store))];
  const threads = await Promise.all(ids.map((id) => store.thread(id)));
  return new Set(threads.flatMap((thread) => (thread !== undefined && isImported(thread) ? [thread.id] : [])));
}

function parse(text: string | undefined): Set<string> {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return new Set(Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}
