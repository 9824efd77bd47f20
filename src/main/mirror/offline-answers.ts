import { isLocalThread } from '../../shared/history.ts';
import { say } from '../../shared/texts/say.ts';
import type { Page, Thread } from '../../shared/chatkit/types.ts';
import type { HistoryStore, ThreadRecord } from '../history-store.ts';
import { errorAnswer, jsonAnswer } from '../http-answers.ts';
import { pageOf, parseChatRequest, threadOf, type ChatRequest } from './chat-request.ts';

/** Items in the answer to `threads.get_by_id`: the oldest (chatkit-protocol §2.7). */
const firstItems = 20;

/** Answers from the mirror for when the chat server cannot be asked. */
export interface OfflineAnswers {
  /** Lists, threads and pages of items as a server answers them; `undefined`: nothing here can answer that. Never rejects. */
  answer(body: Uint8Array): Promise<Response | undefined>;
}

export function createOfflineAnswers({ store }: { store(): HistoryStore | undefined }): OfflineAnswers {
  async function getThread(history: HistoryStore, given: string): Promise<Response> {
    const threadId = await knownAs(history, given);
    const record = await history.thread(threadId);
    if (record === undefined) return notFound();
    const items = await history.items(threadId, { limit: firstItems, order: 'asc' });
    // A thread begins with a message: one without any was only seen in a list.
    return items.data.length === 0 && !isLocalThread(threadId) ? notHere() : jsonAnswer({ ...record, items } satisfies Thread);
  }

  async function listItems(history: HistoryStore, request: ChatRequest, given: string): Promise<Response> {
    const threadId = await knownAs(history, given);
    if ((await history.thread(threadId)) === undefined) return notFound();
    return jsonAnswer(await history.items(threadId, pageOf(request)));
  }

  async function listThreads(history: HistoryStore, request: ChatRequest): Promise<Response> {
    const page = await history.threads(pageOf(request));
    return jsonAnswer({ ...page, data: page.data.map(inList) } satisfies Page<Thread>);
  }

  return {
    async answer(body) {
      const history = store();
      const request = history === undefined ? undefined : parseChatRequest(body);
      if (history === undefined || request === undefined) return undefined;
      const threadId = threadOf(request);
      try {
        if (request.type === 'threads.list') return await listThreads(history, request);
        if (threadId === undefined) return undefined;
        if (request.type === 'threads.get_by_id') return await getThread(history, threadId);
        if (request.type === 'items.list') return await listItems(history, request, threadId);
        return undefined;
      } catch {
        // The history itself cannot be read; why the server cannot be asked is then the better answer.
        return undefined;
      }
    },
  };
}

/** A page may still show a thread under the id it had before the server gave it one. */
async function knownAs(history: HistoryStore, threadId: string): Promise<string> {
  return isLocalThread(threadId) ? history.outbox.serverThread(threadId) : threadId;
}

function inList(record: ThreadRecord): Thread {
  return { ...record, items: { data: [], has_more: false } };
}

/** In the form and words of a server that does not have the thread (§1.6). */
function notFound(): Response {
  return errorAnswer({ code: 'thread.not_found', ...say('requests', 'noThread') }, 404);
}

function notHere(): Response {
  return errorAnswer({ code: 'network.unreachable', ...say('requests', 'notHereYet') });
}
