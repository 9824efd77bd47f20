import type { Attachment } from '../../../../shared/chatkit/types.ts';
import type { Refusal } from './attachment-limits.ts';
import { emptyText } from './tag-text.ts';
import type { TagText } from './tag-text.ts';
import type { UploadFailure } from './upload-failure.ts';

export type AttachmentState =
  /** `sent` is the part of the file that is gone, 0..1; absent where nothing can tell. */
  | { readonly type: 'uploading'; readonly sent?: number | undefined }
  | { readonly type: 'failed'; readonly failure: UploadFailure }
  | { readonly type: 'done'; readonly attachment: Attachment };

/** A file in the composer. */
export interface DraftAttachment {
  readonly key: string;
  readonly name: string;
  readonly mimeType: string;
  /** In bytes; unknown for what an app put there. */
  readonly size?: number | undefined;
  /** What an image looks like: an object URL while the file is here, else the server's. */
  readonly previewUrl?: string | undefined;
  readonly state: AttachmentState;
}

/** Something the composer has to say: about a file that was not taken, or a callback of the app that failed. */
export type Problem = Refusal | { readonly type: 'command_failed'; readonly name: string };

/** What is being written in one thread. Immutable. */
export interface Draft extends TagText {
  /** Text being replied to; empty when there is none. */
  readonly quote: string;
  readonly attachments: readonly DraftAttachment[];
  readonly toolId: string | null;
  /** Chosen by hand; absent: the default. */
  readonly modelId?: string | undefined;
  readonly problems: readonly Problem[];
  /** Why sending was refused a moment ago. */
  readonly blocked?: 'uploading' | 'failed' | undefined;
}

export const emptyDraft: Draft = { ...emptyText, quote: '', attachments: [], toolId: null, problems: [] };

/** Whether there is something to send, uploads aside. A quote alone is no message. */
export function hasContent({ text, attachments }: Draft): boolean {
  return attachments.length > 0 || text.trim() !== '';
}

/** Whether nothing would be lost if the draft were written over. */
export function isBlank(draft: Draft): boolean {
  return draft.text === '' && draft.quote === '' && draft.attachments.length === 0;
}

/** What keeps the draft from being sent: an upload that runs, or one that failed (§6.3). */
export function blockedBy({ attachments }: Draft): 'uploading' | 'failed' | undefined {
  if (attachments.some(({ state }) => state.type === 'failed')) return 'failed';
  return attachments.some(({ state }) => state.type === 'uploading') ? 'uploading' : undefined;
}
