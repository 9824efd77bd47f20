import type { Attachment } from '../../shared/chatkit/types.ts';
import { isLocalThread, type OutboxView, type ThreadMapping } from '../../shared/history.ts';
import type { BackendCall } from '../backend-call.ts';
import type { HistoryStore, OutboxEntry } from '../history-store.ts';
import type { Answering } from '../page-request.ts';
import type { Dispose, Log } from '../platform.ts';
import type { OutboxBook } from './book.ts';
import type { Tell } from './problem.ts';

export interface OutboxDeps {
  /** The history of whoever is signed in now; `undefined`: nobody, or it is not open. */
  store(): HistoryStore | undefined;
  /** Resolves when the history is open, or cannot be. Absent: it is not waited for. */
  ready?: (() => Promise<unknown>) | undefined;
  /** The live path: answers that outlive their page, recording, the backend. */
  send: Answering;
  /** One JSON request to the backend. */
  call: BackendCall;
  connectivity: { state(): 'online' | 'offline'; reached(): void; failed(kind: string): void; now(): void };
  /** UUIDs. */
  newId(): string;
  schedule: (run: () => void, delayMs: number) => Dispose;
  /** Milliseconds since 1970. */
  now(): number;
  /** 0 up to 1. */
  random(): number;
  onChange(views: readonly OutboxView[]): void;
  /** The server gave a local thread its id. */
  onMapped(mapping: ThreadMapping): void;
  /** A message that waited is on the server. */
  onDelivered(threadId: string): void;
  /** In the language of the moment; absent: English. */
  tell?: Tell;
  log: Log;
}

/** An entry that is being sent, or whose answer is being read. */
export interface Flight {
  readonly entryId: string;
  /** As the server calls it, once that is known. */
  threadId: string;
  /** The server has the message, or has not: the entry is no longer held by this flight. */
  landed: boolean;
}

/** What came of sending an entry. `done`: the next one. `later`: this one rests. `network`: all of them do. */
export type Delivery = 'done' | 'later' | 'network';

/** What the parts of the outbox share. */
export interface Context {
  readonly deps: OutboxDeps;
  readonly flights: Set<Flight>;
  /** The outbox of whoever is signed in. */
  book(): Promise<OutboxBook | undefined>;
  /** Whether the book is still that of whoever is signed in. */
  isCurrent(book: OutboxBook): boolean;
  /** The entry is not tried for a while: what was cut off may still be on its way, and would not be found yet. */
  rest(entryId: string): void;
  /** Sends what can be sent, soon. */
  kick(): void;
  /** Says why something was refused. */
  readonly tell: Tell;
  /** What ids of attachments stand for, as far as they were made in this run. */
  attachments(ids: readonly string[]): readonly Attachment[];
  /** Aborts when the outbox is disposed of. */
  readonly closing: AbortSignal;
}

export function isInFlight({ flights }: Context, entry: Pick<OutboxEntry, 'id'>): boolean {
  return [...flights].some((flight) => flight.entryId === entry.id && !flight.landed);
}

/** Whether a message is on its way that makes a thread which nobody has seen yet. */
export function isMakingThread({ flights }: Context): boolean {
  return [...flights].some(({ threadId, landed }) => isLocalThread(threadId) && !landed);
}

export function isBusy({ flights }: Context, threadId: string): boolean {
  return [...flights].some((flight) => flight.threadId === threadId);
}
