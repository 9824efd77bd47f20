import { say } from '../../shared/texts/say.ts';
import type { OutboxEntry } from '../history-store.ts';
import type { Dispose } from '../platform.ts';
import { isBusy, isInFlight, type Context } from './context.ts';
import { deliver } from './deliver.ts';
import { nextEntry } from './lanes.ts';
import { keptProblem } from './problem.ts';

/** What was cut off may still be on its way for so long, whoever is in a hurry: a server that knows no ids would have it twice. */
const firstRestMs = 1_000;
const longestRestMs = 60_000;
/** After so many rests in a row a server that answers, but never well, is believed. */
const maxRests = 30;

/** Times in ms since 1970. */
interface Rest {
  since: number;
  until: number;
  count: number;
}

export interface Flusher {
  /** Sends what can be sent now. Resolves when there is nothing left that could be. */
  run(): Promise<void>;
  /** The same, and nothing rests any more but for a moment what may still be on its way. */
  flush(): Promise<void>;
  rest(entryId: string): void;
  dispose(): void;
}

/** Sends what waits, one at a time; after a failure with growing pauses. */
export function createFlusher(context: Context): Flusher {
  const { deps } = context;
  const rests = new Map<string, Rest>();
  let pause: Rest | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let timer: Dispose | undefined;

  function rested(before: Rest | undefined): Rest {
    const count = (before?.count ?? 0) + 1;
    const ms = Math.min(longestRestMs, firstRestMs * 2 ** Math.min(count - 1, 10)) * (0.5 + deps.random() / 2);
    return { since: deps.now(), until: deps.now() + ms, count };
  }

  function rest(id: string): void {
    const before = rests.get(id);
    if (before === undefined || before.until <= deps.now()) rests.set(id, rested(before));
  }

  function wakeAtNext(entries: readonly OutboxEntry[]): void {
    void timer?.();
    timer = undefined;
    const known = entries.flatMap(({ id }) => rests.get(id)?.until ?? []);
    const ends = pause === undefined ? known : [pause.until];
    if (ends.length === 0 || context.closing.aborted) return;
    timer = deps.schedule(() => void run(), Math.max(0, Math.min(...ends) - deps.now()));
  }

  async function pass(): Promise<void> {
    for (;;) {
      if (context.closing.aborted || deps.connectivity.state() === 'offline') return;
      const book = await context.book();
      if (book === undefined) return;
      const entries = book.entries();
      for (const id of rests.keys()) if (book.find(id) === undefined) rests.delete(id);
      if (pause !== undefined && pause.until > deps.now()) {
        wakeAtNext(entries);
        return;
      }
      await book.catchUp();
      const entry = nextEntry(book.entries(), {
        busy: (threadId) => isBusy(context, threadId),
        resting: (one) => isInFlight(context, one) || (rests.get(one.id)?.until ?? 0) > deps.now(),
      });
      if (entry === undefined) {
        wakeAtNext(entries);
        return;
      }
      const came = await deliver(context, book, entry);
      if (came === 'network') pause = rested(pause);
      else pause = undefined;
      if (came === 'done') rests.delete(entry.id);
      if (came === 'later') {
        rest(entry.id);
        if ((rests.get(entry.id)?.count ?? 0) > maxRests && book.find(entry.id) !== undefined) {
          book.note(entry.id, { state: 'refused', problem: keptProblem(say('waiting', 'manyTries')) });
        }
      }
    }
  }

  function run(): Promise<void> {
    again = true;
    running ??= (async () => {
      while (again && !context.closing.aborted) {
        again = false;
        await pass().catch(() => deps.log.error('outbox.flush_failed'));
      }
    })().finally(() => (running = undefined));
    return running;
  }

  return {
    run,
    async flush() {
      const book = await context.book();
      for (const [id, { since, until, count }] of rests) {
        if ((book?.find(id)?.attempts ?? 0) > 0) rests.set(id, { since, until: Math.min(until, since + firstRestMs), count });
        else rests.delete(id);
      }
      pause = undefined;
      return run();
    },
    rest,
    dispose() {
      void timer?.();
      timer = undefined;
    },
  };
}
