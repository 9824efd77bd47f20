import type { Page, Thread, ThreadItem, UserMessageItem } from '../shared/chatkit/types.ts';

/** A thread as stored: without its items, with the metadata that never leaves the server. */
export type StoredThread = Omit<Thread, 'items'>;

export interface PageRequest {
  /** At least 1. */
  limit: number;
  order: 'asc' | 'desc';
  /** Id of the last entry of the page before; exclusive. */
  after?: string | undefined;
}

/** A person's opinion of the items of one answer (protocol §2.12). */
export interface Feedback {
  itemIds: readonly string[];
  kind: 'positive' | 'negative';
  /** RFC 3339, UTC. */
  givenAt: string;
}

/** What was asked for does not exist, or belongs to somebody else: the two look the same from outside. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly what: 'thread' | 'item' | 'page' | 'attachment';

  constructor(what: NotFound['what']) {
    super(`No such ${what}.`);
    this.what = what;
  }
}

/**
 * Threads and items of every user (protocol §9.4). Each call names its user and sees only what belongs to that user;
 * whatever else is named gets `NotFound`. Calls are synchronous: when one returns, its write is committed.
 */
export interface ChatStore {
  insertThread(userId: string, thread: StoredThread): void;
  loadThread(userId: string, threadId: string): StoredThread;
  /** Writes title, status, image domains and metadata. */
  saveThread(userId: string, thread: StoredThread): void;
  /** By last activity: a thread that gets an item moves to the newest end. */
  listThreads(userId: string, page: PageRequest): Page<StoredThread>;
  /** @returns false when there was nothing to delete. */
  deleteThread(userId: string, threadId: string): boolean;

  /**
   * Appends; the order of items is the order of these calls. An id already in the thread is an error.
   * @param clientId what the client calls this message; an id that the user has given before is an error.
   */
  appendItem(userId: string, item: ThreadItem, clientId?: string): void;
  /** What became of a message that the client calls so, even when it was deleted since; `undefined`: it never came. */
  findSent(userId: string, clientId: string): { threadId: string; itemId: string } | undefined;
  /** Replaces the item of that id where it stands, or appends it. */
  saveItem(userId: string, item: ThreadItem): void;
  loadItem(userId: string, threadId: string, itemId: string): ThreadItem;
  removeItem(userId: string, threadId: string, itemId: string): void;
  /** Removes the item and everything after it. @returns what was removed, oldest first. */
  removeItemsFrom(userId: string, threadId: string, itemId: string): ThreadItem[];
  /** Removes everything after the item. @returns what was removed, oldest first. */
  removeItemsAfter(userId: string, threadId: string, itemId: string): ThreadItem[];
  listItems(userId: string, threadId: string, page: PageRequest): Page<ThreadItem>;
  /** The newest `limit` items, oldest first, hidden ones included. */
  recentItems(userId: string, threadId: string, limit: number): ThreadItem[];
  /** The newest message that a person wrote, however long ago. */
  lastUserMessage(userId: string, threadId: string): UserMessageItem | undefined;

  /** What the running answer of a thread holds so far, in place of what was noted before; no items: it is over. Not part of the thread yet. */
  noteUnfinished(userId: string, threadId: string, items: readonly ThreadItem[]): void;
  /**
   * Puts what was noted of answers that nobody ended, because the server was killed, into their threads, each followed by a note
   * for the model. @returns how many threads had one.
   */
  recoverUnfinished(noteFor: (threadId: string) => ThreadItem): number;

  /** Keeps the newest opinion about each item; ids of items that are gone are passed over, unless all are. */
  saveFeedback(userId: string, threadId: string, feedback: Feedback): void;
}

/** @returns what `load` gives, or `undefined` where it finds nothing. Other errors pass. */
export function ifFound<T>(load: () => T): T | undefined {
  try {
    return load();
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
