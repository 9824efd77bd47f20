import type { ThreadStreamEvent } from '../../../shared/chatkit/types.ts';

/** One reader of a stream. */
export interface EventReader {
  /** The next event; `undefined` at the end. @throws what the source throws. */
  next(): Promise<ThreadStreamEvent | undefined>;
  /** The reader goes away. */
  leave(): void;
}

export interface SharedEvents {
  /** A reader that gets everything from the start. */
  read(): EventReader;
}

export interface SharedSource {
  events: AsyncGenerator<ThreadStreamEvent, void>;
  /** Sees each event once, before any reader does. */
  onEvent(event: ThreadStreamEvent): void;
  /** The source is at its end. */
  onEnd(): void;
  /** The last reader left before the end. */
  onAbandoned(): void;
}

/** Lets several readers follow one source. The fastest one's pace is the source's pace: nothing is produced unasked. */
export function shareEvents({ events, onEvent, onEnd, onAbandoned }: SharedSource): SharedEvents {
  const seen: ThreadStreamEvent[] = [];
  let readers = 0;
  let ended = false;
  let failure: { error: unknown } | undefined;
  let pulling: Promise<void> | undefined;

  async function pullOne(): Promise<void> {
    try {
      const next = await events.next();
      if (next.done !== true) {
        onEvent(next.value);
        seen.push(next.value);
        return;
      }
    } catch (error) {
      failure = { error };
    }
    if (!ended) onEnd();
    ended = true;
  }

  function pull(): Promise<void> {
    return (pulling ??= pullOne().finally(() => (pulling = undefined)));
  }

  return {
    read() {
      let at = 0;
      let left = false;
      readers += 1;
      return {
        async next() {
          for (;;) {
            if (left) return undefined;
            const event = seen[at];
            if (event !== undefined) {
              at += 1;
              return event;
            }
            if (failure !== undefined) throw failure.error;
            if (ended) return undefined;
            await pull();
          }
        },
        leave() {
          if (left) return;
          left = true;
          readers -= 1;
          if (readers > 0 || ended) return;
          ended = true;
          onAbandoned();
          events.return().catch(() => undefined);
        },
      };
    },
  };
}
