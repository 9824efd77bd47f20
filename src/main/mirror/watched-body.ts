type Bytes = Uint8Array<ArrayBuffer>;

export interface Watcher {
  push(bytes: Bytes): void;
  /** Once. `complete`: the body ended by itself; else it broke off or its reader went away. */
  end(complete: boolean): void;
}

/**
 * The same bytes at the reader's pace, seen on their way: nothing is read ahead, cancelling goes to the source, and a source
 * that breaks off errors here too. The reader is served before the watcher, which must not throw.
 */
export function watchedBody(body: ReadableStream<Bytes>, watcher: Watcher): ReadableStream<Bytes> {
  const reader = body.getReader();
  let ended = false;
  const end = (complete: boolean): void => {
    if (ended) return;
    ended = true;
    watcher.end(complete);
  };
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            controller.close();
            end(true);
          } else {
            controller.enqueue(value);
            watcher.push(value);
          }
        } catch (error) {
          controller.error(error);
          end(false);
        }
      },
      cancel(reason) {
        end(false);
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
