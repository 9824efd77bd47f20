import { streamHeader } from '../../shared/desktop-api.ts';
import { isLocalThread } from '../../shared/history.ts';
import { say } from '../../shared/texts/say.ts';
import type { OutboxEntry } from '../history-store.ts';
import type { PageRequest } from '../page-request.ts';
import { attemptMessage, mapThread, settleMessage } from './attempt.ts';
import type { OutboxBook } from './book.ts';
import { carryOut } from './carry-out.ts';
import { isMakingThread, type Context, type Delivery } from './context.ts';
import { findMessage, findThread, type Delivered } from './delivered.ts';
import { bodyOf, envelopeOf, notesOf, requestText, threadIdOf, withMessageId, type Envelope, type Notes } from './envelope.ts';
import { judgeError } from './outcome.ts';
import { isDeleted } from './overlay.ts';
import { keptProblem } from './problem.ts';
import { asEditIfLast, sayAgain } from './say-again.ts';
import { drain } from './watch.ts';

/** After so many sendings that may have arrived and never did, a person is asked. */
const maxAttempts = 50;

const sentences = {
  thread: keptProblem(say('waiting', 'threadGone')),
  attempts: keptProblem(say('waiting', 'cutEachTime')),
};

/** Sends one entry that waited: looked for first where it may have arrived already. Never rejects. */
export async function deliver(context: Context, book: OutboxBook, entry: OutboxEntry): Promise<Delivery> {
  const { deps } = context;
  try {
    return entry.kind === 'message' ? await deliverMessage(context, book, entry) : await carryOut(context, book, entry);
  } catch (error) {
    if (context.closing.aborted) return 'network';
    const judged = judgeError(error);
    deps.log.info('outbox.failed', { kind: judged.kind, code: judged.kind === 'later' ? judged.code : judged.status });
    if (judged.kind === 'later') {
      if (judged.network) deps.connectivity.failed(judged.code);
      return judged.network ? 'network' : 'later';
    }
    const problem = judged.status === 404 ? sentences.thread : keptProblem(judged.problem);
    if (book.find(entry.id) !== undefined) book.note(entry.id, { state: 'refused', problem });
    return 'done';
  }
}

async function deliverMessage(context: Context, book: OutboxBook, entry: OutboxEntry): Promise<Delivery> {
  const { deps, closing } = context;
  const { id, attempts } = entry;
  const threadId = await book.serverThread(entry.threadId);
  const isNew = isLocalThread(threadId);
  // Whose thread is whose is not known before.
  if (isNew && attempts > 0 && isMakingThread(context)) return 'later';
  const found = attempts === 0 ? undefined : isNew ? await findThread(deps.call, entry, book.beganHere, closing) : await findMessage(deps.call, entry, threadId, closing);
  // It was edited or taken back meanwhile.
  if (book.find(id) !== entry) return 'done';
  if (isDeleted(book.entries(), entry.threadId)) {
    if (found?.thread !== undefined) await mapThread(context, book, entry, found.thread.id);
    await book.settle(id, []);
    return 'done';
  }
  if (found !== undefined) {
    await arrived(context, book, entry, found);
    return 'done';
  }
  const problem = attempts >= maxAttempts ? sentences.attempts : attempts > 0 ? entry.problem : undefined;
  if (problem !== undefined) {
    book.note(id, { state: 'refused', problem, attempts: 0 });
    return 'done';
  }
  const { tried, ...known } = notesOf(entry);
  const notes: Notes = {
    ...known,
    ...(tried !== undefined && { earlier: [...(known.earlier ?? []), tried] }),
    ...(attempts === 0 ? await baseline(context, threadId) : {}),
  };
  const said = envelopeOf(entry);
  const isCorrection = notes.correctionOf !== undefined && attempts === 0;
  const envelope = addressed(isCorrection ? await asEditIfLast(context, said, threadId) : said, threadId);
  if (book.find(id) !== entry || !context.isCurrent(book) || closing.aborted) return 'done';
  const sending: Partial<OutboxEntry> = { state: 'sending', attempts: attempts + 1, request: requestText(envelope, notes), problem: undefined };
  await book.update(id, sending);
  const request = requestOf(deps.newId(), bodyOf(withMessageId(envelope, id), threadId), closing);
  const result = await attemptMessage(context, { book, entry: { ...entry, ...sending }, before: attempts, request, outlivesReader: true });
  if (result.kind === 'later') return result.network ? 'network' : 'later';
  if (result.kind === 'passed') return result.refused ? 'done' : 'later';
  if (result.response.body !== null) void drain(result.response.body);
  if (!(await result.confirmed)) return 'later';
  deps.onDelivered(await book.serverThread(entry.threadId));
  return 'done';
}

/** It had arrived. */
async function arrived(context: Context, book: OutboxBook, entry: OutboxEntry, { item, thread }: Delivered): Promise<void> {
  const { deps } = context;
  await sayAgain(context, book, entry, item, thread);
  deps.connectivity.reached();
  deps.log.info('outbox.had_arrived');
  await settleMessage(context, book, entry.id, item, thread);
  deps.onDelivered(thread?.id ?? entry.threadId);
}

/** What is there before the message is, from the server itself. */
async function baseline({ deps, closing }: Context, threadId: string): Promise<Notes> {
  if (isLocalThread(threadId)) {
    const { data } = await deps.call('threads.list', { limit: 30, order: 'desc' }, closing);
    return { threads: data.map(({ id }) => id) };
  }
  const { data, has_more } = await deps.call('items.list', { thread_id: threadId, limit: 20, order: 'desc' }, closing);
  const newest = data[0]?.id ?? (has_more ? undefined : null);
  return newest === undefined ? {} : { before: newest };
}

/** The first message of a thread makes it; in one that was made meanwhile it is said. */
function addressed(envelope: Envelope, threadId: string): Envelope {
  const { params, metadata } = envelope;
  const rest = metadata === undefined ? {} : { metadata };
  if (isLocalThread(threadId)) return { type: 'threads.create', params: { input: params['input'] }, ...rest };
  if (threadIdOf(envelope) === threadId) return envelope;
  return { type: 'threads.add_user_message', params: { thread_id: threadId, input: params['input'] }, ...rest };
}

function requestOf(streamId: string, body: Uint8Array<ArrayBuffer>, signal: AbortSignal): PageRequest {
  const headers = new Headers({ 'content-type': 'application/json', accept: 'text/event-stream', [streamHeader]: streamId });
  return { headers, body, signal };
}
