import { applyUpdate } from '../../../shared/chatkit/reducer-updates.ts';
import type { ThreadItemUpdate, ThreadStreamEvent } from '../../../shared/chatkit/types.ts';
import { NotFound, type ChatStore, type StoredThread } from '../../chat-store.ts';
import type { Factory } from '../factory.ts';
import { interruptionItem } from './interruptions.ts';
import { createPendingItems } from './pending-items.ts';
import { interruptReason, type Turn } from './turns.ts';

export interface TurnRecordDeps {
  userId: string;
  /** The thread as the answer sees and changes it. */
  thread: StoredThread;
  turn: Turn;
  /** Last chance to change the thread when the answer is interrupted. */
  onInterrupted(): void;
  store: ChatStore;
  factory: Factory;
  /** Calls back once after the delay, in ms; returns the undo. */
  schedule(callback: () => void, delayMs: number): () => void;
  onFault(error: unknown): void;
}

/** Text that is not finished is noted so often, for a server that is killed. Each takes less than a millisecond. */
const noteEveryMs = 50;

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
export function createTurnRecord({ userId, thread, turn, onInterrupted, store, factory, schedule, onFault }: TurnRecordDeps): TurnRecord {
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

  let cancelNote: (() => void) | undefined;
  /** There is something in the notes. */
  let noted = false;

  /** The notes are older than what is pending. */
  let behind = false;

  /** At once, and then no sooner than after a moment: a reader may have seen each piece. */
  function note(): void {
    cancelNote?.();
    cancelNote = undefined;
    behind = false;
    const partial = pending.withText();
    if (partial.length === 0 && !noted) return;
    try {
      store.noteUnfinished(userId, thread.id, partial);
      noted = partial.length > 0;
    } catch (error) {
      // The answer goes on all the same.
      onFault(error);
    }
    cancelNote = schedule(() => {
      cancelNote = undefined;
      if (behind) note();
    }, noteEveryMs);
  }

  function forget(): void {
    cancelNote?.();
    cancelNote = undefined;
    if (noted) store.noteUnfinished(userId, thread.id, []);
    noted = false;
  }

  function writeInterruption(): void {
    try {
      const partial = pending.withText();
      for (const item of partial) store.appendItem(userId, item);
      // An answer that was complete was not cut off: a note would make the model doubt it.
      if (partial.length > 0 || !answered) store.appendItem(userId, interruptionItem(factory, thread.id, interruptReason(turn.signal) ?? 'cancelled'));
      forget();
      onInterrupted();
      saveThread();
    } catch (error) {
      onFault(error);
    }
  }

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
      // An item that is stored is noted no longer.
      if (event.type === 'thread.item.updated' && cancelNote !== undefined) behind = true;
      else if (event.type === 'thread.item.updated' || noted) note();
    },
    saveThread,
    close() {
      turn.signal.removeEventListener('abort', writeInterruption);
      try {
        forget();
      } catch (error) {
        onFault(error);
      }
    },
  };
}
