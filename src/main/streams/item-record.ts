import { applyUpdate } from '../../shared/chatkit/reducer-updates.ts';
import type { ThreadItem, ThreadItemUpdate, ThreadStreamEvent } from '../../shared/chatkit/types.ts';

/** All that an answer has said about one item, folded (chatkit-protocol §3.4). */
export type ItemRecord =
  | { kind: 'item'; item: ThreadItem; as: 'added' | 'done' | 'replaced'; progress?: number }
  /** Changes of an item from an earlier answer, which only the reader has (§3.3.10). */
  | { kind: 'changes'; itemId: string; updates: readonly ThreadItemUpdate[] };

export type ItemEvent = Exclude<Extract<ThreadStreamEvent, { type: `thread.item.${string}` }>, { type: 'thread.item.removed' }>;

/** The record after one more event about its item. */
export function foldItem(known: ItemRecord | undefined, event: ItemEvent): ItemRecord {
  switch (event.type) {
    case 'thread.item.added':
      return { kind: 'item', item: event.item, as: 'added' };
    case 'thread.item.done':
      return { kind: 'item', item: event.item, as: 'done' };
    case 'thread.item.replaced':
      return { kind: 'item', item: event.item, as: 'replaced' };
    case 'thread.item.updated':
      return foldUpdate(known ?? { kind: 'changes', itemId: event.item_id, updates: [] }, event.update);
  }
}

function foldUpdate(known: ItemRecord, update: ThreadItemUpdate): ItemRecord {
  if (known.kind === 'changes') return { ...known, updates: withUpdate(known.updates, update) };
  const item = applyUpdate(known.item, update);
  const progress = update.type === 'generated_image.updated' ? update.progress : known.progress;
  // A new task opens a workflow again that was done (§3.3.10).
  const as = item.type === 'workflow' && update.type === 'workflow.task.added' ? 'added' : known.as;
  return { kind: 'item', item, as, ...(progress === undefined ? {} : { progress }) };
}

/** Appends, or melts into the last one what says the same in one: text to text, a new whole over what it replaces. */
function withUpdate(updates: readonly ThreadItemUpdate[], update: ThreadItemUpdate): readonly ThreadItemUpdate[] {
  if (update.type === 'widget.root.updated' || update.type === 'generated_image.updated') {
    return [...updates.filter(({ type }) => !type.startsWith(update.type === 'widget.root.updated' ? 'widget.' : 'generated_image.')), update];
  }
  const last = updates.at(-1);
  const merged = last === undefined ? undefined : mergedUpdate(last, update);
  return merged === undefined ? [...updates, update] : [...updates.slice(0, -1), merged];
}

function mergedUpdate(last: ThreadItemUpdate, update: ThreadItemUpdate): ThreadItemUpdate | undefined {
  switch (update.type) {
    case 'assistant_message.content_part.text_delta':
      return last.type === update.type && last.content_index === update.content_index ? { ...update, delta: last.delta + update.delta } : undefined;
    case 'widget.streaming_text.value_delta':
      return last.type === update.type && last.component_id === update.component_id ? { ...update, delta: last.delta + update.delta } : undefined;
    case 'workflow.task.updated':
      return last.type === update.type && last.task_index === update.task_index ? update : undefined;
    case 'widget.component.updated':
      return last.type === update.type && last.component_id === update.component_id ? update : undefined;
    default:
      return undefined;
  }
}

/** The fewest events that bring a reader to where the record is. */
export function recordEvents(record: ItemRecord): ThreadStreamEvent[] {
  if (record.kind === 'changes') return record.updates.map((update) => ({ type: 'thread.item.updated', item_id: record.itemId, update }));
  const { item, as, progress } = record;
  if (as !== 'added') return [{ type: `thread.item.${as}`, item }];
  if (item.type === 'assistant_message') {
    // Opened empty, as it was: that is how a reader tells a new reply under a placeholder id from a change of an old one (§3.4).
    return [
      { type: 'thread.item.added', item: { ...item, content: [] } },
      ...item.content.map((content, content_index) => ({
        type: 'thread.item.updated' as const,
        item_id: item.id,
        update: { type: 'assistant_message.content_part.added' as const, content_index, content },
      })),
    ];
  }
  const added: ThreadStreamEvent = { type: 'thread.item.added', item };
  if (item.type !== 'generated_image' || item.image === undefined || progress === undefined) return [added];
  return [added, { type: 'thread.item.updated', item_id: item.id, update: { type: 'generated_image.updated', image: item.image, progress } }];
}
