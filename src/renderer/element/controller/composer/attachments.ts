import { toError } from '../session-state.ts';
import { checkFiles } from './attachment-limits.ts';
import type { AttachmentOptions } from './attachment-limits.ts';
import type { AttachmentState, DraftAttachment } from './draft.ts';
import type { DraftStore } from './draft-store.ts';
import { uploadFailure } from './upload-failure.ts';
import type { Uploads } from './uploads.ts';

/** Object URLs of local images; a page without them shows file chips. */
export interface ObjectUrls {
  create: (file: Blob) => string;
  revoke: (url: string) => void;
}

export interface AttachmentsDeps {
  drafts: DraftStore;
  uploads: Uploads;
  options: () => AttachmentOptions;
  objectUrls: ObjectUrls;
  /** Each failed upload, for `chatkit.error`. */
  failed: (error: Error) => void;
}

export interface Attachments {
  /** Takes what the limits allow and begins to upload it; the rest becomes problems of the draft. */
  add: (threadId: string | null, files: readonly File[], folders?: readonly string[]) => void;
  /** Starts a failed upload over. */
  retry: (key: string) => void;
  /** Takes it out of the draft, stops its upload, and deletes it at the server when it was uploaded here. */
  remove: (key: string) => void;
  /** Lets go of what belongs to sent attachments. */
  release: (attachments: readonly DraftAttachment[]) => void;
  /** Stops every upload and frees every image. */
  dispose: () => void;
}

/** What belongs to a file that was added here. */
interface Held {
  file: File;
  objectUrl: string | undefined;
  running: AbortController | undefined;
  /** The attachment that the server knows of. */
  id: string | undefined;
}

/** Files on their way from a draft to the server. */
export function createAttachments({ drafts, uploads, options, objectUrls, failed }: AttachmentsDeps): Attachments {
  const held = new Map<string, Held>();
  let count = 0;

  function setState(key: string, state: AttachmentState): void {
    const found = drafts.find(key);
    if (found === undefined) return;
    const attachments = found.draft.attachments.map((attachment) => (attachment.key === key ? { ...attachment, state } : attachment));
    drafts.patch(found.threadId, { attachments, blocked: undefined });
  }

  async function upload(key: string, entry: Held): Promise<void> {
    const running = new AbortController();
    const { signal } = running;
    entry.running = running;
    setState(key, { type: 'uploading' });
    try {
      const attachment = await uploads.upload(entry.file, {
        signal,
        onSent: (sent) => {
          if (!signal.aborted) setState(key, { type: 'uploading', sent });
        },
        onCreated: (id) => {
          entry.id = id;
        },
      });
      entry.id = attachment.id;
      if (signal.aborted) void uploads.discard(attachment.id);
      else setState(key, { type: 'done', attachment });
    } catch (error) {
      if (signal.aborted) {
        // The server may have created it in the very moment of the stop.
        if (entry.id !== undefined) void uploads.discard(entry.id);
        return;
      }
      setState(key, { type: 'failed', failure: uploadFailure(error) });
      failed(toError(error));
    } finally {
      if (entry.running === running) entry.running = undefined;
    }
  }

  function hold(file: File): DraftAttachment {
    count += 1;
    const key = `file:${count}`;
    const objectUrl = file.type.startsWith('image/') ? objectUrls.create(file) : undefined;
    held.set(key, { file, objectUrl, running: undefined, id: undefined });
    return { key, name: file.name, mimeType: file.type, size: file.size, previewUrl: objectUrl, state: { type: 'uploading' } };
  }

  function letGo(key: string): Held | undefined {
    const entry = held.get(key);
    held.delete(key);
    if (entry?.objectUrl !== undefined) objectUrls.revoke(entry.objectUrl);
    return entry;
  }

  return {
    add: (threadId, files, folders = []) => {
      const draft = drafts.get(threadId);
      const { taken, refused } = checkFiles(files, draft.attachments.length, options());
      const added = taken.map(hold);
      const problems = [...folders.map((name) => ({ type: 'folder' as const, name })), ...refused];
      drafts.patch(threadId, { attachments: [...draft.attachments, ...added], problems, blocked: undefined });
      for (const { key } of added) {
        const entry = held.get(key);
        if (entry !== undefined) void upload(key, entry);
      }
    },
    retry: (key) => {
      const entry = held.get(key);
      if (entry === undefined || entry.running !== undefined) return;
      // Its address may have expired, so the server gets a new one and forgets the old.
      if (entry.id !== undefined) void uploads.discard(entry.id);
      entry.id = undefined;
      void upload(key, entry);
    },
    remove: (key) => {
      const found = drafts.find(key);
      if (found === undefined) return;
      drafts.patch(found.threadId, { attachments: found.draft.attachments.filter((attachment) => attachment.key !== key), blocked: undefined });
      const entry = letGo(key);
      if (entry?.running !== undefined) entry.running.abort();
      else if (entry?.id !== undefined) void uploads.discard(entry.id);
    },
    release: (attachments) => {
      for (const { key } of attachments) letGo(key);
    },
    dispose: () => {
      for (const key of [...held.keys()]) letGo(key)?.running?.abort();
    },
  };
}
