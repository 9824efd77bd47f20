import { isLocalThread, type OutboxKind } from '../../shared/history.ts';
import { say } from '../../shared/texts/say.ts';
import type { HistoryChange, OutboxEntry } from '../history-store.ts';
import { errorAnswer, jsonAnswer } from '../http-answers.ts';
import type { PageRequest } from '../page-request.ts';
import type { OutboxBook } from './book.ts';
import { isInFlight, type Context } from './context.ts';
import { bodyOf, requestText, threadIdOf, type Envelope } from './envelope.ts';
import { sendAndJudge } from './outcome.ts';
import { localThread } from './queued-answer.ts';

/** Requests that change something and can wait, by what they are. */
export const changeKinds: Readonly<Record<string, Exclude<OutboxKind, 'message'>>> = {
  'threads.update': 'rename',
  'threads.delete': 'delete',
  'items.feedback': 'feedback',
};

/** Renames, deletions and feedback: sent, or kept until they can be, and visible at once either way. */
export async function relayChange(context: Context, book: OutboxBook, request: PageRequest, envelope: Envelope): Promise<Response> {
  const { deps } = context;
  const kind = changeKinds[envelope.type];
  const asked = threadIdOf(envelope);
  if (kind === undefined || asked === undefined) return deps.send(request);
  const threadId = await book.serverThread(asked);
  const local = isLocalThread(threadId);
  if (!local && deps.connectivity.state() === 'online') {
    const outcome = await sendAndJudge(deps.send, { ...request, body: bodyOf(envelope, threadId) });
    if (outcome.kind !== 'later') {
      deps.connectivity.reached();
      // What waited is overtaken by what was done.
      if (outcome.kind === 'answered' && kind !== 'feedback') await forget(context, book, threadId, kind);
      return outcome.response;
    }
    deps.connectivity.failed(outcome.code);
  }
  const entry: OutboxEntry = {
    id: deps.newId(),
    kind,
    threadId,
    request: requestText({ ...envelope, params: { ...envelope.params, thread_id: threadId } }),
    state: 'queued',
    attempts: 0,
    createdAt: deps.now(),
  };
  const before = await book.store.thread(threadId).catch(() => undefined);
  // Of what was never sent nothing is to be deleted at the server.
  if (kind === 'delete') await forget(context, book, threadId, kind);
  if (kind === 'delete' && local && !book.entries().some((one) => one.threadId === threadId)) return jsonAnswer({});
  try {
    await book.add(entry);
    // Only now: should the app end in between, one of the two names is kept.
    if (kind === 'rename') await forget(context, book, threadId, kind, entry.id);
  } catch {
    return errorAnswer({ code: 'history.read_only', ...say('waiting', 'changeNotKept') });
  }
  const title = envelope.params['title'];
  const changes: HistoryChange[] = [];
  if (kind === 'delete') changes.push({ kind: 'thread.remove', threadId });
  if (kind === 'rename' && before !== undefined && typeof title === 'string') changes.push({ kind: 'thread.put', thread: { ...before, title } });
  if (changes.length > 0) await book.store.apply(changes).catch(() => deps.log.warn('outbox.not_applied', { kind }));
  context.kick();
  if (kind !== 'rename') return jsonAnswer({});
  const renamed = typeof title === 'string' ? title : undefined;
  return jsonAnswer(before === undefined ? localThread(threadId, entry.createdAt, renamed) : { ...before, title: renamed, items: { data: [], has_more: false } });
}

/** A newer rename takes the place of an older one; a deletion that of everything that was never sent. */
async function forget(context: Context, book: OutboxBook, threadId: string, kind: OutboxKind, butFor?: string): Promise<void> {
  for (const entry of book.entries()) {
    if (entry.id === butFor || entry.threadId !== threadId || isInFlight(context, entry)) continue;
    const overtaken = kind === 'rename' ? entry.kind === 'rename' : kind === 'delete' && !(isLocalThread(threadId) && entry.attempts > 0);
    if (overtaken) await book.settle(entry.id, []);
  }
}
