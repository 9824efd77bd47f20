import { appendFileSync, existsSync, statSync } from 'node:fs';
import { createBackendCall } from '../../../src/main/backend-call.ts';
import type { Call } from '../../../src/main/mirror/sync-asking.ts';
import type { PageParams } from '../../../src/shared/chatkit/requests.ts';
import type { Page, Thread, ThreadItem } from '../../../src/shared/chatkit/types.ts';
import { answerItem } from './messages.ts';

export const syncedThreadId = (number: number): string => `thr_${number}`;

/** All items of a thread of the server, oldest first: from one to some hundred. */
export function syncedItems(number: number): ThreadItem[] {
  const threadId = syncedThreadId(number);
  return Array.from({ length: 1 + ((number * 61) % 230) }, (_, index) => answerItem(threadId, `sync-${number}-${index}`, 30));
}

function syncedThread(number: number): Thread {
  return {
    id: syncedThreadId(number), title: `Thread ${number}`, created_at: new Date(1_750_000_000_000 + number * 60_000).toISOString(),
    status: { type: 'active' }, metadata: {}, items: { data: [], has_more: false },
  };
}

function pageOf<T extends { id: string }>(all: readonly T[], { limit = 20, order = 'desc', after }: PageParams): Page<T> {
  const rows = order === 'desc' ? all.toReversed() : all;
  const from = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const data = rows.slice(from, from + limit);
  return from + limit < rows.length ? { data, has_more: true, after: data.at(-1)?.id ?? '' } : { data, has_more: false };
}

/** A chat server that outlives its callers: what it holds follows from a number, which is the length of a file. */
export function openChatServer(path: string): { size(): number; addThread(): void; call: Call } {
  const size = (): number => (existsSync(path) ? statSync(path).size : 0);
  const numbers = (): number[] => Array.from({ length: size() }, (_, index) => index + 1);

  function answer(type: string, params: PageParams & { thread_id?: string }): Response {
    if (type === 'threads.list') return Response.json(pageOf(numbers().map(syncedThread), params));
    const number = numbers().find((one) => syncedThreadId(one) === params.thread_id);
    if (number === undefined) return Response.json({ error: { message: 'There is no such thread.' } }, { status: 404 });
    if (type === 'items.list') return Response.json(pageOf(syncedItems(number), params));
    return Response.json(syncedThread(number));
  }

  return {
    size,
    addThread: () => appendFileSync(path, '.'),
    call: createBackendCall(({ body }) => {
      const { type, params } = JSON.parse(new TextDecoder().decode(body)) as { type: string; params: PageParams & { thread_id?: string } };
      return answer(type, params);
    }),
  };
}
