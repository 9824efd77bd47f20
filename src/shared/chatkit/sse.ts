import { createParser } from 'eventsource-parser';
import { parseStreamEvent } from './parse-event.ts';
import type { ThreadStreamEvent } from './types.ts';

/** Longest event that is read, in characters. A generated image travels as a data URL inside one event. */
export const maxEventLength = 16 * 1024 * 1024;

/** An event grew past the limit; nothing after it can be read, so the stream is over. */
export class EventTooLargeError extends Error {
  override readonly name = 'EventTooLargeError';
}

/** One event that was not a ChatKit event (§1.5). Reading goes on after it. */
export class MalformedEventError extends Error {
  override readonly name = 'MalformedEventError';
}

export interface SseDecoder {
  /** Takes bytes cut anywhere, also inside a character. @throws EventTooLargeError */
  push(chunk: Uint8Array): void;
  /** Delivers a last event that came without its blank line. @throws EventTooLargeError */
  end(): void;
}

export interface SseDecoderOptions {
  onEvent: (event: ThreadStreamEvent) => void;
  onMalformed?: ((error: MalformedEventError) => void) | undefined;
  maxEventLength?: number;
}

/**
 * Server-sent events to ChatKit events (protocol §1.5): CR, LF and CRLF, comments, joined `data:` lines, UTF-8 split
 * across chunks, a stray `[DONE]`. Event types that this version does not know are dropped without a word (§3.1).
 */
export function createSseDecoder(options: SseDecoderOptions): SseDecoder {
  const { onEvent, onMalformed } = options;
  const limit = options.maxEventLength ?? maxEventLength;
  const text = new TextDecoder();
  let overflow = false;

  const parser = createParser({
    maxBufferSize: limit,
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') overflow = true;
    },
    onEvent: ({ data }) => {
      // The parser's own limit is on what it has to keep; an event may also come whole.
      if (data.length > limit) overflow = true;
      if (overflow || data === '' || data === '[DONE]') return;
      let event: ThreadStreamEvent | undefined;
      try {
        event = parseStreamEvent(JSON.parse(data));
      } catch (cause) {
        onMalformed?.(new MalformedEventError('The server sent an event that could not be read.', { cause }));
        return;
      }
      if (event !== undefined) onEvent(event);
    },
  });

  function feed(chunk: string): void {
    if (!overflow) parser.feed(chunk);
    if (overflow) throw new EventTooLargeError(`An event is longer than ${limit} characters.`);
  }

  return {
    push: (chunk) => {
      feed(text.decode(chunk, { stream: true }));
    },
    end: () => {
      feed(`${text.decode()}\n\n`);
    },
  };
}

export interface ReadEventsOptions {
  signal?: AbortSignal | undefined;
  onMalformed?: ((error: MalformedEventError) => void) | undefined;
}

/**
 * Reads a response body to its end, which is the only terminator there is (§1.5). Leaving the loop early cancels the
 * body. The signal is watched here too, because a custom fetch may drop it (§1.4).
 * @throws the signal's reason when aborted, EventTooLargeError, or whatever the body fails with.
 */
export async function* readThreadEvents(
  body: ReadableStream<Uint8Array>,
  { signal, onMalformed }: ReadEventsOptions = {},
): AsyncGenerator<ThreadStreamEvent, void, void> {
  const reader = body.getReader();
  const queue: ThreadStreamEvent[] = [];
  const decoder = createSseDecoder({ onEvent: (event) => queue.push(event), onMalformed });
  const cancel = (): void => {
    reader.cancel(signal?.reason).catch(() => undefined);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      let overflow: unknown;
      try {
        if (done) decoder.end();
        else decoder.push(value);
      } catch (error) {
        overflow = error;
      }
      for (const event of queue.splice(0)) {
        yield event;
        signal?.throwIfAborted();
      }
      // What came before it in the same chunk is not lost.
      if (overflow !== undefined) throw overflow as Error;
      if (done) return;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancel();
  }
}
