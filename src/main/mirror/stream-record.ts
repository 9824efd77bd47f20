import { optionalText } from '../../shared/chatkit/read-json.ts';
import { createSseDecoder } from '../../shared/chatkit/sse.ts';
import type { ThreadItem } from '../../shared/chatkit/types.ts';
import type { HistoryChange, HistoryStore } from '../history-store.ts';
import type { Dispose } from '../platform.ts';
import { threadOf, type ChatRequest } from './chat-request.ts';
import { createStreamFold } from './stream-fold.ts';
import type { Touched } from './touched.ts';
import type { Watcher } from './watched-body.ts';

/** Time between two writes of text that is still streaming, ms; longer for long answers, which are written whole each time. */
export const writeEveryMs = 250;
const maxWriteEveryMs = 3_000;
/** So many bytes of an answer make the time between two writes one ms longer. */
const bytesPerMs = 256;

/** Items of the thread that are looked at for what an answer changes of them. */
const pastSize = 100;
const maxPastPages = 10;

export interface StreamRecordDeps {
  request: ChatRequest;
  store: HistoryStore;
  touched: Touched;
  schedule: (run: () => void, delayMs: number) => Dispose;
  /** False when it could not be stored. Never rejects. */
  write(changes: readonly HistoryChange[]): Promise<boolean>;
  track(work: Promise<void>): void;
  onUnsettled(threadId: string): void;
}

/** Records one event stream: what is complete at once, text that still grows every now and then, one write at a time. */
export function createStreamRecord({ request, store, touched, schedule, write, track, onUnsettled }: StreamRecordDeps): Watcher {
  const fold = createStreamFold({
    threadId: threadOf(request),
    retryAfter: request.type === 'threads.retry_after_item' ? optionalText(request.params['item_id']) : undefined,
  });
  let letGo: (() => void) | undefined;
  let timer: Dispose | undefined;
  let writing = false;
  let again = false;
  let ending: { complete: boolean } | undefined;
  let length = 0;
  let lost = false;
  let wantsWrite = request.type === 'threads.retry_after_item';
  let unreadable = false;

  const decoder = createSseDecoder({
    onEvent(event) {
      wantsWrite = fold.push(event) || wantsWrite;
      const threadId = fold.threadId();
      if (threadId !== undefined) letGo ??= touched.hold(threadId);
    },
  });

  function decode(work: () => void): void {
    if (unreadable) return;
    try {
      work();
    } catch {
      // An event that is too long for us; the reader is told by its own decoder.
      unreadable = true;
    }
  }

  async function findItem(threadId: string, itemId: string): Promise<ThreadItem | undefined> {
    let after: string | undefined;
    for (let page = 0; page < maxPastPages; page += 1) {
      const { data, has_more: hasMore, after: next } = await store.items(threadId, { limit: pastSize, order: 'desc', ...(after === undefined ? {} : { after }) });
      const found = data.find(({ id }) => id === itemId);
      if (found !== undefined || !hasMore || next === undefined) return found;
      after = next;
    }
    return undefined;
  }

  async function lookBack(): Promise<void> {
    const threadId = fold.threadId();
    if (threadId === undefined) return;
    try {
      if (fold.needsPast()) fold.learnPast((await store.items(threadId, { limit: pastSize, order: 'desc' })).data);
      for (const { itemId } of fold.late()) fold.learnItem(itemId, await findItem(threadId, itemId));
    } catch {
      lost = true;
    }
  }

  // A flush may have come while a write ran.
  const isWantedAgain = (): boolean => again;

  async function writeAll(): Promise<void> {
    again = false;
    await lookBack();
    const changes = fold.take();
    if (changes.length > 0 && !(await write(changes))) lost = true;
    if (isWantedAgain()) return writeAll();
    writing = false;
    if (ending !== undefined) finish(ending.complete);
  }

  function flush(): void {
    void timer?.();
    timer = undefined;
    wantsWrite = false;
    if (writing) again = true;
    else {
      writing = true;
      track(writeAll());
    }
  }

  function finish(complete: boolean): void {
    letGo?.();
    const threadId = fold.threadId();
    if (threadId !== undefined && (!complete || lost || unreadable || fold.hasOpenItems())) onUnsettled(threadId);
  }

  return {
    push(bytes) {
      length += bytes.byteLength;
      decode(() => decoder.push(bytes));
      if (wantsWrite) flush();
      else timer ??= schedule(flush, Math.min(writeEveryMs + length / bytesPerMs, maxWriteEveryMs));
    },
    end(complete) {
      decode(() => decoder.end());
      ending = { complete };
      flush();
    },
  };
}
