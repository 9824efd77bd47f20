import type { AssistantMessageItem, OutputText, ThreadItem, ThreadStreamEvent } from '../../shared/chatkit/types.ts';

/** Assistant messages that were added but not finished, as far as their text is known. */
export interface PendingMessages {
  apply(event: ThreadStreamEvent): void;
  /** Those with text, with what they hold so far (protocol §5.5 a). */
  withText(): AssistantMessageItem[];
}

/** Keeps private copies: later changes to an emitted event change nothing here. */
export function createPendingMessages(): PendingMessages {
  const pending = new Map<string, AssistantMessageItem>();

  function partAt(item: AssistantMessageItem, index: number): OutputText {
    while (item.content.length <= index) item.content.push({ type: 'output_text', text: '', annotations: [] });
    return item.content[index] as OutputText;
  }

  function start(item: ThreadItem): void {
    if (item.type === 'assistant_message') pending.set(item.id, structuredClone(item));
  }

  function update(event: Extract<ThreadStreamEvent, { type: 'thread.item.updated' }>): void {
    const item = pending.get(event.item_id);
    if (item === undefined) return;
    const { update: change } = event;
    if (change.type === 'assistant_message.content_part.text_delta') partAt(item, change.content_index).text += change.delta;
    if (change.type === 'assistant_message.content_part.added' || change.type === 'assistant_message.content_part.done') {
      Object.assign(partAt(item, change.content_index), structuredClone(change.content));
    }
  }

  return {
    apply(event) {
      if (event.type === 'thread.item.added') start(event.item);
      if (event.type === 'thread.item.updated') update(event);
      if (event.type === 'thread.item.done' || event.type === 'thread.item.replaced') pending.delete(event.item.id);
      if (event.type === 'thread.item.removed') pending.delete(event.item_id);
    },
    withText: () => [...pending.values()].filter((item) => item.content.some((part) => part.text.trim() !== '')),
  };
}
