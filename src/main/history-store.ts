import type { PageParams } from '../shared/chatkit/requests.ts';
import type { Page, Thread, ThreadItem } from '../shared/chatkit/types.ts';
import type { OutboxKind, OutboxState, SearchAnswer, SearchQuery } from '../shared/history.ts';

/** Items of no thread: what is stored of a thread itself. */
export type ThreadRecord = Omit<Thread, 'items'>;

/** One step of mirroring what a server said. Those of one `apply` are stored together or not at all, in order. */
export type HistoryChange =
  /** Made, renamed, locked: the thread as the server has it now. Its items stay. */
  | { kind: 'thread.put'; thread: ThreadRecord }
  | { kind: 'thread.remove'; threadId: string }
  /** By id: replaced on its place, or after the last one. The thread is made where it is not known. */
  | { kind: 'item.put'; threadId: string; item: ThreadItem }
  | { kind: 'item.remove'; threadId: string; itemId: string }
  /** Everything after that item is gone (retry). */
  | { kind: 'items.truncate'; threadId: string; afterItemId: string }
  /** A page as the server gave it: items of its range that are not in it are gone. */
  | { kind: 'items.page'; threadId: string; items: readonly ThreadItem[]; order: 'asc' | 'desc'; after?: string | undefined; hasMore: boolean };

/** Something that waits to be sent, with the ChatKit request that does it. */
export interface OutboxEntry {
  /** UUID, which is also the client message id in the request's `metadata`. */
  id: string;
  kind: OutboxKind;
  threadId: string;
  /** The request envelope (chatkit-protocol §1.2), as JSON text. */
  request: string;
  state: OutboxState;
  attempts: number;
  /** ms since 1970. */
  createdAt: number;
  /** A sentence, with `refused`. */
  problem?: string | undefined;
}

export interface OutboxStore {
  /** On disk when it resolves, synced: it is there after a power cut. Ids that are there already change nothing. */
  add(entry: OutboxEntry): Promise<void>;
  /** In the order they were added. */
  list(): Promise<readonly OutboxEntry[]>;
  update(id: string, change: Partial<Omit<OutboxEntry, 'id' | 'createdAt'>>): Promise<void>;
  remove(id: string): Promise<void>;
  /** Sent: the entry goes and what the server made of it comes, together. */
  settle(id: string, changes: readonly HistoryChange[]): Promise<void>;
  /** The server gave a local thread its id: items, drafts and entries go along, the mapping stays. */
  mapThread(from: string, to: string): Promise<void>;
  /** What the server calls a thread; an id without mapping is its own. */
  serverThread(threadId: string): Promise<string>;
  /** What a thread of the server was called here before it had its id; `undefined`: it did not begin here. */
  localIdOf(threadId: string): Promise<string | undefined>;
}

export interface CachedFile {
  name: string;
  mimeType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * One account's history. Calls are carried out in the order they were made, in a thread of their own.
 * Reads reject with LatchkeyError `history.unavailable` when the database is gone; writes also with `history.read_only`
 * while the disk is full.
 */
export interface HistoryStore {
  readonly storage: 'disk' | 'memory';
  apply(changes: readonly HistoryChange[]): Promise<void>;
  /** As `threads.list` (§2): newest activity first, unless `order` says otherwise; `after` is a thread's id. */
  threads(params: PageParams): Promise<Page<ThreadRecord>>;
  thread(threadId: string): Promise<ThreadRecord | undefined>;
  /** As `items.list`: `order` `desc` unless said otherwise, `after` an item's id. An empty page for an unknown thread. */
  items(threadId: string, params: PageParams): Promise<Page<ThreadItem>>;
  /** Ids of all threads with the ids of their newest item, newest activity first: what a sync compares. */
  heads(): Promise<readonly { threadId: string; lastItemId: string | undefined; complete: boolean }[]>;
  search(query: SearchQuery): Promise<SearchAnswer>;
  outbox: OutboxStore;
  drafts: {
    /** By thread id, `''` for the new thread. JSON text as the page wrote it. */
    all(): Promise<Record<string, string>>;
    put(threadId: string, draft: string | undefined): Promise<void>;
  };
  /** Attachments that were looked at, least recently used out first. Keys are addresses as the backend gave them. */
  files: {
    put(key: string, file: CachedFile): Promise<void>;
    get(key: string): Promise<CachedFile | undefined>;
  };
  /** Small JSON values of the sync, by name; gone with the history. */
  state: {
    get(name: string): Promise<string | undefined>;
    set(name: string, value: string | undefined): Promise<void>;
  };
  stats(): Promise<{ threads: number; items: number; bytes: number }>;
  /** Told when the disk gets full and when it has room again. @returns the undo */
  onWritable(listener: (writable: boolean) => void): () => void;
  /** Told when the file turned out damaged in use: so many items could be saved, the rest is the server's to give again. @returns the undo */
  onRebuilt(listener: (salvaged: { items: number }) => void): () => void;
  close(): Promise<void>;
}

/** What opening a history came to. */
export type HistoryOpening =
  | { status: 'open'; store: HistoryStore; /** A damaged file was set aside; so many items could be saved. */ salvaged?: { items: number } }
  /** A newer program wrote it; nothing was touched. */
  | { status: 'newer' }
  /** The key does not fit; nothing was touched. */
  | { status: 'locked' }
  | { status: 'failed'; cause: string };

/** The thread that all histories of this run live in; started with the first one. */
export interface HistoryHost {
  /** @param folder of this account alone, made where it is not there. @param key 64 hex digits; none: memory only, `folder` is not touched. */
  open(options: { folder: string; key: string | undefined }): Promise<HistoryOpening>;
  /** Overwrites and removes the folder, and looks that nothing is left. Close the store before. */
  erase(folder: string): Promise<void>;
  dispose(): Promise<void>;
}
