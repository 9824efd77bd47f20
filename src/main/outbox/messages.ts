import { streamHeader } from '../../shared/desktop-api.ts';
import { isLocalThread, localThreadPrefix } from '../../shared/history.ts';
import { toWireError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { OutboxEntry } from '../history-store.ts';
import { errorAnswer } from '../http-answers.ts';
import type { PageRequest } from '../page-request.ts';
import { attemptMessage } from './attempt.ts';
import type { OutboxBook } from './book.ts';
import { isInFlight, type Context } from './context.ts';
import { bodyOf, envelopeOf, inputOf, notesOf, requestText, threadIdOf, withMessageId, type Envelope, type Notes } from './envelope.ts';
import { isWaiting } from './lanes.ts';
import { judge } from './outcome.ts';
import { eventBytes, queuedAnswer, queuedEvents, refusedAnswer, type Waiting } from './queued-answer.ts';

/** Threads of the history that are remembered when a message is to make a new one. */
const rememberedThreads = 50;

/** Takes what a person says: kept before it is sent, and answered either way. */
export async function relayMessage(context: Context, book: OutboxBook, request: PageRequest, said: Envelope): Promise<Response> {
  const { deps } = context;
  const asked = threadIdOf(said);
  const threadId = asked === undefined ? `${localThreadPrefix}${deps.newId()}` : await book.serverThread(asked);
  const envelope: Envelope = asked === undefined || asked === threadId ? said : { ...said, params: { ...said.params, thread_id: threadId } };
  const isNew = asked === undefined;

  const same = sameAsRefused(book, envelope);
  if (same !== undefined) return again(context, book, same, request);

  const offline = deps.connectivity.state() === 'offline';
  const waits = offline || (isLocalThread(threadId) && !isNew) || isWaiting(book.entries(), threadId);
  const entry: OutboxEntry = {
    id: deps.newId(),
    kind: 'message',
    threadId,
    request: requestText(envelope, await notesFor(context, book, envelope, waits)),
    state: waits ? 'queued' : 'sending',
    attempts: waits ? 0 : 1,
    createdAt: deps.now(),
  };
  try {
    await book.add(entry);
  } catch (error) {
    deps.log.warn('outbox.not_kept', { code: toWireError(error).code });
    return unkept(context, request, envelope, error);
  }
  if (!waits) return sendNow(context, book, entry, request, isNew);
  if (offline) deps.connectivity.now();
  context.kick();
  return queuedAnswer(entry, offline ? 'offline' : 'earlier', isNew, context.tell);
}

/** A page that tries again what was refused means the same message, not a second one. */
function sameAsRefused(book: OutboxBook, envelope: Envelope): OutboxEntry | undefined {
  const wanted = JSON.stringify([envelope.type, envelope.params]);
  return book.entries().find((entry) => {
    if (entry.kind !== 'message' || entry.state !== 'refused') return false;
    const { type, params } = envelopeOf(entry);
    return JSON.stringify([type, params]) === wanted;
  });
}

async function again(context: Context, book: OutboxBook, entry: OutboxEntry, request: PageRequest): Promise<Response> {
  const isNew = isLocalThread(entry.threadId);
  if (entry.attempts > 0 || context.deps.connectivity.state() === 'offline' || isInFlight(context, entry)) {
    await book.update(entry.id, { state: entry.attempts > 0 ? 'uncertain' : 'queued', problem: undefined });
    context.kick();
    return queuedAnswer(entry, waitingWhy(context), isNew, context.tell);
  }
  const envelope = envelopeOf(entry);
  const notes = { ...notesOf(entry), ...(await notesFor(context, book, envelope, false)) };
  await book.update(entry.id, { state: 'sending', attempts: 1, problem: undefined, request: requestText(envelope, notes) });
  return sendNow(context, book, entry, request, isNew);
}

async function sendNow(context: Context, book: OutboxBook, entry: OutboxEntry, request: PageRequest, isNew: boolean): Promise<Response> {
  const queued = (): OutboxEntry => book.find(entry.id) ?? entry;
  const result = await attemptMessage(context, {
    book,
    entry,
    before: 0,
    request: { ...request, body: bodyOf(withMessageId(envelopeOf(entry), entry.id), entry.threadId) },
    outlivesReader: request.headers.has(streamHeader),
    instead: (threadSeen) => eventBytes(queuedEvents(queued(), waitingWhy(context), isNew && !threadSeen, context.tell)),
  });
  if (result.kind === 'passed' && result.refused) return showsRefused(request) ? refusedAnswer(queued(), isNew, context.tell) : result.response;
  if (result.kind !== 'later') return result.response;
  context.kick();
  return queuedAnswer(queued(), waitingWhy(context), isNew, context.tell);
}

/** Whether the page shows what was refused in its thread; another one puts the words back into its composer. */
function showsRefused({ headers }: PageRequest): boolean {
  return headers.has(streamHeader);
}

function waitingWhy({ deps }: Context): Waiting {
  return deps.connectivity.state() === 'offline' ? 'offline' : 'unreachable';
}

/** What tells the message from older ones, should nobody know whether it arrived. */
async function notesFor(context: Context, book: OutboxBook, envelope: Envelope, waits: boolean): Promise<Notes> {
  const attachments = context.attachments(inputOf(envelope)?.attachments ?? []);
  const known = attachments.length === 0 ? {} : { attachments };
  // One that waits is compared with what is there when it is sent.
  if (waits) return known;
  const threadId = threadIdOf(envelope);
  try {
    if (threadId === undefined) {
      const { data } = await book.store.threads({ limit: rememberedThreads });
      return { ...known, threads: data.map(({ id }) => id) };
    }
    const { data } = await book.store.items(threadId, { limit: 1, order: 'desc' });
    return data[0] === undefined ? known : { ...known, before: data[0].id };
  } catch {
    return known;
  }
}

/** Nothing can be kept now: it is sent if it can be, and told if not. */
async function unkept({ deps }: Context, request: PageRequest, envelope: Envelope, cause: unknown): Promise<Response> {
  const outcome = await judge(await deps.send({ ...request, body: bodyOf(withMessageId(envelope, deps.newId()), threadIdOf(envelope)) }));
  if (outcome.kind !== 'later') return outcome.response;
  deps.connectivity.failed(outcome.code);
  const { code } = toWireError(cause);
  if (code !== 'history.read_only') return outcome.response;
  return errorAnswer({ code, ...say('waiting', 'messageNotKept') });
}

/** Words of a message that waits, changed. Tags become text; what was really sent is remembered. */
export function editedRequest(entry: OutboxEntry, text: string): string {
  const envelope = envelopeOf(entry);
  const before = inputOf(envelope);
  const notes = notesOf(entry);
  const input = { ...(envelope.params['input'] as object), content: [{ type: 'input_text', text }] };
  const tried = entry.attempts > 0 ? (notes.tried ?? before) : undefined;
  return requestText({ ...envelope, params: { ...envelope.params, input } }, { ...notes, ...(tried !== undefined && { tried }) });
}
