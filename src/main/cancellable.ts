/** One controller that ends a piece of work, whoever asks for it first. */
export interface Cancellation {
  readonly signal: AbortSignal;
  /** What the outer signal hangs on, kept from being collected while the work runs. */
  readonly owner: object | undefined;
  abort(): void;
  /** Lets go of the outer signal; to be called when the work has ended by itself. */
  release(): void;
}

/**
 * @param outer aborting it aborts the work, too.
 * @param owner the Request that `outer` belongs to: Node ties a request's signal to its controller weakly, so an abort
 *   after the Request was collected is lost (about one in a thousand, measured).
 */
export function createCancellation(outer: AbortSignal, owner?: object): Cancellation {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  outer.addEventListener('abort', abort, { once: true });
  if (outer.aborted) abort();
  return { signal: controller.signal, owner, abort, release: () => outer.removeEventListener('abort', abort) };
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
