import type { Thread, ThreadStreamEvent, UserMessageItem } from '../../shared/chatkit/types.ts';
import { deliveryKey, queuedItemPrefix, queuedNoticeCode, type QueuedDelivery } from '../../shared/history.ts';
import type { OutboxEntry } from '../history-store.ts';
import { envelopeOf, inputOf, notesOf, textOf } from './envelope.ts';

/** Why a message waits, in the words of a notice. Whoever can words them by their code (`queuedNoticeCode`). */
export const waitingNotices = {
  offline: 'You’re offline. This message will be sent when you’re back.',
  unreachable: 'The server can’t be reached right now. This message will be sent as soon as it answers.',
  earlier: 'This message will be sent as soon as the ones before it are.',
} as const;

export type Waiting = keyof typeof waitingNotices;

/** The item that stands for a message until the server has it. */
export function queuedItem(entry: OutboxEntry): UserMessageItem & { [deliveryKey]: QueuedDelivery } {
  const input = inputOf(envelopeOf(entry)) ?? { content: [], attachments: [], inference_options: {} };
  const { quoted_text: quote } = input;
  const known = notesOf(entry).attachments ?? [];
  return {
    id: `${queuedItemPrefix}${entry.id}`,
    thread_id: entry.threadId,
    created_at: isoTime(entry.createdAt),
    type: 'user_message',
    content: input.content,
    attachments: known.filter(({ id }) => input.attachments.includes(id)),
    inference_options: input.inference_options,
    ...(typeof quote === 'string' && quote !== '' && { quoted_text: quote }),
    [deliveryKey]: deliveryOf(entry),
  };
}

function deliveryOf({ state, problem }: OutboxEntry): QueuedDelivery {
  return { state, ...(state === 'refused' && problem !== undefined && { problem }) };
}

/** Longest title made of a message's own words, in characters. */
const maxTitle = 80;

/** What a new thread is called until the server names it: the words that begin it. */
export function titleFrom(entry: OutboxEntry): string | undefined {
  const line = firstLine(entry).replace(/\s+/g, ' ').trim();
  if (line === '') return undefined;
  const characters = Array.from(line);
  return characters.length <= maxTitle ? line : `${characters.slice(0, maxTitle - 1).join('').trimEnd()}…`;
}

/** A thread that the server does not know yet. */
export function localThread(id: string, createdAt: number, title?: string): Thread {
  const items = { data: [], has_more: false };
  return { id, created_at: isoTime(createdAt), status: { type: 'active' }, metadata: {}, items, ...(title !== undefined && { title }) };
}

/** What a page is told of a message that waits, in the protocol that it speaks (chatkit-protocol §3.3). */
export function queuedEvents(entry: OutboxEntry, why: Waiting, isNew: boolean): (ThreadStreamEvent & { code?: string })[] {
  return [...itemEvents(entry, isNew), { type: 'notice', level: 'info', message: waitingNotices[why], code: queuedNoticeCode(why) }];
}

function itemEvents(entry: OutboxEntry, isNew: boolean): ThreadStreamEvent[] {
  return [
    ...(isNew ? [{ type: 'thread.created', thread: localThread(entry.threadId, entry.createdAt, titleFrom(entry)) } as const] : []),
    { type: 'thread.item.done', item: queuedItem(entry) },
  ];
}

export function eventBytes(events: readonly object[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
}

/** The answer in place of the server's. */
export function queuedAnswer(entry: OutboxEntry, why: Waiting, isNew: boolean): Response {
  return streamAnswer(queuedEvents(entry, why, isNew));
}

/** The answer in place of a refusal: the message with the reason, where it was said. */
export function refusedAnswer(entry: OutboxEntry, isNew: boolean): Response {
  return streamAnswer(itemEvents(entry, isNew));
}

function streamAnswer(events: readonly object[]): Response {
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  return new Response(eventBytes(events), { headers });
}

/** First line of what waits, for lists. */
export function firstLine(entry: OutboxEntry): string {
  const envelope = envelopeOf(entry);
  const title = envelope.params['title'];
  if (entry.kind === 'rename') return typeof title === 'string' ? title : '';
  const text = textOf(inputOf(envelope)?.content ?? []);
  return text.trim().split('\n', 1)[0] ?? '';
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
