import { progressKeepers } from '../../shared/chatkit/reducer-items.ts';
import { createSseDecoder } from '../../shared/chatkit/sse.ts';
import { hiddenItemTypes, type ThreadStreamEvent } from '../../shared/chatkit/types.ts';
import { foldItem, recordEvents, type ItemEvent, type ItemRecord } from './item-record.ts';

/** Most that an answer's replay may hold, in characters; beyond it the items are let go of. */
export const maxReplayLength = 8 * 1_048_576;

/** Notices that a replay repeats; older ones are let go of. */
const maxNotices = 50;

export interface Replay {
  /** Takes whole events. */
  push(bytes: Uint8Array): void;
  /**
   * All of the answer so far as few events: one to three for each item, whatever it took to stream it. Client effects are
   * not in it, because they happen once (chatkit-protocol §3.4).
   * @param seen what `mark` was when the reader fell out of step; 0 for a new one.
   */
  bytes(seen: number): Uint8Array<ArrayBuffer>;
  /** Counts what must not be shown to one reader twice. */
  mark(): number;
  /** The thread that the answer belongs to, once the answer has said so. */
  threadId(): string | undefined;
  /** Whether the answer has reported an error of its own (§3.5). */
  hasError(): boolean;
  /** Upper estimate, in characters. */
  length(): number;
  /** Forgets the items: those that are done can be read from the server, and the open one arrives whole when it is. */
  dropItems(): void;
}

/** Folds an answer while it passes, in constant work for each event. */
export function createReplay({ maxLength = maxReplayLength }: { maxLength?: number } = {}): Replay {
  /** In the order of the replay. Keys: an event's type, `notice:N`, `item:ID`, `removed:ID`. */
  let kept = new Map<string, ThreadStreamEvent | ItemRecord>();
  let notices = 0;
  let length = 0;
  let threadId: string | undefined;
  let hasError = false;
  const decoder = createSseDecoder({ onEvent: fold });

  function fold(event: ThreadStreamEvent): void {
    length += weight(event);
    switch (event.type) {
      case 'thread.created':
        threadId ??= event.thread.id;
        kept.set(event.type, event);
        break;
      case 'stream_options':
        kept.set(event.type, event);
        break;
      case 'thread.updated':
      case 'progress_update':
        keepLast(event.type, event);
        break;
      case 'error':
        hasError = true;
        kept.delete('progress_update');
        keepLast(event.type, event);
        break;
      case 'notice':
        kept.set(`notice:${notices}`, event);
        kept.delete(`notice:${notices - maxNotices}`);
        notices += 1;
        break;
      case 'thread.item.removed':
        kept.delete(`item:${event.item_id}`);
        // The reader may have it from before.
        keepLast(`removed:${event.item_id}`, event);
        break;
      case 'client_effect':
        break;
      default:
        foldItemEvent(event);
    }
    if (length > maxLength) weighAgain();
  }

  function keepLast(key: string, entry: ThreadStreamEvent | ItemRecord): void {
    kept.delete(key);
    kept.set(key, entry);
  }

  function foldItemEvent(event: ItemEvent): void {
    if ('item' in event) {
      if (hiddenItemTypes.includes(event.item.type)) return;
      if (!progressKeepers.includes(event.item.type)) kept.delete('progress_update');
    }
    const id = 'item' in event ? event.item.id : event.item_id;
    const known = kept.get(`item:${id}`) as ItemRecord | undefined;
    if (known === undefined && kept.has(`removed:${id}`) && !('item' in event)) return;
    const record = foldItem(known, event);
    // An item that only now is there stands below what came before.
    if (record.kind === 'item' && known?.kind !== 'item') keepLast(`item:${id}`, record);
    else kept.set(`item:${id}`, record);
  }

  /** The estimate only grows; where it passes the limit, what is really kept decides. */
  function weighAgain(): void {
    length = [...kept.values()].flatMap(eventsOf).reduce((sum, event) => sum + JSON.stringify(event).length, 0);
    // Well below, or it would be weighed again with every event.
    if (length > 0.75 * maxLength) dropItems();
  }

  function dropItems(): void {
    kept = new Map([...kept].filter(([key]) => !key.startsWith('item:') && !key.startsWith('removed:')));
    length = 0;
  }

  return {
    push(bytes) {
      try {
        decoder.push(bytes);
      } catch {
        // An event beyond all measure; from here on nothing can be read, which its readers find as well.
        dropItems();
      }
    },
    bytes(seen) {
      const entries = [...kept].filter(([key]) => !key.startsWith('notice:') || Number(key.slice('notice:'.length)) >= seen);
      const events = entries.flatMap(([, entry]) => eventsOf(entry));
      return new TextEncoder().encode(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
    },
    mark: () => notices,
    threadId: () => threadId,
    hasError: () => hasError,
    length: () => length,
    dropItems,
  };
}

function eventsOf(entry: ThreadStreamEvent | ItemRecord): ThreadStreamEvent[] {
  return 'kind' in entry ? recordEvents(entry) : [entry];
}

/** What the event adds to a replay at most, in characters; without turning the frequent ones into text again. */
function weight(event: ThreadStreamEvent): number {
  if (event.type === 'thread.item.updated' && 'delta' in event.update) return event.update.delta.length;
  return JSON.stringify(event).length;
}
