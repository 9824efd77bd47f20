import { isLocalThread } from '../../shared/history.ts';
import type { Thread, UserMessageItem } from '../../shared/chatkit/types.ts';
import { say } from '../../shared/texts/say.ts';
import type { HistoryChange, OutboxEntry } from '../history-store.ts';
import type { PageRequest } from '../page-request.ts';
import type { Dispose } from '../platform.ts';
import type { OutboxBook } from './book.ts';
import type { Context, Flight } from './context.ts';
import { sendAndJudge, type Outcome } from './outcome.ts';
import { keptProblem } from './problem.ts';
import { sayAgain } from './say-again.ts';
import { threadRecord } from './thread-record.ts';
import { drain, watchAnswer, type Unconfirmed } from './watch.ts';

/** Longest that an attempt waits for the first word of an answer, in ms. */
export const silencePatienceMs = 60_000;

const stopped = keptProblem(say('waiting', 'stopped'));

export interface AttemptOptions {
  book: OutboxBook;
  /** Marked as `sending`, on disk. */
  entry: OutboxEntry;
  /** Attempts before this one: what is left of the count when this one surely did not arrive. */
  before: number;
  request: PageRequest;
  outlivesReader: boolean;
  /** Bytes for a reader whose answer broke off before the message was confirmed. */
  instead?: (threadSeen: boolean) => Uint8Array<ArrayBuffer> | undefined;
}

export type AttemptResult =
  /** `confirmed` tells whether the server showed that it has the message. */
  | { kind: 'stream'; response: Response; confirmed: Promise<boolean> }
  | { kind: 'later'; network: boolean }
  /** The answer is the page's to see. */
  | { kind: 'passed'; response: Response; refused: boolean };

/** Settles an entry: its thread has a name, and the history what the server made of it. */
export async function settleMessage(context: Context, book: OutboxBook, entryId: string, item: UserMessageItem, thread?: Thread): Promise<void> {
  const entry = book.find(entryId);
  if (entry === undefined) return;
  const mapped = thread === undefined ? undefined : mapThread(context, book, entry, thread.id);
  const threadId = thread?.id ?? entry.threadId;
  const changes: HistoryChange[] = [];
  if (thread !== undefined) changes.push({ kind: 'thread.put', thread: threadRecord(thread) });
  changes.push({ kind: 'item.put', threadId, item });
  await Promise.all([mapped, book.settle(entryId, changes)]);
}

export async function mapThread({ deps }: Context, book: OutboxBook, entry: OutboxEntry, to: string): Promise<void> {
  const from = entry.threadId;
  if (!isLocalThread(from) || from === to) return;
  const written = book.mapThread(from, to);
  deps.onMapped({ from, to });
  await written;
}

