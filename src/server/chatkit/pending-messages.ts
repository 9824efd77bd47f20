import { applyUpdate } from '../../shared/chatkit/reducer-updates.ts';
import type { AssistantMessageItem, ThreadItem, ThreadStreamEvent } from '../../shared/chatkit/types.ts';

/** Assistant messages that were added but not finished, as far as their text is known. */
export interface PendingMessages {
  apply(event: ThreadStreamEvent): void;
  /** Those with text, with what they hold so far (protocol §5.5 a). */
  withText(): AssistantMessageItem[];
}

/** Keeps private copies: later changes to an emitted event change nothing here. */
export function createPendingMessages(): PendingMessages {
  const pending = new Map<string, ThreadItem>();

  return {
    apply(event) {
      switch (event.type) {
        case 'thread.item.added':
          pending.set(event.item.id, structuredClone(event.item));
          break;
        case 'thread.item.updated': {
          const item = pending.get(event.item_id);
          if (item !== undefined) pending.set(event.item_id, applyUpdate(item, event.update));
          break;
        }
        case 'thread.item.done':
        case 'thread.item.replaced':
          pending.delete(event.item.id);
          break;
        case 'thread.item.removed':
          pending.delete(event.item_id);
          break;
        default:
      }
    },
    withText: () => [...pending.values()].filter(hasText),
  };
}

function hasText(item: ThreadItem): item is AssistantMessageItem {
  return item.type === 'assistant_message' && item.content.some((part) => part.text.trim() !== '');
}
