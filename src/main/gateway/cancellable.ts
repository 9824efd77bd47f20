/** One controller that ends a piece of work, whoever asks for it first. */
export interface Cancellation {
  readonly signal: AbortSignal;
  abort(): void;
  /** Lets go of the outer signal; to be called when the work has ended by itself. */
  release(): void;
}

/** @param outer aborting it aborts the work, too. */
export function createCancellation(outer: AbortSignal): Cancellation {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  outer.addEventListener('abort', abort, { once: true });
  if (outer.aborted) abort();
  return { signal: controller.signal, abort, release: () => outer.removeEventListener('abort', abort) };
}

/**
 * The same bytes with one way out: cancelling this stream aborts the fetch behind it. Handing a fetch's own body to
 * `protocol.handle` does not: upstream never learns that the page is gone (electron #47097; measured).
 * Where upstream breaks off, the stream errors, so that the page can tell a cut from an end.
 */
export function cancellableBody(body: ReadableStream<Uint8Array<ArrayBuffer>>, cancellation: Cancellation): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) {
            controller.enqueue(value);
            return;
          }
          cancellation.release();
          controller.close();
        } catch (error) {
          cancellation.release();
          controller.error(error);
        }
      },
      cancel() {
        cancellation.abort();
        cancellation.release();
      },
    },
    { highWaterMark: 0 },
  );
}
