import type { ThreadMapping } from '../../shared/history.ts';
import type { SavedDrafts } from './controller/composer/saved-drafts.ts';

/**
 * What an app around the element may offer beyond the public options; all of it is optional, and without any the element
 * works on an ordinary page as the hosted one does.
 */
export interface ElementHost {
  /** Lets answers outlive the page. Absent: a closed connection ends an answer. */
  resumption?: Resumption | undefined;
  /**
   * Where an image is to be loaded from that the thread's policy allows; `undefined`: it is not loaded. Absent: allowed
   * images are loaded from where they are.
   */
  resolveImage?: ((url: string) => string | undefined) | undefined;
  /** Address of the sandboxed document that draws Mermaid diagrams. Absent: diagrams stay code. */
  diagramFrame?: string | undefined;
  /** Sends files in place of `api.fetch`, which cannot tell how far it is. Absent: a bar without a length while it sends. */
  upload?: UploadTransport | undefined;
  /** Keeps what is being written beyond the page. Absent: for as long as the page lives. */
  drafts?: SavedDrafts | undefined;
  /**
   * Asked before the microphone is opened, at each press; rejects with a `NotAllowedError` where that is not to be. Absent: the
   * browser alone decides.
   */
  openMicrophone?: (() => Promise<void>) | undefined;
  /** Keeps messages until they can be sent. Absent: those that are shown to wait can only be read. */
  outbox?: HostOutbox | undefined;
}

/** Messages that wait to be sent (`queued-message-` items), each by its entry's id. */
export interface HostOutbox {
  /** Rejects when it is on its way already. */
  edit: (entryId: string, text: string) => Promise<void>;
  /** Rejects when it is on its way already. */
  remove: (entryId: string) => Promise<void>;
  /** Sends what was refused once more. */
  retry: (entryId: string) => Promise<void>;
  /** Told when a thread that waited got its id from the server. @returns the undo. */
  onMapped: (listener: (mapping: ThreadMapping) => void) => () => void;
}

/** What the bundled element can do beyond the hosted one's methods. */
export interface ShowsItems {
  /**
   * Takes the reader to an item of the open thread, reading older pages until it is there; marks it and gives it the focus.
   * @returns false when it is not found.
   */
  showItem: (itemId: string) => Promise<boolean>;
  /** Marks a text in the open thread, all of which is read for it, and goes to one of its places. An empty text ends it. */
  findText: (text: string, step: FindStep) => Promise<FindAnswer>;
  /** Adds files to what is being written, as if they had been dropped; nothing where none are taken. */
  addFiles: (files: readonly File[]) => Promise<void>;
}

/** `stay`: at the place the reader is, or the last one of the thread. */
export type FindStep = 'stay' | 'next' | 'previous';

export interface FindAnswer {
  /** Places in the whole thread. */
  count: number;
  /** The present one, from 1; 0 where there is none. */
  index: number;
}

/** What a file is sent with (§6). */
export interface UploadInit {
  method: 'POST' | 'PUT';
  headers: Record<string, string>;
  body: Blob | FormData;
  signal: AbortSignal;
}

/** Sends a body as `fetch` does; `onSent` is told how much of it is gone, 0..1, by transports that know. */
export type UploadTransport = (url: string, init: UploadInit, onSent: (sent: number) => void) => Promise<Response>;

/** Answers that go on while no page reads them (chatkit-js #140). */
export interface Resumption {
  /** Headers of a streaming request, after which the host keeps reading when the page goes away. */
  headers: (streamId: string) => Record<string, string>;
  /**
   * The running answer of a thread as an event stream: all of it so far, in few events, then the rest as it comes.
   * `undefined`: none is running. Ending the reading only detaches.
   */
  attach: (threadId: string, signal: AbortSignal) => Promise<Response | undefined>;
  /** Ends an answer at the server, named by its request or its thread. */
  stop: (target: { streamId: string } | { threadId: string }) => Promise<void>;
}
