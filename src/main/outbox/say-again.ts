import type { Thread, UserMessageItem } from '../../shared/chatkit/types.ts';
import type { OutboxEntry } from '../history-store.ts';
import type { OutboxBook } from './book.ts';
import type { Context } from './context.ts';
import { envelopeOf, inputOf, notesOf, replacedItem, requestText, saysTheSame, type Envelope } from './envelope.ts';

/**
 * Says changed words again, as an edit where nothing follows, when the server has those from before they were changed: they
 * had arrived, or were still on their way when the new ones were sent under the same id. Does nothing otherwise, so a server
 * that words messages its own way is never asked twice. Call it before the entry is settled.
 */
export async function sayAgain({ deps }: Context, book: OutboxBook, entry: OutboxEntry, item: UserMessageItem, thread?: Thread): Promise<void> {
  if (!hasEarlierWords(entry, item)) return;
  // The app may have ended between this and the end of the entry: then they wait already.
  if (book.entries().some((one) => notesOf(one).correctionOf === entry.id)) return;
  const { params } = envelopeOf(entry);
  const alone = !book.entries().some((one) => one.id !== entry.id && one.kind === 'message' && one.threadId === entry.threadId);
  const edit: Envelope = {
    type: 'threads.add_user_message',
    params: { thread_id: thread?.id ?? entry.threadId, input: params['input'] },
    ...(alone && { metadata: { replaces_item_id: item.id } }),
  };
  await book.add({ ...entry, id: deps.newId(), request: requestText(edit, { correctionOf: entry.id }), state: 'queued', attempts: 0, problem: undefined });
}

function hasEarlierWords(entry: OutboxEntry, item: UserMessageItem): boolean {
  const { tried, earlier = [] } = notesOf(entry);
  // Nothing was sent since they were changed: whatever arrived is from before.
  if (tried !== undefined) return true;
  const input = inputOf(envelopeOf(entry));
  return input !== undefined && !saysTheSame(item, input) && earlier.some((words) => saysTheSame(item, words));
}

/** New words that were to be an edit are said at the end where more was said meanwhile. @throws LatchkeyError */
export async function asEditIfLast({ deps, closing }: Context, envelope: Envelope, threadId: string): Promise<Envelope> {
  const replaces = replacedItem(envelope);
  if (replaces === undefined) return envelope;
  const { data } = await deps.call('items.list', { thread_id: threadId, limit: 20, order: 'desc' }, closing);
  if (data.find(({ type }) => type === 'user_message')?.id === replaces) return envelope;
  return { type: envelope.type, params: envelope.params };
}
