import { applyUpdate } from '../../../shared/chatkit/reducer-updates.ts';
import type { SdkHiddenContextItem, ThreadItemUpdate, ThreadStreamEvent } from '../../../shared/chatkit/types.ts';
import { NotFound, type ChatStore, type StoredThread } from '../../chat-store.ts';
import type { Factory } from '../factory.ts';
import { interruptionNote } from './interruptions.ts';
import { createPendingItems } from './pending-items.ts';
import { interruptReason, type InterruptReason, type Turn } from './turns.ts';

export interface TurnRecordDeps {
  userId: string;
  /** The thread as the answer sees and changes it. */
  thread: StoredThread;
  turn: Turn;
  /** Last chance to change the thread when the answer is interrupted. */
  onInterrupted(): void;
  store: ChatStore;
  factory: Factory;
  onFault(error: unknown): void;
}

/** What one answer leaves in the store. */
export interface TurnRecord {
  /** Stores what the event means, before it is sent (protocol §9.3). */
  write(event: ThreadStreamEvent): void;
  /** @returns true when the thread had changed and was written. */
  saveThread(): boolean;
  /** The answer is over: an interruption after this writes nothing. */
  close(): void;
}

/** Writes an interruption down at the moment it happens, whoever still reads (protocol §5.5). */
export function createTurnRecord({ userId, thread, turn, onInterrupted, store, factory, onFault }: TurnRecordDeps): TurnRecord {
  const pending = createPendingItems();
  let saved = JSON.stringify(thread);
  let answered = false;

  function saveThread(): boolean {
    const now = JSON.stringify(thread);
    if (now === saved) return false;
    store.saveThread(userId, thread);
    saved = now;
    return true;
  }

  /** Reloading brings back what was shown, also for items of earlier turns (protocol §5.4, persistence trap). */
  function updateStored(itemId: string, update: ThreadItemUpdate): void {
    try {
      const item = store.loadItem(userId, thread.id, itemId);
      const updated = applyUpdate(item, update);
      if (updated !== item) store.saveItem(userId, updated);
    } catch (error) {
      // An update of nothing is ignored by clients too.
      if (!(error instanceof NotFound)) throw error;
    }
  }

  function writeInterruption(): void {
    try {
      const partial = pending.withText();
      for (const item of partial) store.appendItem(userId, item);
      // An answer that was complete was not cut off: a note would make the model doubt it.
      if (partial.length > 0 || !answered) store.appendItem(userId, hiddenNote(interruptReason(turn.signal) ?? 'cancelled'));
      onInterrupted();
      saveThread();
    } catch (error) {
      onFault(error);
    }
  }

  const hiddenNote = (reason: InterruptReason): SdkHiddenContextItem => {
    return { ...factory.itemBase('sdk_hidden_context', thread.id), type: 'sdk_hidden_context', content: interruptionNote(reason) };
  };

  turn.signal.addEventListener('abort', writeInterruption, { once: true });
  return {
    write(event) {
      switch (event.type) {
        case 'thread.item.updated':
          if (!pending.has(event.item_id)) updateStored(event.item_id, event.update);
          break;
        case 'thread.item.done':
          store.appendItem(userId, event.item);
          answered ||= event.item.type === 'assistant_message';
          break;
        case 'thread.item.replaced':
          store.saveItem(userId, event.item);
          break;
        case 'thread.item.removed':
          store.removeItem(userId, thread.id, event.item_id);
          break;
        default:
      }
      pending.apply(event);
    },
    saveThread,
    close: () => turn.signal.removeEventListener('abort', writeInterruption),
  };
}
