import type { ErrorCode } from '../../shared/errors.ts';
import type { Said } from '../../shared/texts/told.ts';
import type { HistoryStore } from '../history-store.ts';

/** What a store's methods are called between the threads: `outbox.add`. */
export type StoreMethod =
  | Exclude<keyof HistoryStore, 'storage' | 'outbox' | 'drafts' | 'files' | 'state' | 'onWritable' | 'onRebuilt' | 'close'>
  | `outbox.${keyof HistoryStore['outbox']}`
  | `drafts.${keyof HistoryStore['drafts']}`
  | `files.${keyof HistoryStore['files']}`
  | `state.${keyof HistoryStore['state']}`;

/** Main to worker; answered with the same id, in order. */
export type HistoryRequest = { id: number } & (
  | { call: 'open'; folder: string; key: string | undefined }
  | { call: 'close'; history: number }
  | { call: 'erase'; folder: string }
  /** Whether all of a database holds together that another thread has open. Answers with a boolean. */
  | { call: 'check'; folder: string; key: string }
  /** A history that turned out damaged: opened anew, with what can be saved. */
  | { call: 'heal'; history: number }
  | { call: 'invoke'; history: number; method: StoreMethod; args: readonly unknown[] }
);

/** What `open` answers: the history is known by its number from then on. */
export type OpenAnswer =
  | { status: 'open'; history: number; storage: 'disk' | 'memory'; salvaged?: { items: number }; unchecked?: true }
  | { status: 'newer' }
  | { status: 'locked' }
  | { status: 'failed'; cause: string };

export type LogFields = Record<string, string | number | boolean | undefined>;

/** Of a `LatchkeyError`, which would lose its class on the way. */
export interface Failure {
  code: ErrorCode;
  message: string;
  said?: Said;
}

/** Worker to main. */
export type HistoryMessage =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; error: Failure }
  | { event: 'writable'; history: number; writable: boolean }
  /** It was damaged and has been built anew while in use. */
  | { event: 'rebuilt'; history: number; items: number }
  | { event: 'log'; level: 'info' | 'warn' | 'error'; name: string; fields: LogFields };

/** The other thread or process, as a store's host sees it. */
export interface HistoryPort {
  post(request: HistoryRequest): void;
  onMessage(listener: (message: HistoryMessage) => void): void;
  /** It is gone, by itself or terminated. */
  onExit(listener: () => void): void;
  /** Whether it keeps the process alive. */
  hold(active: boolean): void;
  /**
   * Ends it. A thread has to be idle: libsql 0.5 aborts the whole process when its thread ends in the middle of a call (its neon
   * layer panics on a pending exception). A process may be ended at any time.
   */
  terminate(): Promise<void>;
}
