import { createSseDecoder, type SseDecoder } from '../../shared/chatkit/sse.ts';
import type { Thread, ThreadStreamEvent, UserMessageItem } from '../../shared/chatkit/types.ts';
import type { Told } from '../../shared/texts/kept.ts';
import { say } from '../../shared/texts/say.ts';
import { createEventCutter } from '../event-cutter.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** How an answer ended that never showed the stored message. */
export type Unconfirmed =
  /** The server said why, and ended properly. */
  | { how: 'refused'; problem: Told }
  /** It ended without a word, as one that was stopped does. */
  | { how: 'silent' }
  /** It broke off. */
  | { how: 'cut' }
  /** Its reader went away. */
  | { how: 'left' };

export interface WatchOptions {
  body: ReadableStream<Bytes>;
  /** The server made a thread for it. The reader is not told before this is done. */
  onThread(thread: Thread): Promise<void>;
  /** The server has the message. Once; not told before it is done, either. */
  onStored(item: UserMessageItem): Promise<void>;
  /** It ended, and the message was not shown. Once, in place of `onStored`. */
  onUnconfirmed(end: Unconfirmed): void;
  /** Nothing more will be read. Once, last. */
  onEnd(): void;
  /** Bytes in place of the error with which an answer breaks off that was not confirmed; none: the error passes. */
  instead?(): Bytes | undefined;
  /** Whether the answer goes on when the reader leaves: then it is read until the message is confirmed. */
  outlivesReader: boolean;
}

/**
 * The same bytes, read along until the server has shown that it stored the message (chatkit-protocol §3.3). In whole events: of one
 * that breaks off in the middle nothing passes, or what comes in its place could not be read.
 */
export function watchAnswer({ body, onThread, onStored, onUnconfirmed, onEnd, instead, outlivesReader }: WatchOptions): ReadableStream<Bytes> {
  const reader = body.getReader();
  const cutter = createEventCutter();
  let stored = false;
  let fault: Told | undefined;
  let over = false;
  /** What has to be on the disk before the reader is told, or a kill in between leaves it with what nobody remembers. */
  let owed: Promise<unknown>[] = [];

  function see(event: ThreadStreamEvent): void {
    if (stored) return;
    if (event.type === 'thread.created') owed.push(onThread(event.thread));
    else if (event.type === 'error') fault = event.message === undefined ? say('waiting', 'notAccepted') : { message: event.message };
    else if (event.type === 'thread.item.done' && event.item.type === 'user_message') {
      stored = true;
      owed.push(onStored(event.item));
    }
  }

  const decoder = createSseDecoder({ onEvent: see });
  function decode(work: (decoder: SseDecoder) => void): void {
    if (stored) return;
    try {
      work(decoder);
    } catch {
      // An event that is too long to be read is none that is looked for here.
    }
  }

  /** Failures are told where they happen. */
  async function kept(): Promise<void> {
    const works = owed;
    owed = [];
    await Promise.allSettled(works);
  }

  function finish(end: Unconfirmed): void {
    if (over) return;
    over = true;
    if (!stored) onUnconfirmed(end);
    onEnd();
  }

  /** @returns the next bytes; `undefined`: it is over. @throws whatever it breaks off with */
  async function next(): Promise<Bytes | undefined> {
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const { value } = part;
        decode((one) => one.push(value));
        await kept();
        const whole = cutter.push(value);
        if (whole !== undefined) return whole;
      }
    } catch (error) {
      const confirmed = stored;
      finish({ how: 'cut' });
      const bytes = confirmed ? undefined : instead?.();
      if (bytes === undefined) throw error;
      return bytes;
    }
    decode((one) => one.end());
    await kept();
    finish(fault === undefined ? { how: 'silent' } : { how: 'refused', problem: fault });
    return cutter.end();
  }

  async function readOn(): Promise<void> {
    try {
      while (!stored && !over) await next();
    } catch {
      // Told already.
    }
    finish({ how: 'left' });
    await reader.cancel().catch(() => undefined);
  }

  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const bytes = over ? undefined : await next();
        if (bytes === undefined) controller.close();
        else controller.enqueue(bytes);
      },
      cancel(reason) {
        if (outlivesReader && !stored) return void readOn();
        finish({ how: 'left' });
        return reader.cancel(reason).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Reads a stream to its end. Never rejects. */
export async function drain(body: ReadableStream<Bytes>): Promise<void> {
  const reader = body.getReader();
  try {
    while (!(await reader.read()).done);
  } catch {
    // How it ended was told to whoever watches.
  }
}
