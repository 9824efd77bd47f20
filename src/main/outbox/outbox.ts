import type { Attachment } from '../../shared/chatkit/types.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { isLocalThread, type OutboxView } from '../../shared/history.ts';
import type { HistoryStore, OutboxEntry } from '../history-store.ts';
import { errorAnswer } from '../http-answers.ts';
import type { Answering, PageRequest } from '../page-request.ts';
import type { Dispose } from '../platform.ts';
import { openBook, type OutboxBook } from './book.ts';
import { changeKinds, relayChange } from './changes.ts';
import { isInFlight, type Context, type OutboxDeps } from './context.ts';
import { bodyOf, inputOf, parseEnvelope, threadIdOf, type Envelope } from './envelope.ts';
import { plainly } from './problem.ts';
import { createFlusher } from './flusher.ts';
import { editedRequest, relayMessage } from './messages.ts';
import { sendAndJudge } from './outcome.ts';
import { readTypes, relayRead } from './reads.ts';
import { viewsOf } from './views.ts';

export type { OutboxDeps } from './context.ts';

/** Attachments that are remembered by name, the newest. */
const maxAttachments = 500;

export interface Outbox {
  /** The outermost step of `/chatkit`. `next` answers reads, online or from the history. */
  relay(request: PageRequest, next: (request: PageRequest) => Promise<Response>): Promise<Response>;
  /** The same answering with thread ids (`{threadId}` in its body) as the server has them. */
  named(answer: Answering): Answering;
  views(): Promise<readonly OutboxView[]>;
  /** Takes back what waits. Rejects with `outbox.gone` once it is on its way. */
  remove(id: string): Promise<void>;
  /** Other words for a message that waits, or was refused: it is then sent. Rejects with `outbox.gone` once it is on its way. */
  edit(id: string, text: string): Promise<void>;
  /** Tries now, also what was refused. @param id that entry alone; one that is not refused any more changes nothing. */
  retry(id?: string): Promise<void>;
  /** The network may be back, or a history was opened: sends what waits. Resolves when nothing more can be sent now. */
  flush(): Promise<void>;
  /** What is on its way counts as uncertain at the next start. */
  dispose(): void;
}

