import type { ThreadStreamEvent } from '../../../shared/chatkit/types.ts';

const encoder = new TextEncoder();

/** One server-sent event: `data: `, JSON on one line, an empty line, and nothing else (protocol §1.5). */
export function encodeEvent(event: ThreadStreamEvent): Uint8Array {
  return encoder.encode(`data: ${JSON.stringify(event)}\n\n`);
}

export interface EventStreamOptions {
  /** The next event; `undefined` at the end. Should not throw: the reader gets an `error` event and a clean end then. */
  next(): Promise<ThreadStreamEvent | undefined>;
  /** The reader went away. */
  onCancel(): void;
  onFault(error: unknown): void;
}

/** Answers with the events as they come. The reader's pace is the generator's pace: nothing is produced unasked. */
export function eventStreamResponse({ next, onCancel, onFault }: EventStreamOptions): Response {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const event = await next();
        // The stream closes itself when it is cancelled, and takes nothing after that.
        if (cancelled) return;
        if (event === undefined) controller.close();
        else controller.enqueue(encodeEvent(event));
      } catch (error) {
        onFault(error);
        if (cancelled) return;
        controller.enqueue(encodeEvent({ type: 'error', code: 'stream.error', allow_retry: true }));
        controller.close();
      }
    },
    cancel() {
      cancelled = true;
      onCancel();
    },
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no' },
  });
}
