import { requestKinds } from '../../shared/chatkit/types.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';

/** Longest thread id that is looked at; ids are opaque (chatkit-protocol §1.7). */
const maxIdLength = 512;

/** What of a chat request the registry needs. */
export interface StreamRequest {
  /** Absent where the answer brings it (`threads.create`). */
  threadId?: string;
}

/** @returns `undefined` for anything but a request that is answered by a stream (§1.1); the server says what is wrong with it. */
export function parseStreamRequest(body: Uint8Array): StreamRequest | undefined {
  const request = parseJson(body);
  const type = request?.['type'];
  if (typeof type !== 'string' || !Object.hasOwn(requestKinds, type) || requestKinds[type as keyof typeof requestKinds] !== 'stream') return undefined;
  const threadId = idOf(record(request?.['params'])?.['thread_id']);
  return threadId === undefined ? {} : { threadId };
}

/** A request that deletes a thread is shorter than this, in bytes; longer ones are not looked at. */
const maxDeleteBytes = 2_048;

/** @returns the thread that the request deletes (§2.11); `undefined`: it is another request. */
export function deletedThread(body: Uint8Array): string | undefined {
  const request = body.length > maxDeleteBytes ? undefined : parseJson(body);
  return request?.['type'] === 'threads.delete' ? idOf(record(request['params'])?.['thread_id']) : undefined;
}

/** @returns the thread to attach to. @throws LatchkeyError `request.invalid` */
export function parseAttach(body: Uint8Array): string {
  const threadId = idOf(parseJson(body)?.['threadId']);
  if (threadId === undefined) throw malformed();
  return threadId;
}

export type StopRequest = { streamId: string } | { threadId: string };

/** @throws LatchkeyError `request.invalid` */
export function parseStop(body: Uint8Array): StopRequest {
  const request = parseJson(body);
  const streamId = request?.['streamId'];
  const threadId = idOf(request?.['threadId']);
  if (isStreamId(streamId) && threadId === undefined) return { streamId };
  if (streamId === undefined && threadId !== undefined) return { threadId };
  throw malformed();
}

/** A UUID, as `crypto.randomUUID` makes them. */
export function isStreamId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

export function malformed(): LatchkeyError {
  return new LatchkeyError('request.invalid', say('requests', 'incomplete'));
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= maxIdLength ? value : undefined;
}

function parseJson(body: Uint8Array): Record<string, unknown> | undefined {
  try {
    return record(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
