import { createSync } from '../../../../src/main/mirror/sync.ts';
import type { SyncHold } from '../../../../src/main/mirror/sync-asking.ts';
import type { Touched } from '../../../../src/main/mirror/touched.ts';
import type { JsonAnswers, JsonRequestType, RequestParams } from '../../../../src/shared/chatkit/requests.ts';
import type { Page, Thread, ThreadItem } from '../../../../src/shared/chatkit/types.ts';
import { LatchkeyError } from '../../../../src/shared/errors.ts';
import type { SyncProgress } from '../../../../src/shared/history.ts';
import { thread, user } from '../../../support/chatkit-events.ts';
import { createManualClock, turns, type ManualClock } from '../../../support/manual-clock.ts';
import { memoryHistory, type MemoryHistory } from '../../../support/memory-history.ts';
import { quietLog } from '../../../support/quiet-log.ts';

export const refusal = (status: number, retryAfterSeconds?: number): LatchkeyError => new LatchkeyError(status >= 500 ? 'backend.failed' : 'backend.refused', 'No.', { status, retryAfterSeconds });
export const offline = (): LatchkeyError => new LatchkeyError('network.unreachable', 'No network.', { status: 503 });

/** A chat server of threads and items that counts what it is asked, and refuses when it is told to. */
export function fakeServer(clock: ManualClock) {
  const threads: Thread[] = [];
  const items = new Map<string, ThreadItem[]>();
  const asked: { type: string; id: string | undefined; at: number }[] = [];
  let running = 0;
  let refuse: (type: string, id: string | undefined) => LatchkeyError | undefined = () => undefined;
  let before: (type: string) => void = () => undefined;

  function page<T extends { id: string }>(rows: readonly T[], { limit = 20, order = 'desc', after }: { limit?: number; order?: string; after?: string }): Page<T> {
    const sorted = order === 'asc' ? [...rows] : rows.toReversed();
    const at = after === undefined ? 0 : sorted.findIndex(({ id }) => id === after) + 1;
    if (after !== undefined && at === 0) throw refusal(404);
    const data = sorted.slice(at, at + limit);
    return at + limit < sorted.length ? { data, has_more: true, after: data[data.length - 1]!.id } : { data, has_more: false };
  }

  function answer(type: JsonRequestType, params: Record<string, unknown>): unknown {
    const id = params['thread_id'] as string | undefined;
    if (type === 'threads.list') return page(threads, params);
    const found = threads.find((one) => one.id === id);
    if (found === undefined) throw refusal(404);
    return type === 'items.list' ? page(items.get(found.id) ?? [], params) : found;
  }

  return {
    threads,
    items,
    asked,
    add(id: string, count: number): void {
      threads.push(thread({ id }));
      items.set(id, Array.from({ length: count }, (_, n) => ({ ...user(`${id}.${n}`, `${id} says ${n}`), thread_id: id })));
    },
    say: (id: string, text: string): void => void items.get(id)!.push({ ...user(`${id}.${items.get(id)!.length}`, text), thread_id: id }),
    refuseWith: (next: typeof refuse) => void (refuse = next),
    beforeAnswer: (next: typeof before) => void (before = next),
    count: (type: string) => asked.filter((one) => one.type === type).length,
    call: async <T extends JsonRequestType>(type: T, params: RequestParams[T], signal: AbortSignal): Promise<JsonAnswers[T]> => {
      const id = 'thread_id' in params ? params.thread_id : undefined;
      asked.push({ type, id, at: clock.elapsed() });
      running += 1;
      if (running > 1) throw new Error('Two requests at a time.');
      await Promise.resolve();
      running -= 1;
      signal.throwIfAborted();
      const problem = refuse(type, id);
      if (problem !== undefined) throw problem;
      const result = structuredClone(answer(type, params as Record<string, unknown>)) as JsonAnswers[T];
      before(type);
      return result;
    },
  };
}

/** A sync on a clock of its own; `again` is the next start of the app with the same history. */
export function setUpSync() {
  const clock = createManualClock();
  const server = fakeServer(clock);
  const told: SyncProgress[] = [];
  const log = quietLog();
  let store: MemoryHistory | undefined = memoryHistory();
  let may: 'go' | SyncHold = 'go';
  const started: ReturnType<typeof createSync>[] = [];

  async function again(touched?: Pick<Touched, 'mark' | 'changedSince'>) {
    started.at(-1)?.dispose();
    const sync = createSync({
      store: () => store, call: server.call, mayRun: () => may, schedule: clock.schedule, now: clock.now, random: () => 0.5,
      onProgress: (progress) => told.push(progress), log, ...(touched === undefined ? {} : { touched }),
    });
    started.push(sync);
    sync.start();
    await turns();
    return sync;
  }

  return { clock, server, told, log, again, store: store, become: (next: MemoryHistory | undefined) => void (store = next), may: (next: typeof may) => void (may = next) };
}
