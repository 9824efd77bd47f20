import type { RequestParams } from '../../shared/chatkit/requests.ts';
import { isLocalThread } from '../../shared/history.ts';
import type { HistoryChange, OutboxEntry } from '../history-store.ts';
import type { OutboxBook } from './book.ts';
import type { Context, Delivery } from './context.ts';
import { envelopeOf } from './envelope.ts';
import { judgeError } from './outcome.ts';
import { threadRecord } from './thread-record.ts';

/** Sends a rename, a deletion or feedback that waited; doing one of them twice changes nothing. @throws LatchkeyError */
export async function carryOut(context: Context, book: OutboxBook, entry: OutboxEntry): Promise<Delivery> {
  const { deps } = context;
  const threadId = await book.serverThread(entry.threadId);
  // Of a thread that never came to be.
  const changes = isLocalThread(threadId) ? [] : await unlessGone(entry, threadId, () => ask(context, entry, threadId));
  await book.settle(entry.id, changes);
  if (!isLocalThread(threadId)) deps.connectivity.reached();
  return 'done';
}

/** A thread or message that is not there any more needs nothing done to it. */
async function unlessGone(entry: OutboxEntry, threadId: string, work: () => Promise<HistoryChange[]>): Promise<HistoryChange[]> {
  try {
    return await work();
  } catch (error) {
    const judged = judgeError(error);
    if (judged.kind !== 'refused' || judged.status !== 404) throw error;
    return entry.kind === 'feedback' ? [] : [{ kind: 'thread.remove', threadId }];
  }
}

async function ask({ deps, closing }: Context, entry: OutboxEntry, threadId: string): Promise<HistoryChange[]> {
  const params = { ...envelopeOf(entry).params, thread_id: threadId };
  switch (entry.kind) {
    case 'rename':
      return [{ kind: 'thread.put', thread: threadRecord(await deps.call('threads.update', params as unknown as RequestParams['threads.update'], closing)) }];
    case 'delete':
      await deps.call('threads.delete', params, closing);
      return [{ kind: 'thread.remove', threadId }];
    case 'feedback':
      await deps.call('items.feedback', params as unknown as RequestParams['items.feedback'], closing);
      return [];
    case 'message':
      return [];
  }
}
