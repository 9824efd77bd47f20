import type { Attachment, ThreadItem } from '../shared/chatkit/types.ts';
import type { Caller } from './responder.ts';

/** An attachment as stored: its bytes lie elsewhere, under its id. */
export interface StoredAttachment {
  id: string;
  name: string;
  /** Lower case, without parameters. For images what the bytes say, once they are there. */
  mimeType: string;
  /** Bytes, as declared; the upload must match. */
  size: number;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** True once all bytes are on disk. */
  uploaded: boolean;
  /** Set when a message of that thread uses it. */
  threadId?: string;
}

/**
 * What is known of attachments, by user. Calls are synchronous: when one returns, its write is committed. What is not
 * the user's gets `NotFound`.
 */
export interface AttachmentRecords {
  load(userId: string, id: string): StoredAttachment;
  /** Inserts or overwrites (protocol §6.3). */
  save(userId: string, attachment: StoredAttachment): void;
  /** @returns false when there was nothing to remove. */
  remove(userId: string, id: string): boolean;
  ofThread(userId: string, threadId: string): StoredAttachment[];
  /** True while a message of its thread has it. */
  isInMessage(userId: string, id: string): boolean;
  /** Declared bytes of all attachments of the user. */
  totalSize(userId: string): number;
  /** Those in no message that were made before the time, of all users. */
  unusedBefore(createdAt: string): { userId: string; id: string }[];
  /** Of all users. */
  exists(id: string): boolean;
}

/** What the chat needs of attachments (protocol §6). */
export interface AttachmentService {
  /** @throws {RequestProblem} 400, 413 for what is too large or over the quota. */
  create(userId: string, params: { name: string; size: number; mime_type: string }): Attachment;
  /** @throws {NotFound} */
  remove(userId: string, id: string): Promise<void>;
  /** @returns why a message to this thread (absent: a new one) cannot have these attachments; `undefined` when it can. */
  refusal(caller: Caller, ids: readonly string[], threadId?: string): string | undefined;
  /** Puts them in the thread for good. Call `refusal` first. */
  use(userId: string, ids: readonly string[], threadId: string): Attachment[];
  /** Forgets the attachments of removed items, except those that another message of the thread has too. */
  release(userId: string, removed: readonly ThreadItem[]): void;
  /** Forgets all attachments of a thread. Call it while the thread is still there. */
  releaseThread(userId: string, threadId: string): void;
  /** The item with URLs that lead here in this run: the server's port changes from run to run. */
  view<T extends ThreadItem>(item: T): T;
}

/** The first `limit` bytes of an attachment, for a model. @throws {NotFound} when it or its bytes are gone. */
export type ReadAttachment = (userId: string, id: string, limit: number) => Promise<Uint8Array>;
