import type { Thread, ThreadStreamEvent, UserMessageItem } from '../../shared/chatkit/types.ts';
import { deliveryKey, queuedItemPrefix, queuedNoticeCode, type QueuedDelivery } from '../../shared/history.ts';
import { say } from '../../shared/texts/say.ts';
import type { OutboxEntry } from '../history-store.ts';
import { envelopeOf, inputOf, notesOf, textOf } from './envelope.ts';
import { problemOf, type Tell } from './problem.ts';

/** Why a message waits. Whoever can words the notice of it by its code (`queuedNoticeCode`). */
export type Waiting = 'offline' | 'unreachable' | 'earlier';

/** The item that stands for a message until the server has it. */
export function queuedItem(entry: OutboxEntry, tell: Tell): UserMessageItem & { [deliveryKey]: QueuedDelivery } {
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
    [deliveryKey]: deliveryOf(entry, tell),
  };
}

function deliveryOf({ state, problem }: OutboxEntry, tell: Tell): QueuedDelivery {
  return { state, ...(state === 'refused' && problem !== undefined && { problem: tell(problemOf(problem)) }) };
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
export function queuedEvents(entry: OutboxEntry, why: Waiting, isNew: boolean, tell: Tell): (ThreadStreamEvent & { code?: string })[] {
  return [...itemEvents(entry, isNew, tell), { type: 'notice', level: 'info', message: tell(say('waiting', why)), code: queuedNoticeCode(why) }];
}

function itemEvents(entry: OutboxEntry, isNew: boolean, tell: Tell): ThreadStreamEvent[] {
  return [
    ...(isNew ? [{ type: 'thread.created', thread: localThread(entry.threadId, entry.createdAt, titleFrom(entry)) } as const] : []),
    { type: 'thread.item.done', item: queuedItem(entry, tell) },
  ];
}

export function eventBytes(events: readonly object[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
}

/** The answer in place of the server's. */
export function queuedAnswer(entry: OutboxEntry, why: Waiting, isNew: boolean, tell: Tell): Response {
  return streamAnswer(queuedEvents(entry, why, isNew, tell));
}

/** The answer in place of a refusal: the message with the reason, where it was said. */
export function refusedAnswer(entry: OutboxEntry, isNew: boolean, tell: Tell): Response {
  return streamAnswer(itemEvents(entry, isNew, tell));
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
