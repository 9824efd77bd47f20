import type { Replay } from './replay.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** How far a reader may fall behind before what it has missed is given to it in few events, in bytes. */
export const maxBehindBytes = 4 * 1_048_576;

export interface Copy {
  readonly body: ReadableStream<Bytes>;
  /** Whole events, as they come; `seen`: the replay's mark before them. */
  push(bytes: Bytes, seen: number): void;
  /** Nothing more will come; `error`: because the answer broke off. */
  end(error?: Error): void;
}

export interface CopyOptions {
  replay: Pick<Replay, 'bytes'>;
  /** Joins in mid-answer: begins with all of it so far. */
  late: boolean;
  /** The reader went away. */
  onLeft(): void;
  /** The reader has taken everything, the end included. */
  onTaken(): void;
  maxBytes?: number;
}

/**
 * One reader's copy of an answer, at the reader's own pace: pushing never waits. What a reader leaves lying is bounded; one
 * that is too far behind loses the backlog and gets the compact replay in its place, as one does who comes late.
 */
export function createCopy({ replay, late, onLeft, onTaken, maxBytes = maxBehindBytes }: CopyOptions): Copy {
  let queue: { bytes: Bytes; seen: number }[] = [];
  let waitingBytes = 0;
  /** Out of step since this mark; everything until the next read is in the replay. */
  let behindSince: number | undefined = late ? 0 : undefined;
  let ending: { error: Error | undefined } | undefined;
  let left = false;
  let wake: () => void = () => undefined;

  function next(): Bytes | undefined {
    if (behindSince !== undefined) {
      const bytes = replay.bytes(behindSince);
      behindSince = undefined;
      if (bytes.length > 0) return bytes;
    }
    const first = queue.shift();
    waitingBytes -= first?.bytes.length ?? 0;
    return first?.bytes;
  }

  async function pull(controller: ReadableStreamDefaultController<Bytes>): Promise<void> {
    for (;;) {
      const bytes = next();
      if (bytes !== undefined) {
        controller.enqueue(bytes);
        return;
      }
      if (ending !== undefined) {
        if (ending.error === undefined) controller.close();
        else controller.error(ending.error);
        onTaken();
        return;
      }
      await new Promise<void>((resolve) => (wake = resolve));
      if (left) return;
    }
  }

  return {
    body: new ReadableStream<Bytes>(
      {
        pull,
        cancel() {
          left = true;
          queue = [];
          wake();
          onLeft();
        },
      },
      { highWaterMark: 0 },
    ),
    push(bytes, seen) {
      if (left || ending !== undefined || behindSince !== undefined) return;
      if (waitingBytes + bytes.length > maxBytes && queue.length > 0) {
        behindSince = queue[0]?.seen ?? seen;
        queue = [];
        waitingBytes = 0;
      } else {
        queue.push({ bytes, seen });
        waitingBytes += bytes.length;
      }
      wake();
    },
    end(error) {
      ending ??= { error };
      wake();
    },
  };
}
