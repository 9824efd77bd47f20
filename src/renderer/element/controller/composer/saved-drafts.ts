import type { Attachment } from '../../../../shared/chatkit/types.ts';
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
  /**
   * Calls back when `read` knows what is kept, if it does not at once: nothing is written before that. Then whenever somebody
   * else, another window perhaps, has kept something. @returns the undo
   */
  subscribe?: ((listener: () => void) => () => void) | undefined;
}
