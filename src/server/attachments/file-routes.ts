import { ifFound } from '../chat-store.ts';
import type { AttachmentRecords, StoredAttachment } from '../attachment-service.ts';
import { errorResponse } from '../http-error.ts';
import { serverTextsFor, type ServerTexts } from '../server-texts.ts';
import { TooManyBytes, type FileFolder } from './file-folder.ts';
import { humanSize } from './human-size.ts';
import { imageTypeOf, inlineImageTypes, sniffLength } from './image-type.ts';
import { wireAttachment } from './wire-attachment.ts';

export interface FileRoutesDeps {
  records: AttachmentRecords;
  files: FileFolder;
  origin: string;
  /** A fault of ours, beside what the answer says. */
  onFault(error: unknown): void;
}

/** The bytes of attachments over HTTP, for their owner only. Neither function rejects. `language` is an `Accept-Language`. */
export interface FileRoutes {
  put(userId: string, id: string, request: Request): Promise<Response>;
  get(userId: string, id: string, language?: string): Promise<Response>;
}

const notFound = ({ files }: ServerTexts): Response => errorResponse(404, 'attachment.not_found', files.noSuch);

/** Takes uploads and gives previews (protocol §6.2, §6.3). */
export function createFileRoutes({ records, files, origin, onFault }: FileRoutesDeps): FileRoutes {
  async function put(userId: string, attachment: StoredAttachment, request: Request, texts: ServerTexts): Promise<Response> {
    const { id, name, size } = attachment;
    if (attachment.threadId !== undefined) {
      return errorResponse(409, 'attachment.in_use', texts.files.inUse(name));
    }
    if (!matchesType(request.headers.get('Content-Type'), attachment.mimeType)) {
      return errorResponse(415, 'attachment.wrong_type', texts.files.otherType(name, attachment.mimeType));
    }
    const announced = request.headers.get('Content-Length');
    if (announced !== null && Number(announced) > size) return tooLarge(attachment, texts);

    const written = await files.write(id, request.body ?? noBytes(), size);
    const refusal = refusalOf(attachment, written.size, written.head, texts);
    // Deleted meanwhile: then its bytes go too.
    const current = ifFound(() => records.load(userId, id));
    if (refusal !== undefined || current === undefined) {
      if (current !== undefined) records.save(userId, { ...current, uploaded: false });
      await files.remove(id);
      return refusal ?? notFound(texts);
    }
    const uploaded = { ...current, uploaded: true, mimeType: typeOf(attachment, written.head) };
    records.save(userId, uploaded);
    return Response.json(wireAttachment(uploaded, origin), { headers: { 'Cache-Control': 'no-store' } });
  }

  return {
    async put(userId, id, request) {
      const texts = serverTextsFor(request.headers.get('accept-language'));
      const attachment = ifFound(() => records.load(userId, id));
      if (attachment === undefined) return notFound(texts);
      try {
        return await put(userId, attachment, request, texts);
      } catch (error) {
        if (error instanceof TooManyBytes) return tooLarge(attachment, texts);
        // A client that goes away is nobody's fault.
        if (!request.signal.aborted) onFault(error);
        return errorResponse(500, 'attachment.not_stored', texts.files.notStored(attachment.name), { Connection: 'close' });
      }
    },
    async get(userId, id, language) {
      const attachment = ifFound(() => records.load(userId, id));
      const file = attachment?.uploaded === true ? await files.stream(id) : undefined;
      if (attachment === undefined || file === undefined) return notFound(serverTextsFor(language));
      return new Response(file.body, { headers: headersFor(attachment, file.size) });
    },
  };
}

function matchesType(sent: string | null, declared: string): boolean {
  const type = sent?.split(';')[0]?.trim().toLowerCase() ?? '';
  // Clients that know no type send none, or the one that means "bytes".
  return type === '' || type === 'application/octet-stream' || type === declared;
}

function refusalOf(attachment: StoredAttachment, size: number, head: Uint8Array, texts: ServerTexts): Response | undefined {
  const { name, mimeType } = attachment;
  if (size < attachment.size) {
    const sentence = texts.files.incomplete(name, humanSize(size, texts), humanSize(attachment.size, texts));
    return errorResponse(400, 'attachment.incomplete', sentence);
  }
  if (inlineImageTypes.has(mimeType) && imageTypeOf(head.subarray(0, sniffLength)) === undefined) {
    return errorResponse(415, 'attachment.wrong_type', texts.files.noImage(name));
  }
  return undefined;
}

/** Names of images lie about the format more often than not; what is inside decides. */
function typeOf({ mimeType }: StoredAttachment, head: Uint8Array): string {
  return inlineImageTypes.has(mimeType) ? (imageTypeOf(head.subarray(0, sniffLength)) ?? mimeType) : mimeType;
}

function tooLarge({ name, size }: StoredAttachment, texts: ServerTexts): Response {
  const sentence = texts.files.tooMuch(name, humanSize(size, texts));
  // The rest of the body is never read, so nothing else can come over this connection.
  return errorResponse(413, 'attachment.too_large', sentence, { Connection: 'close' });
}

/** Only images that cannot carry script are shown; the rest is a download, whatever it claims to be. */
function headersFor({ name, mimeType }: StoredAttachment, size: number): Record<string, string> {
  const inline = inlineImageTypes.has(mimeType);
  return {
    'Content-Type': inline ? mimeType : 'application/octet-stream',
    'Content-Length': String(size),
    // RFC 6266 §4.3 and RFC 8187: any name, without room for another header.
    'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, max-age=3600',
  };
}

/** Through bytes and back: half a character pair, which no URI can hold, becomes U+FFFD. */
function encodeName(name: string): string {
  return encodeURIComponent(Buffer.from(name).toString()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}
