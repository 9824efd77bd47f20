import type { HistoryChange, HistoryStore } from '../history-store.ts';
import { asImported, isImported, rememberImported } from '../imported-threads.ts';
import type { ArchivedThread } from './archive-format.ts';
import { readArchive, unpackArchive } from './read-archive.ts';
import { readItems } from './read-threads.ts';

/** Changes of one transaction. */
const batchSize = 200;

export interface ImportCounts {
  threads: number;
  items: number;
  /** Chats that are here already, with everything that is in them. */
  skipped: number;
}

export interface ImportInput {
  store: HistoryStore;
  file: Uint8Array;
  signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/**
 * Takes the chats of an export in as copies on this computer. All of the file is read and checked before anything is stored.
 * What is here already stays as it is: chats of the server entirely, earlier imports get only what they lack.
 * @throws LatchkeyError `archive.invalid`, with nothing changed; and what the store rejects with, with whole chats stored so far.
 */
export async function importArchive({ store, file, signal, onProgress }: ImportInput): Promise<ImportCounts> {
  const json = await unpackArchive(file);
  const total = await countThreads(json, signal);
  const counts: ImportCounts = { threads: 0, items: 0, skipped: 0 };
  let done = 0;
  onProgress(done, total);
  for await (const archived of readArchive(json)) {
    signal.throwIfAborted();
    const added = await addThread(store, archived, signal);
    if (added === undefined) counts.skipped += 1;
    else {
      counts.threads += 1;
      counts.items += added;
    }
    done += 1;
    onProgress(done, total);
  }
  return counts;
}

/** Reads and checks all of it. */
async function countThreads(json: Uint8Array, signal: AbortSignal): Promise<number> {
  const threads = readArchive(json);
  let total = 0;
  while ((await threads.next()).done !== true) {
    signal.throwIfAborted();
    total += 1;
  }
  return total;
}

/** @returns how many items were added; `undefined` when the chat is left as it is. */
async function addThread(store: HistoryStore, { thread, items }: ArchivedThread, signal: AbortSignal): Promise<number | undefined> {
  const present = await store.thread(thread.id);
  if (present !== undefined && !isImported(present)) return undefined;
  const known = new Set(present === undefined ? [] : (await readItems(store, thread.id, signal)).map(({ id }) => id));
  const missing = items.filter(({ id }) => !known.has(id));
  if (present !== undefined && missing.length === 0) return undefined;
  await rememberImported(store, thread.id);
  const changes: HistoryChange[] = [
    ...(present === undefined ? [{ kind: 'thread.put' as const, thread: asImported(thread) }] : []),
    ...missing.map((item) => ({ kind: 'item.put' as const, threadId: thread.id, item })),
  ];
  for (let at = 0; at < changes.length; at += batchSize) await store.apply(changes.slice(at, at + batchSize));
  return missing.length;
}
