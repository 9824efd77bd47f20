/** What is needed of `node:v8` and `node:vm`; this folder knows no Node. */
export interface HeapParts {
  getHeapSpaceStatistics(): readonly { space_name: string; space_size: number }[];
  setFlagsFromString(flags: string): void;
  runInNewContext(code: string): unknown;
}

type Schedule = (callback: () => void, delayMs: number) => () => unknown;

/** V8's `gc` (src/extensions/gc-extension.cc). Only as a last resort does it give back the room for new objects, too. */
type Collect = (options: { type: 'major'; flavor: 'last-resort'; execution: 'async' }) => Promise<void>;

export interface HeapRest {
  /** Gives back now what there is to give. */
  rest(): Promise<void>;
  /** Does so once the start is over, and later whenever much was going on. @returns the undo */
  keepSmall(schedule: Schedule): () => void;
}

/** What a thread at rest may keep for new objects, bytes. */
const enoughBytes = 2 * 1_048_576;
/** When a start is over, on a computer that is not busy, and the longest pause from then on, ms. */
const firstMs = 3_000;
const longestMs = 5 * 60_000;

/** Looks after a while whether there is something to give back, and then again and again, with pauses that double. @returns the undo */
export function lookAtRest(look: () => void, schedule: Schedule): () => void {
  let cancel: () => unknown;
  const next = (delayMs: number): void => {
    cancel = schedule(() => {
      look();
      next(Math.min(longestMs, delayMs * 2));
    }, delayMs);
  };
  next(firstMs);
  return () => void cancel();
}

/**
 * Gives back memory that one thread has grown to and no longer needs. A start makes room for 16 MiB of new objects, and V8 keeps it
 * while nothing else asks for memory: of the main process at rest that is 20 MiB, of the embedded server 8. Takes 10 to 40 ms.
 */
export function createHeapRest({ getHeapSpaceStatistics, setFlagsFromString, runInNewContext }: HeapParts): HeapRest {
  let collect: Collect | undefined;

  /** A context that is made after the flag has the function; nothing else has it. A V8 without it collects by itself, as it always did. */
  function findCollector(): Collect {
    setFlagsFromString('--expose-gc');
    return (runInNewContext('globalThis.gc') as Collect | undefined) ?? (() => Promise.resolve());
  }

  async function rest(): Promise<void> {
    const room = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
    if (room <= enoughBytes) return;
    collect ??= findCollector();
    await collect({ type: 'major', flavor: 'last-resort', execution: 'async' });
  }

  return {
    rest,
    keepSmall: (schedule) => lookAtRest(() => void rest(), schedule),
  };
}
