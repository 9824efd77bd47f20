import type { Attachment, UserInput } from '../../src/shared/chatkit/types.ts';
import { input, type ChatUser } from './embedded-server.ts';

/** The smallest PNG there is. */
export const png = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
);

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export interface FileToSend {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** First phase: tells the server what will come (protocol §6.2). */
export function declare(user: ChatUser, { name, type, bytes }: FileToSend): Promise<Attachment> {
  return user.json<Attachment>('attachments.create', { name, size: bytes.length, mime_type: type });
}

/** Second phase: sends bytes where the server said, with the user's token. */
export function put(user: ChatUser, attachment: Attachment, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  const { url, method, headers: theirs } = attachment.upload_descriptor!;
  return fetch(url, { method, headers: { ...theirs, authorization: `Bearer ${user.token}`, ...headers }, body: new Uint8Array(bytes) });
}

/** Both phases. */
export async function upload(user: ChatUser, file: FileToSend): Promise<Attachment> {
  const attachment = await declare(user, file);
  return (await (await put(user, attachment, file.bytes)).json()) as Attachment;
}

/** Reads an attachment's bytes back. */
export function download(user: ChatUser, url: string, id: string): Promise<Response> {
  return fetch(`${url}/attachments/${id}`, { headers: { authorization: `Bearer ${user.token}` } });
}

export function inputWith(text: string, ...attachments: string[]): UserInput {
  return { ...input(text), attachments };
}
