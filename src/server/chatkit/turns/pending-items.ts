import { applyUpdate } from '../../../shared/chatkit/reducer-updates.ts';
import type { AssistantMessageItem, ThreadItem, ThreadStreamEvent } from '../../../shared/chatkit/types.ts';

/** Items that were added but not finished, as far as they are known. */
export interface PendingItems {
  apply(event: ThreadStreamEvent): void;
  has(itemId: string): boolean;
  /** The assistant messages with text among them, with what they hold so far (protocol §5.5 a). */
  withText(): AssistantMessageItem[];
}

/** Keeps private copies: later changes to an emitted event change nothing here. */
export function createPendingItems(): PendingItems {
  const pending = new Map<string, ThreadItem>();

  return {
    apply(event) {
      switch (event.type) {
        case 'thread.item.added':
          pending.set(event.item.id, structuredClone(event.item));
          break;
        case 'thread.item.updated': {
          const item = pending.get(event.item_id);
          if (item !== undefined) pending.set(event.item_id, applyUpdate(item, structuredClone(event.update)));
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
    has: (itemId) => pending.has(itemId),
    withText: () => [...pending.values()].filter(hasText),
  };
}

function hasText(item: ThreadItem): item is AssistantMessageItem {
  return item.type === 'assistant_message' && item.content.some((part) => part.text.trim() !== '');
}
