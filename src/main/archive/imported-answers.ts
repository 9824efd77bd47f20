import { optionalText } from '../../shared/chatkit/read-json.ts';
import { say } from '../../shared/texts/say.ts';
import { normaliseThread } from '../../shared/chatkit/normalise.ts';
import type { Page, Thread } from '../../shared/chatkit/types.ts';
import type { HistoryStore, ThreadRecord } from '../history-store.ts';
import { errorAnswer, jsonAnswer } from '../http-answers.ts';
import { forgetImported, importedIds, isImported } from '../imported-threads.ts';
import type { Answering, PageRequest } from '../page-request.ts';

export interface ImportedAnswersDeps {
  store(): HistoryStore | undefined;
  /** Asks the chat server. */
  next: Answering;
}

/** Items in the answer to `threads.get_by_id` (chatkit-protocol §2.7). */
const firstItems = 20;

/**
 * Chats that came out of a file, in front of a server (and of what answers in its place) that knows nothing of them: they are
 * read from the history, end the list of threads, can be renamed and deleted here, and take no messages. Without any, requests
 * pass as they are.
 */
export function createImportedAnswers({ store, next }: ImportedAnswersDeps): Answering {
  return async (request) => {
    const history = store();
    const ids = history === undefined ? undefined : await importedIds(history).catch(() => undefined);
    if (history === undefined || ids === undefined || ids.size === 0) return await next(request);
    const asked = parse(request);
    if (asked?.type === 'threads.list') return await listThreads(history, ids, request, next);
    const id = optionalText(asked?.params['thread_id']);
    const thread = id === undefined || !ids.has(id) ? undefined : await history.thread(id);
    if (asked === undefined || thread === undefined || !isImported(thread)) return await next(request);
    return await answer(history, thread, asked);
  };
}

async function answer(history: HistoryStore, thread: ThreadRecord, { type, params }: Asked): Promise<Response> {
  switch (type) {
    case 'threads.get_by_id':
      return jsonAnswer({ ...thread, items: await history.items(thread.id, { limit: firstItems, order: 'asc' }) } satisfies Thread);
    case 'items.list':
      return jsonAnswer(await history.items(thread.id, pageOf(params)));
    case 'threads.update': {
      const renamed = { ...thread, title: optionalText(params['title']) ?? thread.title ?? '' };
      await history.apply([{ kind: 'thread.put', thread: renamed }]);
      return jsonAnswer({ ...renamed, items: { data: [], has_more: false } } satisfies Thread);
    }
    case 'threads.delete':
      await history.apply([{ kind: 'thread.remove', threadId: thread.id }]);
      await forgetImported(history, thread.id);
      return jsonAnswer({});
    case 'items.feedback':
      return jsonAnswer({});
    default:
      return errorAnswer({ code: 'request.denied', ...say('requests', 'importedReadOnly') });
  }
}

/** The server's own pages as they are; behind the last one, what only this computer has. */
async function listThreads(history: HistoryStore, ids: ReadonlySet<string>, request: PageRequest, next: Answering): Promise<Response> {
  const response = await next(request);
  if (response.status !== 200) return response;
  const text = await response.text();
  const page = readPage(text);
  if (page === undefined) return new Response(text, { status: 200, headers: response.headers });
  // Where the history answers in the server's place they are among the others already.
  const data = page.data.filter((thread) => !ids.has(thread.id) || !isImported(normaliseThread(thread)));
  if (page.has_more) return jsonAnswer({ ...page, data });
  const there = new Set(data.map(({ id }) => id));
  const records = await Promise.all([...ids].filter((id) => !there.has(id)).map((id) => history.thread(id)));
  const imported = records.flatMap((thread): Thread[] => (thread === undefined || !isImported(thread) ? [] : [{ ...thread, items: { data: [], has_more: false } }]));
  return jsonAnswer({ ...page, data: [...data, ...imported.toSorted((a, b) => b.created_at.localeCompare(a.created_at))] });
}

function readPage(text: string): Page<Thread> | undefined {
  try {
    const page = JSON.parse(text) as Page<Thread>;
    return Array.isArray(page.data) ? page : undefined;
  } catch {
    return undefined;
  }
}

interface Asked {
  type: string;
  params: Readonly<Record<string, unknown>>;
}

/** Longer requests carry files or books, and are the server's. */
const maxLength = 1_048_576;

function parse({ body }: PageRequest): Asked | undefined {
  if (body.length > maxLength) return undefined;
  try {
    const { type, params } = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
    if (typeof type !== 'string') return undefined;
    return { type, params: typeof params === 'object' && params !== null ? (params as Record<string, unknown>) : {} };
  } catch {
    return undefined;
  }
}

function pageOf(params: Asked['params']): { limit: number; order: 'asc' | 'desc'; after?: string } {
  const limit = params['limit'];
  const after = optionalText(params['after']);
  return {
    limit: typeof limit === 'number' && Number.isInteger(limit) && limit > 0 ? Math.min(limit, 1_000) : 20,
    order: params['order'] === 'asc' ? 'asc' : 'desc',
    ...(after === undefined || after === '' ? {} : { after }),
  };
}
