import type { ThreadItem } from '../../shared/chatkit/types.ts';
import type { AttachmentRecords, AttachmentService, ReadAttachment, StoredAttachment } from '../attachment-service.ts';
import { ifFound, NotFound } from '../chat-store.ts';
import { RequestProblem } from '../http-error.ts';
import type { Caller } from '../responder.ts';
import { serverTexts } from '../server-texts.ts';
import type { FileFolder } from './file-folder.ts';
import { humanSize } from './human-size.ts';
import { wireAttachment, withOrigin } from './wire-attachment.ts';

export interface AttachmentLimits {
  /** Bytes of one file. */
  fileBytes: number;
  /** Bytes of all files of one user. */
  userBytes: number;
  /** How long a file may wait for its message. */
  unusedMs: number;
}

export const defaultAttachmentLimits: AttachmentLimits = {
  fileBytes: 100 * 1024 * 1024,
  userBytes: 2 * 1024 * 1024 * 1024,
  unusedMs: 24 * 60 * 60 * 1_000,
};

export interface AttachmentDeps {
  records: AttachmentRecords;
  files: FileFolder;
  /** Under which clients reach this run. */
  origin: string;
  limits: AttachmentLimits;
  now(): number;
  randomHex(bytes: number): string;
  /** Bytes that could not be removed; they are swept at the next start. */
  onFault(error: unknown): void;
}

/** Attachments on disk. */
export interface Attachments extends AttachmentService {
  read: ReadAttachment;
  /** Removes what never came into a message, and files that nobody knows of. */
  sweep(): Promise<void>;
}

/** Two-phase uploads (protocol §6.2): declared over `/chatkit`, then put under a URL of their own. */
export function createAttachments({ records, files, origin, limits, now, randomHex, onFault }: AttachmentDeps): Attachments {
  const wire = (attachment: StoredAttachment) => wireAttachment(attachment, origin);

  function forget(userId: string, ids: Iterable<string>): void {
    for (const id of ids) if (records.remove(userId, id)) files.remove(id).catch(onFault);
  }

  let lastSweep = now();
  async function sweep(): Promise<void> {
    lastSweep = now();
    const before = new Date(lastSweep - limits.unusedMs).toISOString();
    for (const { userId, id } of records.unusedBefore(before)) records.remove(userId, id);
    await files.sweep((name) => records.exists(name));
  }

  function refusalOf({ userId, language }: Caller, id: string, threadId: string | undefined): string | undefined {
    const { files: said } = serverTexts[language];
    const attachment = ifFound(() => records.load(userId, id));
    if (attachment === undefined) return said.gone;
    const { name, uploaded, threadId: usedIn } = attachment;
    if (!uploaded) return said.notUploaded(name);
    if (usedIn !== undefined && usedIn !== threadId) return said.elsewhere(name);
    return undefined;
  }

  return {
    create(userId, { name, size, mime_type }) {
      // A server that runs for months does not wait for its next start.
      if (now() - lastSweep > limits.unusedMs) void sweep().catch(onFault);
      if (size > limits.fileBytes) {
        throw new RequestProblem(413, 'attachment.too_large', (texts) => texts.files.tooLarge(name, humanSize(size, texts), humanSize(limits.fileBytes, texts)));
      }
      const used = records.totalSize(userId);
      if (used + size > limits.userBytes) {
        throw new RequestProblem(413, 'attachment.quota', (texts) => texts.files.noRoom(name, humanSize(used, texts), humanSize(limits.userBytes, texts)));
      }
      const attachment: StoredAttachment = {
        id: `atc_${randomHex(10)}`,
        name,
        mimeType: essence(mime_type),
        size,
        createdAt: new Date(now()).toISOString(),
        uploaded: false,
      };
      records.save(userId, attachment);
      return wire(attachment);
    },
    async remove(userId, id) {
      if (!records.remove(userId, id)) throw new NotFound('attachment');
      await files.remove(id);
    },
    refusal(caller, ids, threadId) {
      for (const id of ids) {
        const sentence = refusalOf(caller, id, threadId);
        if (sentence !== undefined) return sentence;
      }
      return undefined;
    },
    use: (userId, ids, threadId) =>
      [...new Set(ids)].map((id) => {
        const attachment = { ...records.load(userId, id), threadId };
        records.save(userId, attachment);
        return wire(attachment);
      }),
    release(userId, removed) {
      const ids = removed.flatMap((item) => (item.type === 'user_message' ? item.attachments.map(({ id }) => id) : []));
      forget(userId, new Set(ids.filter((id) => !records.isInMessage(userId, id))));
    },
    releaseThread: (userId, threadId) =>
      forget(
        userId,
        records.ofThread(userId, threadId).map(({ id }) => id),
      ),
    view: (item) => viewed(item, origin),
    async read(userId, id, limit) {
      records.load(userId, id);
      const bytes = await files.read(id, limit);
      if (bytes === undefined) throw new NotFound('attachment');
      return bytes;
    },
    sweep,
  };
}

function viewed<T extends ThreadItem>(item: T, origin: string): T {
  if (item.type !== 'user_message' || item.attachments.length === 0) return item;
  return { ...item, attachments: item.attachments.map((attachment) => withOrigin(attachment, origin)) };
}

/** Browsers leave the type of files that they do not know empty. */
function essence(mimeType: string): string {
  return mimeType.split(';')[0]?.trim().toLowerCase() || 'application/octet-stream';
}
