/** How long a stream may be silent before a comment keeps the connection alive, in ms. */
export const keepAliveMs = 15_000;

/** A page has one stream; more than this many are a fault, and the oldest is let go. */
const maxStreams = 16;

/** A reader that takes nothing is dropped at this many waiting events; its page connects again. */
const maxWaiting = 256;

export interface EventStreams {
  /** A server-sent event stream that begins now; what was published before is not repeated. */
  open(): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** @param data anything JSON; goes to every open stream. */
  publish(event: string, data: unknown): void;
  /** How many pages listen. */
  count(): number;
  dispose(): void;
}

export interface EventStreamsDeps {
  /** Repeats a call until its result is called; `setInterval` outside tests. */
  every?: ((ms: number, call: () => void) => () => void) | undefined;
  /** Told when the first page begins to listen, and when the last one is gone. */
  onListened?: ((listened: boolean) => void) | undefined;
}

export function createEventStreams({ every = repeat, onListened }: EventStreamsDeps = {}): EventStreams {
  const open = new Set<ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>>();
  const encoder = new TextEncoder();
  let stop: (() => void) | undefined;

  function drop(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>, close: boolean): void {
    if (!open.delete(controller)) return;
    if (close) controller.close();
    if (open.size > 0) return;
    stop?.();
    stop = undefined;
    onListened?.(false);
  }

  function send(text: string): void {
    const bytes = encoder.encode(text);
    for (const controller of [...open]) {
      if ((controller.desiredSize ?? 0) <= -maxWaiting) drop(controller, true);
      else controller.enqueue(bytes);
    }
  }

  return {
    open() {
      let mine: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
      return new ReadableStream({
        start(controller) {
          mine = controller;
          const [oldest] = open;
          if (open.size >= maxStreams && oldest !== undefined) drop(oldest, true);
          open.add(controller);
          if (open.size === 1) onListened?.(true);
          stop ??= every(keepAliveMs, () => send(': alive\n\n'));
          controller.enqueue(encoder.encode(': open\n\n'));
        },
        cancel: () => drop(mine, false),
      });
    },
    publish: (event, data) => send(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    count: () => open.size,
    dispose() {
      for (const controller of [...open]) drop(controller, true);
    },
  };
}

function repeat(ms: number, call: () => void): () => void {
  const timer = setInterval(call, ms);
  timer.unref();
  return () => clearInterval(timer);
}
