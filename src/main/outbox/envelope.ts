import { appSlug } from '../../shared/brand.ts';
import type { Attachment, ThreadItem, UserContent, UserInput, UserMessageItem } from '../../shared/chatkit/types.ts';
import type { OutboxEntry } from '../history-store.ts';

/** A ChatKit request (chatkit-protocol §1.2), as far as it is looked at here. */
export interface Envelope {
  type: string;
  params: Record<string, unknown>;
  metadata?: Record<string, unknown>;
}

/** What is remembered beside the request of a message that waits. */
export interface Notes {
  /** Newest item of the thread before the message was first sent; null: there was none. */
  before?: string | null;
  /** Threads that were there before the message was to make one. */
  threads?: readonly string[];
  /** The words that were really sent, where they were edited afterwards. */
  tried?: UserInput;
  /** Words that were sent before the present ones were: they may still arrive first. */
  earlier?: readonly UserInput[];
  /** The entry whose words were changed after they had arrived: these are the new ones. */
  correctionOf?: string;
  /** What the ids of its attachments stand for. */
  attachments?: readonly Attachment[];
}

const notesKey = `${appSlug}_outbox`;

/** @returns `undefined` for what is no request; the server says what is wrong with it. */
export function parseEnvelope(body: Uint8Array): Envelope | undefined {
  return readEnvelope(new TextDecoder().decode(body));
}

/** The request of an entry. @throws TypeError for one that this version did not write. */
export function envelopeOf(entry: OutboxEntry): Envelope {
  const envelope = readEnvelope(entry.request);
  if (envelope === undefined) throw new TypeError('An entry of the outbox has no request.');
  return envelope;
}

export function notesOf(entry: OutboxEntry): Notes {
  const notes = record(parseJson(entry.request))?.[notesKey];
  return record(notes) ?? {};
}

export function requestText(envelope: Envelope, notes: Notes = {}): string {
  return JSON.stringify(Object.keys(notes).length === 0 ? envelope : { ...envelope, [notesKey]: notes });
}

/** What is sent: without the notes, with the thread as the server calls it. */
export function bodyOf(envelope: Envelope, threadId?: string): Uint8Array<ArrayBuffer> {
  const params = threadId !== undefined && 'thread_id' in envelope.params ? { ...envelope.params, thread_id: threadId } : envelope.params;
  return new TextEncoder().encode(JSON.stringify({ ...envelope, params }));
}

export function withMessageId({ type, params, metadata }: Envelope, id: string): Envelope {
  return { type, params, metadata: { ...metadata, client_message_id: id } };
}

export function threadIdOf({ params }: Envelope): string | undefined {
  const id = params['thread_id'];
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** The item that an edited message is to take the place of. */
export function replacedItem({ metadata }: Envelope): string | undefined {
  const id = metadata?.['replaces_item_id'];
  return typeof id === 'string' ? id : undefined;
}

/** What a person says; `undefined` where it is not in a form that could be shown. */
export function inputOf({ params }: Envelope): UserInput | undefined {
  const input = record(params['input']);
  if (input === undefined || !Array.isArray(input['content'])) return undefined;
  const content = input['content'].filter((part): part is UserContent => typeof record(part)?.['text'] === 'string');
  const attachments = Array.isArray(input['attachments']) ? input['attachments'].filter((id) => typeof id === 'string') : [];
  const quoted = input['quoted_text'];
  return { content, attachments, inference_options: record(input['inference_options']) ?? {}, ...(typeof quoted === 'string' && { quoted_text: quoted }) };
}

export function textOf(content: readonly UserContent[]): string {
  return content.map(({ text }) => text).join('');
}

/** Whether a message on the server may be this one: by the id that it was sent with, or else by its words and attachments. */
export function mayBe(item: ThreadItem, entry: OutboxEntry): item is UserMessageItem {
  if (item.type !== 'user_message') return false;
  if (item.client_message_id !== undefined) return item.client_message_id === entry.id;
  const input = notesOf(entry).tried ?? inputOf(envelopeOf(entry));
  return input !== undefined && saysTheSame(item, input);
}

/** Whether an item has these words and attachments. */
export function saysTheSame(item: UserMessageItem, input: UserInput): boolean {
  const ids = (list: readonly string[]): string => JSON.stringify(list.toSorted());
  return textOf(item.content).trim() === textOf(input.content).trim() && ids(item.attachments.map(({ id }) => id)) === ids(input.attachments);
}

function readEnvelope(text: string): Envelope | undefined {
  const request = record(parseJson(text));
  const params = record(request?.['params']);
  const type = request?.['type'];
  if (typeof type !== 'string' || params === undefined) return undefined;
  const metadata = record(request?.['metadata']);
  return { type, params, ...(metadata !== undefined && { metadata }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}