/** Messages and changes that wait for the network: kept before they are sent, sent in order and once. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const closing = new AbortController();
  const flights: Context['flights'] = new Set();
  const attachments = new Map<string, Attachment>();
  let open: { store: HistoryStore; book: Promise<OutboxBook | undefined>; release: Dispose } | undefined;
  let published = '[]';

  function publish(book: OutboxBook): void {
    if (!context.isCurrent(book) || closing.signal.aborted) return;
    const views = viewsOf(book.entries());
    const text = JSON.stringify(views);
    if (text === published) return;
    published = text;
    deps.onChange(views);
  }

  async function begin(store: HistoryStore): Promise<OutboxBook | undefined> {
    try {
      const book: OutboxBook = await openBook(store, () => publish(book));
      publish(book);
      if (book.entries().length > 0) context.kick();
      return book;
    } catch {
      deps.log.warn('outbox.not_read');
      return undefined;
    }
  }

  async function currentBook(): Promise<OutboxBook | undefined> {
    if (closing.signal.aborted) return undefined;
    await deps.ready?.();
    const store = deps.store();
    if (open !== undefined && open.store !== store) {
      const { release, book } = open;
      open = undefined;
      void release();
      void book.then((one) => one?.dispose());
      published = '';
      if (store === undefined) deps.onChange([]);
    }
    if (store === undefined) return undefined;
    open ??= { store, book: begin(store), release: store.onWritable((writable) => writable && context.kick()) };
    return open.book;
  }

  const context: Context = {
    deps,
    flights,
    closing: closing.signal,
    book: currentBook,
    isCurrent: (book) => deps.store() === book.store,
    rest: (id) => flusher.rest(id),
    kick: () => void flusher.run(),
    tell: deps.tell ?? plainly,
    attachments: (ids) => ids.flatMap((id) => attachments.get(id) ?? []),
  };
  const flusher = createFlusher(context);

  async function createAttachment(request: PageRequest): Promise<Response> {
    const outcome = await sendAndJudge(deps.send, request);
    if (outcome.kind === 'later' && outcome.network) {
      deps.connectivity.failed(outcome.code);
      return errorAnswer({ code: 'network.unreachable', ...say('waiting', 'filesOnline') });
    }
    if (outcome.kind === 'answered') void outcome.response.clone().json().then(remember, () => undefined);
    return outcome.response;
  }

  function remember(value: unknown): void {
    const attachment = value as Attachment;
    if (typeof attachment.id === 'string' && typeof attachment.name === 'string') attachments.set(attachment.id, attachment);
    const [oldest] = attachments.keys();
    if (attachments.size > maxAttachments && oldest !== undefined) attachments.delete(oldest);
  }

  async function others(book: OutboxBook, request: PageRequest, envelope: Envelope): Promise<Response> {
    const asked = threadIdOf(envelope);
    const threadId = asked === undefined ? undefined : await book.serverThread(asked);
    if (threadId === asked) return isLocalThread(asked ?? '') ? notYet() : deps.send(request);
    return deps.send({ ...request, body: bodyOf(envelope, threadId) });
  }

  /** Not asynchronous: between the look and the change nothing may be sent. */
  function held(book: OutboxBook | undefined, id: string): { book: OutboxBook; entry: OutboxEntry } {
    const entry = book?.find(id);
    if (book === undefined || entry === undefined) throw new LatchkeyError('outbox.gone', say('errors', 'sentAlready'));
    if (entry.state === 'sending' || isInFlight(context, entry)) throw new LatchkeyError('outbox.gone', say('errors', 'onItsWay'));
    return { book, entry };
  }

  return {
    async relay(request, next) {
      const envelope = parseEnvelope(request.body);
      if (envelope?.type === 'attachments.create') return createAttachment(request);
      const book = envelope === undefined ? undefined : await currentBook();
      const isRead = envelope !== undefined && readTypes.includes(envelope.type);
      if (book === undefined || envelope === undefined) return isRead ? next(request) : deps.send(request);
      if (isRead) return relayRead(book, request, envelope, next, context.tell);
      const isMessage = envelope.type === 'threads.create' || (envelope.type === 'threads.add_user_message' && threadIdOf(envelope) !== undefined);
      if (isMessage && inputOf(envelope) !== undefined) return relayMessage(context, book, request, envelope);
      return Object.hasOwn(changeKinds, envelope.type) ? relayChange(context, book, request, envelope) : others(book, request, envelope);
    },
    named: (answer) => async (request) => {
      const book = await currentBook();
      const { threadId, ...rest } = (parseObject(request.body) ?? {}) as { threadId?: unknown };
      if (book === undefined || typeof threadId !== 'string' || !isLocalThread(threadId)) return answer(request);
      return answer({ ...request, body: new TextEncoder().encode(JSON.stringify({ ...rest, threadId: await book.serverThread(threadId) })) });
    },
    views: async () => viewsOf((await currentBook())?.entries() ?? []),
    async remove(id) {
      const { book } = held(await currentBook(), id);
      await book.settle(id, []);
      context.kick();
    },
    async edit(id, text) {
      const { book, entry } = held(await currentBook(), id);
      if (text.trim() === '' || entry.kind !== 'message') throw new LatchkeyError('request.invalid', say('waiting', 'needsWords'));
      const state = entry.attempts > 0 ? 'uncertain' : 'queued';
      await book.update(id, { request: editedRequest(entry, text), state, problem: undefined });
      context.kick();
    },
    async retry(only) {
      const book = await currentBook();
      for (const { id, state, attempts } of book?.entries() ?? []) {
        if (state === 'refused' && (only === undefined || only === id)) await book?.update(id, { state: attempts > 0 ? 'uncertain' : 'queued', problem: undefined });
      }
      deps.connectivity.now();
      void flusher.flush();
    },
    flush: () => flusher.flush(),
    dispose() {
      closing.abort();
      flusher.dispose();
      void open?.release();
    },
  };
}

const notYet = (): Response =>
  errorAnswer({ code: 'request.invalid', ...say('waiting', 'notSentYet') }, 409);

function parseObject(body: Uint8Array): object | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
