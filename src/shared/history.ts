/** What the shell knows of the history: its state, search, the outbox, export and import. Main owns all of it. */
import { appSlug } from './brand.ts';
import type { Said } from './texts/told.ts';

/** Where the messages of this account are kept. */
export type HistoryStorage =
  /** Nobody is signed in, or the history is still being opened. */
  | 'closed'
  /** Encrypted, on disk. */
  | 'disk'
  /** No keychain to keep the key in: until the app quits. */
  | 'memory'
  /** The disk is full: what is there can be read, nothing is added. Ends by itself. */
  | 'read_only'
  /** A newer Latchkey wrote it; this one leaves it alone and keeps to memory. */
  | 'newer'
  /** The key is not in the keychain, or not the one it was: the file is left alone, memory is used. */
  | 'locked'
  /** It could not be opened for another reason: memory is used. */
  | 'failed';

export type SyncPhase = 'idle' | 'threads' | 'items' | 'paused' | 'waiting';

export interface SyncProgress {
  phase: SyncPhase;
  /** Threads that are complete, and threads known to exist. */
  done: number;
  total: number;
  /** Why it is paused or waits: chosen, on battery, metered network, no connection. */
  reason?: 'chosen' | 'battery' | 'metered' | 'offline';
  /** When the last whole walk ended, ms since 1970. */
  finishedAt?: number;
}

export interface HistoryStatus {
  storage: HistoryStorage;
  sync: SyncProgress;
  threads: number;
  items: number;
  /** On disk, all files of the account. */
  bytes: number;
  /** What was done when a damaged history was found in this run: how many items could be saved. */
  salvaged?: { items: number };
}

export interface SearchQuery {
  /** As typed. Words are prefixes of words, "…" is a phrase; case and accents do not matter. Empty: no hits. */
  text: string;
  threadId?: string | undefined;
  role?: 'user' | 'assistant' | undefined;
  has?: 'code' | 'attachment' | undefined;
  /** Of the message, ms since 1970, both inclusive. */
  from?: number | undefined;
  to?: number | undefined;
  /** 1–100. */
  limit: number;
  /** `next` of the answer before. */
  after?: string | undefined;
}

export interface SearchHit {
  threadId: string;
  /** Title of the thread, as plain text; empty for one without. */
  title: string;
  /** Absent: the title itself was found. */
  itemId?: string;
  role?: 'user' | 'assistant';
  /** ms since 1970. */
  createdAt: number;
  /** One line around the first match; `marks` are [start, end) in UTF-16 units, in order. For a title, of the title. */
  snippet: { text: string; marks: readonly (readonly [number, number])[] };
}

export interface SearchAnswer {
  /** Newest first; what fits best first among those of one day. */
  hits: readonly SearchHit[];
  next?: string;
}

export type OutboxKind = 'message' | 'rename' | 'delete' | 'feedback';

/**
 * `queued` waits for the network; `sending` is on its way; `uncertain` may have arrived, which is checked before it is
 * sent again; `refused` was answered with an error that will not pass by itself.
 */
export const outboxStates = ['queued', 'sending', 'uncertain', 'refused'] as const;
export type OutboxState = (typeof outboxStates)[number];

/** One thing that waits to be sent, as a page may see it. */
export interface OutboxView {
  id: string;
  kind: OutboxKind;
  /** Local while the thread itself waits to be made (`isLocalThread`). */
  threadId: string;
  state: OutboxState;
  /** First line of a message, the new title of a rename. */
  text: string;
  /** ms since 1970. */
  createdAt: number;
  /** A sentence, with `refused`. */
  problem?: string;
  /** The same for a page to say in its language; absent: a server's words. */
  said?: Said;
}

/** Ids of threads that the server does not know yet. */
export const localThreadPrefix = 'local-thread-';
/** Ids of user messages that wait in the outbox; the rest is the outbox entry's id. */
export const queuedItemPrefix = 'queued-message-';

export const isLocalThread = (threadId: string): boolean => threadId.startsWith(localThreadPrefix);

/** The outbox entry behind an item that is shown before it was sent. */
export function queuedEntryOf(itemId: string): string | undefined {
  return itemId.startsWith(queuedItemPrefix) ? itemId.slice(queuedItemPrefix.length) : undefined;
}

/** How far a message is that waits. */
export interface QueuedDelivery {
  state: OutboxState;
  /** A sentence, with `refused`. */
  problem?: string;
}

/** Under this key a `queuedItemPrefix` item tells its `QueuedDelivery`; peers ignore it. */
export const deliveryKey = `${appSlug}_delivery` as 'own_delivery';

/** What an item says of its way to the server; `undefined`: it is not one that waits. */
export function queuedDeliveryOf(item: { id: string }): QueuedDelivery | undefined {
  if (queuedEntryOf(item.id) === undefined) return undefined;
  const told = (item as { [deliveryKey]?: Partial<QueuedDelivery> })[deliveryKey];
  const state = outboxStates.find((one) => one === told?.state) ?? 'queued';
  return { state, ...(typeof told?.problem === 'string' && { problem: told.problem }) };
}

/** Code of the notice with which main answers a message that waits; the element words it in the reader's language. */
export const queuedNoticePrefix = 'message.queued.';

export const queuedNoticeCode = (why: 'offline' | 'unreachable' | 'earlier'): string => `${queuedNoticePrefix}${why}`;

/** A thread got its id from the server: whoever shows the local one goes over to it. */
export interface ThreadMapping {
  from: string;
  to: string;
}

export type ArchiveFormat = 'markdown' | 'json' | 'zip';

/** An export or import that runs or has ended. */
export interface ArchiveJob {
  id: string;
  kind: 'export' | 'import';
  state: 'running' | 'ready' | 'done' | 'failed' | 'cancelled';
  /** Threads done and in all. */
  done: number;
  total: number;
  /** Of an export that is `ready`: `GET /archive/<id>` on the shell's origin gives the file, under this name. */
  fileName?: string;
  /** A sentence, with `failed`; what was taken in, with an import that is `done`. */
  message?: string;
  /** The same for a page to say in its language. */
  said?: Said;
}
