import type { ChatKitOptions } from '@openai/chatkit';
import { createComposer } from '../../../../../src/renderer/element/controller/composer/composer.ts';
import type { SavedDraft } from '../../../../../src/renderer/element/controller/composer/saved-drafts.ts';
import type { UploadProgress } from '../../../../../src/renderer/element/controller/composer/uploads.ts';
import type { Attachment } from '../../../../../src/shared/chatkit/types.ts';

/** An upload that the test ends when it likes. */
export interface ScriptedUpload extends UploadProgress {
  file: File;
  done: (attachment?: Attachment) => void;
  fail: (error: Error) => void;
}

export const allOptions: NonNullable<ChatKitOptions['composer']> = {
  attachments: { enabled: true, maxCount: 3 },
  tools: [
    { id: 'search', label: 'Search', icon: 'globe' },
    { id: 'canvas', label: 'Canvas', icon: 'write', persistent: true },
  ],
  models: [
    { id: 'large', label: 'Large', default: true },
    { id: 'small', label: 'Small' },
    { id: 'next', label: 'Next', disabled: true },
  ],
};

/** A composer with uploads, image addresses and options in the test's hands. */
export function composerFixture(composerOptions: ChatKitOptions['composer'] = allOptions, kept?: Map<string | null, SavedDraft | undefined>) {
  const uploads: ScriptedUpload[] = [];
  const discarded: string[] = [];
  const revoked: string[] = [];
  const tools: (string | null)[] = [];
  const errors: string[] = [];
  const state = { thread: null as string | null, options: { api: { url: '/', domainKey: 'x' }, composer: composerOptions } as ChatKitOptions };
  let addresses = 0;
  const composer = createComposer({
    options: () => state.options,
    current: () => state.thread,
    toolChanged: (toolId) => tools.push(toolId),
    failed: (error) => errors.push(error.message),
    objectUrls: { create: () => `blob:${(addresses += 1)}`, revoke: (url) => revoked.push(url) },
    uploads: {
      upload: (file, progress) =>
        new Promise((resolve, reject) => {
          progress.signal.addEventListener('abort', () => reject(progress.signal.reason as Error));
          const attachment: Attachment = { id: `atc_${file.name}`, name: file.name, mime_type: file.type, type: 'file' };
          uploads.push({ ...progress, file, done: (given = attachment) => resolve(given), fail: reject });
        }),
      discard: async (id) => void discarded.push(id),
    },
    ...(kept === undefined ? {} : { saved: { read: (threadId: string | null) => kept.get(threadId), write: (threadId: string | null, draft: SavedDraft | undefined) => void kept.set(threadId, draft) } }),
  });
  return { composer, uploads, discarded, revoked, tools, errors, state };
}

export const textFile = (name: string, size = 3): File => new File(['x'.repeat(size)], name, { type: 'text/plain' });
export const imageFile = (name: string): File => new File(['x'], name, { type: 'image/png' });
