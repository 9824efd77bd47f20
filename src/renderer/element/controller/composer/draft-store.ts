import type { Attachment } from '../../../../shared/chatkit/types.ts';
import { emptyDraft, isBlank } from './draft.ts';
import type { Draft } from './draft.ts';
import type { PlacedTag } from './tag-text.ts';

/** What of a draft can be kept beyond the page: uploads that have not ended are not part of it. */
export interface SavedDraft {
  readonly text: string;
  readonly tags: readonly PlacedTag[];
  readonly quote: string;
  readonly attachments: readonly Attachment[];
  readonly toolId: string | null;
  readonly modelId?: string | undefined;
}

/** Keeps drafts somewhere. `null` is the new thread. */
export interface SavedDrafts {
  read: (threadId: string | null) => SavedDraft | undefined;
  /** Called with every change; `undefined` once there is nothing to keep. */
  write: (threadId: string | null, draft: SavedDraft | undefined) => void;
}

export interface DraftStore {
  get: (threadId: string | null) => Draft;
  patch: (threadId: string | null, change: Partial<Draft>) => void;
  /** The new thread got its id: what was written meanwhile goes along. */
  adopt: (threadId: string) => void;
  /** The thread whose draft holds the attachment; `undefined` when none does any more. */
  find: (attachmentKey: string) => { threadId: string | null; draft: Draft } | undefined;
  all: () => Iterable<Draft>;
  clear: () => void;
  subscribe: (listener: () => void) => () => void;
}

/** Drafts by thread, for as long as the page lives. */
export function createDraftStore(saved?: SavedDrafts): DraftStore {
  const drafts = new Map<string | null, Draft>();
  const listeners = new Set<() => void>();

  const publish = (): void => {
    for (const listener of [...listeners]) listener();
  };

  function get(threadId: string | null): Draft {
    const known = drafts.get(threadId);
    if (known !== undefined) return known;
    const kept = saved?.read(threadId);
    if (kept === undefined) return emptyDraft;
    const draft = restored(kept);
    drafts.set(threadId, draft);
    return draft;
  }

  function set(threadId: string | null, draft: Draft): void {
    drafts.set(threadId, draft);
    saved?.write(threadId, isBlank(draft) ? undefined : savable(draft));
  }

  return {
    get,
    patch: (threadId, change) => {
      set(threadId, { ...get(threadId), ...change });
      publish();
    },
    adopt: (threadId) => {
      set(threadId, get(null));
      set(null, emptyDraft);
      publish();
    },
    find: (key) => {
      for (const [threadId, draft] of drafts) if (draft.attachments.some((attachment) => attachment.key === key)) return { threadId, draft };
      return undefined;
    },
    all: () => drafts.values(),
    clear: () => {
      drafts.clear();
      publish();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function savable({ text, tags, quote, attachments, toolId, modelId }: Draft): SavedDraft {
  const done = attachments.flatMap(({ state }) => (state.type === 'done' ? [state.attachment] : []));
  return { text, tags, quote, attachments: done, toolId, modelId };
}

function restored({ attachments, ...rest }: SavedDraft): Draft {
  return { ...emptyDraft, ...rest, attachments: attachments.map((attachment) => attachedBefore(attachment)) };
}

/** An attachment that the server has already. */
export function attachedBefore(attachment: Attachment): Draft['attachments'][number] {
  const previewUrl = attachment.type === 'image' && attachment.preview_url !== '' ? attachment.preview_url : undefined;
  return { key: `kept:${attachment.id}`, name: attachment.name, mimeType: attachment.mime_type, previewUrl, state: { type: 'done', attachment } };
}
