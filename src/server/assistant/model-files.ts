import type { Attachment, ThreadItem, UserMessageItem } from '../../shared/chatkit/types.ts';
import type { ModelFile } from '../assistant-model.ts';
import type { ReadAttachment } from '../attachment-service.ts';
import { NotFound } from '../chat-store.ts';

/** Bytes of one text file that are looked at. */
const maxTextBytes = 128 * 1024;
/** Characters of one text file that a model gets; about 8,000 tokens of English. */
const maxTextLength = 32_000;
/** Files of a thread that are looked at, newest first. */
const maxFiles = 20;
/** Providers refuse more; in base64 it grows by a third. */
const maxImageBytes = 10 * 1024 * 1024;

/** Types whose bytes are never text, however they look. */
const notText = /^(?:image|audio|video|font)\/|\/(?:pdf|zip|gzip|x-7z-compressed|x-tar|vnd\.(?:openxmlformats|ms-))/;

/** Reads what was attached to the newest messages. Older files, and those that are gone, are only named. */
export async function readModelFiles(
  items: readonly ThreadItem[],
  read: (id: string, limit: number) => ReturnType<ReadAttachment>,
): Promise<(item: UserMessageItem) => readonly ModelFile[]> {
  const messages = items.filter((item) => item.type === 'user_message').reverse();
  const files = new Map<string, ModelFile>();
  for (const attachment of messages.flatMap((message) => message.attachments)) {
    if (files.has(attachment.id)) continue;
    files.set(attachment.id, files.size < maxFiles ? await toFile(attachment, read) : named(attachment));
  }
  return (item) => item.attachments.map((attachment) => files.get(attachment.id) ?? named(attachment));
}

async function toFile(attachment: Attachment, read: (id: string, limit: number) => ReturnType<ReadAttachment>): Promise<ModelFile> {
  const { id, name, type, mime_type: mimeType } = attachment;
  if (type === 'file' && notText.test(mimeType)) return named(attachment);
  try {
    if (type === 'image') {
      const bytes = await read(id, maxImageBytes + 1);
      return bytes.length > maxImageBytes
        ? named(attachment)
        : { type: 'image', name, mimeType, base64: Buffer.from(bytes).toString('base64') };
    }
    const bytes = await read(id, maxTextBytes + 1);
    const text = textOf(bytes.subarray(0, maxTextBytes));
    if (text === undefined) return named(attachment);
    return { type: 'text', name, text: text.slice(0, maxTextLength), cut: bytes.length > maxTextBytes || text.length > maxTextLength };
  } catch (error) {
    if (error instanceof NotFound) return named(attachment);
    throw error;
  }
}

function named({ name, mime_type: mimeType }: Attachment): ModelFile {
  return { type: 'other', name, mimeType };
}

/** @returns `undefined` for bytes that are no UTF-8 text. A character that the limit cut in half is left out. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
