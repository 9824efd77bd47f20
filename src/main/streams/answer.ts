import { createCopy, type Copy } from './copy.ts';
import { createEventCutter } from '../event-cutter.ts';
import { createReplay } from './replay.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** How an answer ended: `failed` is a cut or an error that the server reported in it. */
export type AnswerEnd = 'completed' | 'failed' | 'stopped';

export interface AnswerOptions {
  id: string;
  /** Whose it is; see `account.ts`. */
  owner: string;
  /** The thread, where the request names it; else the answer does. */
  threadId: string | undefined;
  /** Its thread became known, its first event came. */
  onChange(): void;
  onRead(bytes: number): void;
  /** A reader has taken all of it, and knows how it ended. */
  onTold(): void;
  /** Once. */
  onEnd(how: AnswerEnd): void;
}

/** One answer that goes on whoever reads it. */
export interface Answer {
  readonly id: string;
  readonly owner: string;
  /** Aborts the request behind it. */
  readonly signal: AbortSignal;
  threadId(): string | undefined;
  /** Whether the server has begun to answer: by then it has stored what it was sent. */
  hasBegun(): boolean;
  /** Reads to the end, as fast as the server writes. */
  read(body: ReadableStream<Bytes>): void;
  /** A reader from the first byte on (before `read`), or one who comes late and gets a compact replay first. */
  copy(options?: { late: boolean }): ReadableStream<Bytes>;
  /** Ends the request at once; the readers' copies end, too. */
  stop(): void;
  /** Of the replay, in characters. */
  length(): number;
  dropItems(): void;
}

export function createAnswer({ id, owner, threadId: given, onChange, onRead, onTold, onEnd }: AnswerOptions): Answer {
  const abort = new AbortController();
  const cutter = createEventCutter();
  const replay = createReplay();
  const copies = new Set<Copy>();
  let begun = false;
  let end: { how: AnswerEnd; error: Error | undefined } | undefined;

  const threadId = (): string | undefined => given ?? replay.threadId();

  function deliver(bytes: Bytes | undefined): void {
    if (bytes === undefined || end !== undefined) return;
    const mark = replay.mark();
    // Readers first: what they see must not wait for the folding.
    for (const copy of copies) copy.push(bytes, mark);
    const before = threadId();
    replay.push(bytes);
    onRead(bytes.length);
    if (begun && threadId() === before) return;
    begun = true;
    onChange();
  }

  function finish(how: AnswerEnd, error?: Error): void {
    if (end !== undefined) return;
    end = { how, error };
    for (const copy of copies) copy.end(error);
    onEnd(how);
  }

  async function pump(body: ReadableStream<Bytes>): Promise<void> {
    const reader = body.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        deliver(cutter.push(value));
      }
      deliver(cutter.end());
      finish(replay.hasError() ? 'failed' : 'completed');
    } catch (error) {
      deliver(cutter.end());
      finish('failed', error instanceof Error ? error : new Error('The answer broke off.'));
    }
  }

  return {
    id,
    owner,
    signal: abort.signal,
    threadId,
    hasBegun: () => begun,
    read: (body) => void pump(body),
    copy({ late } = { late: false }) {
      const copy: Copy = createCopy({
        replay,
        late,
        onLeft: () => copies.delete(copy),
        onTaken() {
          copies.delete(copy);
          onTold();
        },
      });
      copies.add(copy);
      if (end !== undefined) copy.end(end.error);
      return copy.body;
    },
    stop() {
      finish('stopped');
      abort.abort();
    },
    length: () => replay.length(),
    dropItems: () => replay.dropItems(),
  };
}
