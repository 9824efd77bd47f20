import type { PageParams } from '../../shared/chatkit/requests.ts';
import type { Page, Thread, ThreadItem } from '../../shared/chatkit/types.ts';
import { isLocalThread } from '../../shared/history.ts';
import { say } from '../../shared/texts/say.ts';
import { errorAnswer, jsonAnswer } from '../http-answers.ts';
import type { PageRequest } from '../page-request.ts';
import type { OutboxBook } from './book.ts';
import { bodyOf, threadIdOf, type Envelope } from './envelope.ts';
import type { Tell } from './problem.ts';
import { isDeleted, isOwnCursor, overlayItems, overlayThread, overlayThreads, readLocalThread } from './overlay.ts';

type Next = (request: PageRequest) => Promise<Response>;

export const readTypes: readonly string[] = ['threads.list', 'threads.get_by_id', 'items.list'];

const gone = (): Response => errorAnswer({ code: 'backend.refused', ...say('requests', 'noThread') }, 404);

/** Answers a read with what waits laid over it. */
export async function relayRead(book: OutboxBook, request: PageRequest, envelope: Envelope, next: Next, tell: Tell): Promise<Response> {
  const asked = threadIdOf(envelope);
  const threadId = asked === undefined ? undefined : await book.serverThread(asked);
  if (book.entries().length === 0 && asked === threadId && !isLocalThread(asked ?? '')) return next(request);
  const params = envelope.params as PageParams;
  if (threadId !== undefined && isLocalThread(threadId)) {
    const thread = readLocalThread(threadId, book.entries(), tell);
    if (thread === undefined) return gone();
    if (envelope.type === 'threads.get_by_id') return jsonAnswer(thread);
    const items = isOwnCursor(params.after) ? [] : thread.items.data;
    return jsonAnswer({ data: params.order === 'asc' ? items : items.toReversed(), has_more: false });
  }
  if (threadId !== undefined && isDeleted(book.entries(), threadId)) return gone();
  const own = isOwnCursor(params.after);
  const firstPage = { ...envelope.params };
  delete firstPage['after'];
  const response = await next({ ...request, body: bodyOf(own ? { ...envelope, params: firstPage } : envelope, threadId) });
  if (!response.ok || own) return response;
  const text = await response.text();
  const laid = overlaid(text, envelope.type, params, threadId ?? '', book, tell);
  return new Response(laid ?? text, { status: response.status, headers: response.headers });
}

/** @returns `undefined` for an answer that is not what was asked for: it passes as it is. */
function overlaid(text: string, type: string, params: PageParams, threadId: string, book: OutboxBook, tell: Tell): string | undefined {
  const entries = book.entries();
  try {
    const value: unknown = JSON.parse(text);
    if (type === 'threads.list') return JSON.stringify(overlayThreads(value as Page<Thread>, params, entries));
    if (type === 'items.list') return JSON.stringify(overlayItems(value as Page<ThreadItem>, params, threadId, entries, tell));
    return JSON.stringify(overlayThread(value as Thread, entries, tell));
  } catch {
    return undefined;
  }
}