/** One sending of one message: keeps the entry true to what became of it. Never rejects. */
export async function attemptMessage(context: Context, options: AttemptOptions): Promise<AttemptResult> {
  const { deps } = context;
  const { book, entry, before, request, outlivesReader } = options;
  const { id } = entry;
  const flight: Flight = { entryId: id, threadId: entry.threadId, landed: false };
  context.flights.add(flight);
  let givenUp = false;

  function end(): void {
    flight.landed = true;
    context.flights.delete(flight);
    context.kick();
  }

  function note(change: Partial<OutboxEntry>): void {
    flight.landed = true;
    if (change.state !== 'refused') context.rest(id);
    if (book.find(id) !== undefined) book.note(id, change);
  }

  function watched(response: Response & { body: ReadableStream<Uint8Array<ArrayBuffer>> }): AttemptResult {
    let thread: Thread | undefined;
    let tell: (stored: boolean) => void = () => undefined;
    const confirmed = new Promise<boolean>((resolve) => (tell = resolve));
    const body = watchAnswer({
      body: response.body,
      outlivesReader,
      onThread(made) {
        thread = made;
        flight.threadId = made.id;
        const now = book.find(id);
        return now === undefined ? Promise.resolve() : mapThread(context, book, now, made.id);
      },
      onStored(item) {
        deps.connectivity.reached();
        flight.landed = true;
        deps.log.info('outbox.sent', { attempts: before + 1 });
        return sayAgain(context, book, book.find(id) ?? entry, item, thread)
          .then(() => settleMessage(context, book, id, item, thread))
          .then(
            () => tell(true),
            // The disk has no room for the new words: the message is looked for again.
            () => {
              note({ state: 'uncertain' });
              tell(false);
            },
          );
      },
      onUnconfirmed(how) {
        if (!givenUp) note(unconfirmed(how));
        tell(false);
      },
      onEnd: end,
      ...(options.instead !== undefined && { instead: () => options.instead?.(thread !== undefined) }),
    });
    return { kind: 'stream', response: new Response(body, { status: response.status, headers: response.headers }), confirmed };
  }

  function unconfirmed(end: Unconfirmed): Partial<OutboxEntry> {
    deps.log.info('outbox.unconfirmed', { how: end.how });
    switch (end.how) {
      case 'refused':
        return { state: 'refused', attempts: before, problem: keptProblem(end.problem) };
      case 'cut':
        deps.connectivity.failed('network.unreachable');
        return { state: 'uncertain' };
      case 'silent':
      case 'left':
        // Who quits or signs out has not changed their mind about what they said.
        return context.closing.aborted || !context.isCurrent(book) ? { state: 'uncertain' } : { state: 'uncertain', problem: stopped };
    }
  }

  function judged(outcome: Outcome): AttemptResult {
    switch (outcome.kind) {
      case 'answered': {
        const { response } = outcome;
        if (outcome.stream && response.body !== null) return watched(response as Response & { body: ReadableStream<Uint8Array<ArrayBuffer>> });
        void response.body?.cancel().catch(() => undefined);
        note({ state: 'uncertain' });
        end();
        return { kind: 'later', network: false };
      }
      case 'later':
        deps.log.info('outbox.waits', { code: outcome.code });
        if (outcome.response.status !== 429) deps.connectivity.failed(outcome.code);
        note(outcome.arrived ? { state: 'queued' } : { state: 'queued', attempts: before });
        end();
        return { kind: 'later', network: outcome.network };
      case 'signed_out':
        note({ state: 'queued', attempts: before });
        end();
        return { kind: 'passed', response: outcome.response, refused: false };
      case 'stopped':
        note(unconfirmed({ how: 'left' }));
        end();
        return { kind: 'passed', response: outcome.response, refused: false };
      case 'refused':
        deps.connectivity.reached();
        deps.log.info('outbox.refused', { status: outcome.status });
        note({ state: 'refused', attempts: before, problem: keptProblem(outcome.problem) });
        end();
        return { kind: 'passed', response: outcome.response, refused: true };
    }
  }

  const outcome = sendAndJudge(deps.send, request);
  const first = await withPatience(deps.schedule, outcome);
  if (first !== undefined) return judged(first);
  // It may still come; should it show the message, that counts.
  givenUp = true;
  note({ state: 'queued' });
  context.flights.delete(flight);
  deps.connectivity.failed('network.timeout');
  void outcome.then((late) => {
    if (late.kind !== 'answered' || !late.stream || late.response.body === null) return;
    const result = watched(late.response as Response & { body: ReadableStream<Uint8Array<ArrayBuffer>> });
    if (result.kind === 'stream' && result.response.body !== null) void drain(result.response.body);
  });
  return { kind: 'later', network: true };
}

async function withPatience<T>(schedule: (run: () => void, delayMs: number) => Dispose, work: Promise<T>): Promise<T | undefined> {
  let undo: Dispose | undefined;
  const tooLong = new Promise<undefined>((resolve) => (undo = schedule(() => resolve(undefined), silencePatienceMs)));
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    void undo?.();
  }
}
