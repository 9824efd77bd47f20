import type { Attachment } from '../../../../shared/chatkit/types.ts';
import { emptyDraft, isBlank } from './draft.ts';
import type { Draft } from './draft.ts';
import type { SavedDraft, SavedDrafts } from './saved-drafts.ts';

export interface DraftStore {
  get: (threadId: string | null) => Draft;
  patch: (threadId: string | null, change: Partial<Draft>) => void;
  /** The new thread got its id: what was written meanwhile goes along. */
  adopt: (threadId: string) => void;
  /** The thread has another id from now on: what is being written goes along. */
  move: (from: string, to: string) => void;
  /** The thread whose draft holds the attachment; `undefined` when none does any more. */
  find: (attachmentKey: string) => { threadId: string | null; draft: Draft } | undefined;
  all: () => Iterable<Draft>;
  clear: () => void;
  subscribe: (listener: () => void) => () => void;
}

/** Drafts by thread: in this page, and in `saved` where the app keeps them. */
export function createDraftStore(saved?: SavedDrafts): DraftStore {
  const drafts = new Map<string | null, Draft>();
  /** As `saved` has them, as JSON: a draft that still reads so may be replaced by what somebody else has kept. */
  const kept = new Map<string | null, string>();
  const listeners = new Set<() => void>();
  let isKnown = saved?.subscribe === undefined;
  const stop = saved?.subscribe?.(takeOver);

  function publish(): void {
    for (const listener of [...listeners]) listener();
  }

  function get(threadId: string | null): Draft {
    const known = drafts.get(threadId);
    if (known !== undefined) return known;
    const read = saved?.read(threadId);
    if (read === undefined) return emptyDraft;
    const draft = restored(read);
    drafts.set(threadId, draft);
    kept.set(threadId, textOf(draft));
    return draft;
  }

  function set(threadId: string | null, draft: Draft): void {
    drafts.set(threadId, draft);
    if (!isKnown) return;
    const before = kept.get(threadId) ?? '';
    const now = textOf(draft);
    kept.set(threadId, now);
    if (now !== before) saved?.write(threadId, isBlank(draft) ? undefined : savable(draft));
  }

  function move(from: string | null, to: string): void {
    set(to, get(from));
    set(from, emptyDraft);
    publish();
  }

  function takeOver(): void {
    const isFirst = !isKnown;
    isKnown = true;
    for (const [threadId, draft] of [...drafts]) {
      const read = saved?.read(threadId);
      // What was typed while nothing was known yet goes behind what was there.
      if (isFirst) set(threadId, read === undefined ? draft : joined(restored(read), draft));
      else if (kept.get(threadId) === textOf(draft) && isSettled(draft) && keptText(read) !== textOf(draft)) {
        drafts.delete(threadId);
        kept.delete(threadId);
      }
    }
    publish();
  }

  return {
    get,
    patch: (threadId, change) => {
      set(threadId, { ...get(threadId), ...change });
      publish();
    },
    adopt: (threadId) => move(null, threadId),
    move,
    find: (key) => {
      for (const [threadId, draft] of drafts) if (draft.attachments.some((attachment) => attachment.key === key)) return { threadId, draft };
      return undefined;
    },
    all: () => drafts.values(),
    clear: () => {
      stop?.();
      drafts.clear();
      kept.clear();
      publish();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A draft as it is kept; empty when there is nothing to keep. */
function textOf(draft: Draft): string {
  return isBlank(draft) ? '' : keptText(savable(draft));
}

function keptText(draft: SavedDraft | undefined): string {
  return draft === undefined ? '' : textOfParts(savable(restored(draft)));
}

function textOfParts({ text, tags, quote, attachments, toolId, modelId }: SavedDraft): string {
  return JSON.stringify([text, tags, quote, attachments, toolId, modelId]);
}

/** Whether nothing here is on its way that only this page knows of. */
function isSettled({ attachments }: Draft): boolean {
  return attachments.every(({ state }) => state.type === 'done');
}

function joined(before: Draft, behind: Draft): Draft {
  if (isBlank(behind)) return before;
  const start = before.text === '' || behind.text === '' ? before.text : `${before.text}\n`;
  return {
    ...behind,
    text: start + behind.text,
    tags: [...before.tags, ...behind.tags.map((placed) => ({ ...placed, start: placed.start + start.length, end: placed.end + start.length }))],
    quote: behind.quote === '' ? before.quote : behind.quote,
    attachments: [...before.attachments, ...behind.attachments],
    toolId: behind.toolId ?? before.toolId,
    modelId: behind.modelId ?? before.modelId,
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
