import { applyUpdate } from '../../shared/chatkit/reducer-updates.ts';
import { hiddenItemTypes, type ThreadItem, type ThreadItemUpdate, type ThreadStreamEvent } from '../../shared/chatkit/types.ts';
import type { HistoryChange } from '../history-store.ts';
import { placeholderId, repeatedId, threadRecord } from './json-changes.ts';

/** Changes of an item from an earlier answer, which only the store has (chatkit-protocol §3.3.10). */
export interface LateUpdates {
  itemId: string;
  updates: readonly ThreadItemUpdate[];
}

export interface StreamFold {
  /** @returns whether something is complete now that is worth storing at once. */
  push(event: ThreadStreamEvent): boolean;
  /** The thread of the answer, once it is known. */
  threadId(): string | undefined;
  /** Whether `take` has to know what the thread held before. */
  needsPast(): boolean;
  /** The newest items of the thread from before this answer, in any order. */
  learnPast(items: readonly ThreadItem[]): void;
  /** Updates of items that are not known here; they wait for `learnItem`. */
  late(): readonly LateUpdates[];
  /** The item that updates wait for; `undefined`: there is none, they are dropped (§3.4). */
  learnItem(itemId: string, item: ThreadItem | undefined): void;
  /** What is to be stored since the last time, in order. Empty while the thread is not known. */
  take(): HistoryChange[];
  /** Whether something was announced that never came to its end. */
  hasOpenItems(): boolean;
}

interface Entry {
  item: ThreadItem;
  streaming: boolean;
  /** Opened empty in this answer: if the thread has such an id already, the server gives every reply the same one (§3.4). */
  opened: boolean;
  /** What it is stored under. */
  id?: string;
}

/** Turns an answer's events into steps of mirroring, however many events it took to stream one item. */
export function createStreamFold({ threadId: given, retryAfter }: { threadId: string | undefined; retryAfter?: string | undefined }): StreamFold {
  let threadId = given;
  const entries = new Map<string, Entry>();
  const late = new Map<string, ThreadItemUpdate[]>();
  /** What `take` gives, by what it is about: the place is that of the first mention. */
  const queue = new Map<string, HistoryChange | 'item'>();
  let past: Map<string, ThreadItem> | undefined;
  let retried = retryAfter;
  let accepted = false;

  function putItem(item: ThreadItem, streaming: boolean): void {
    if (hiddenItemTypes.includes(item.type)) return;
    const known = entries.get(item.id);
    const opened = known?.opened ?? (streaming && item.type === 'assistant_message' && item.content.length === 0);
    entries.set(item.id, { item, streaming: streaming && item.type !== 'user_message', opened, ...(known?.id === undefined ? {} : { id: known.id }) });
    late.delete(item.id);
    queue.set(`item:${item.id}`, 'item');
  }

  function update(itemId: string, change: ThreadItemUpdate): void {
    const known = entries.get(itemId);
    if (known === undefined) {
      if (queue.has(`removed:${itemId}`)) return;
      late.set(itemId, [...(late.get(itemId) ?? []), change]);
      return;
    }
    const item = applyUpdate(known.item, change);
    if (item === known.item) return;
    known.item = item;
    queue.set(`item:${itemId}`, 'item');
  }

  function remove(itemId: string): void {
    const id = entries.get(itemId)?.id ?? itemId;
    entries.delete(itemId);
    late.delete(itemId);
    queue.delete(`item:${itemId}`);
    queue.set(`removed:${itemId}`, { kind: 'item.remove', threadId: threadId ?? '', itemId: id });
  }

  function learnItem(itemId: string, item: ThreadItem | undefined): void {
    const updates = late.get(itemId) ?? [];
    late.delete(itemId);
    if (item === undefined || entries.has(itemId)) return;
    entries.set(itemId, { item, streaming: false, opened: false, id: itemId });
    for (const change of updates) update(itemId, change);
  }

  function storedId(wireId: string, entry: Entry): string {
    // The time is the one it was opened at, since it may be done with another (§3.3.9).
    const repeats = entry.opened && (wireId === placeholderId || past?.get(wireId)?.type === 'assistant_message');
    entry.id ??= repeats ? repeatedId(entry.item) : wireId;
    return entry.id;
  }

  function changeOf(key: string, change: HistoryChange | 'item'): HistoryChange[] {
    if (change !== 'item') return [change.kind === 'item.remove' ? { ...change, threadId: threadId ?? '' } : change];
    const wireId = key.slice('item:'.length);
    const entry = entries.get(wireId);
    // A reply without a word in it is not worth a place yet.
    if (entry === undefined || (entry.streaming && isBlank(entry.item))) return [];
    const id = storedId(wireId, entry);
    return [{ kind: 'item.put', threadId: threadId ?? '', item: id === wireId ? entry.item : { ...entry.item, id } }];
  }

  return {
    push(event) {
      // A refusal is an error and nothing else (§2.6): then the server has removed nothing either.
      accepted ||= event.type !== 'error';
      switch (event.type) {
        case 'thread.created':
          threadId ??= event.thread.id;
          queue.set('thread', { kind: 'thread.put', thread: threadRecord(event.thread) });
          // New: nothing is in it but what follows here.
          queue.set('page', { kind: 'items.page', threadId, items: [], order: 'asc', hasMore: false });
          return true;
        case 'thread.updated':
          threadId ??= event.thread.id;
          queue.set('thread', { kind: 'thread.put', thread: threadRecord(event.thread) });
          return false;
        case 'thread.item.added':
          putItem(event.item, true);
          return false;
        case 'thread.item.done':
          putItem(event.item, false);
          return true;
        case 'thread.item.replaced':
          if (hiddenItemTypes.includes(event.item.type)) remove(event.item.id);
          else putItem(event.item, false);
          return true;
        case 'thread.item.removed':
          remove(event.item_id);
          return true;
        case 'thread.item.updated':
          update(event.item_id, event.update);
          return false;
        default:
          return false;
      }
    },
    threadId: () => threadId,
    needsPast: () => past === undefined && (late.size > 0 || [...entries.values()].some(({ opened, id }) => opened && id === undefined)),
    learnPast(items) {
      const at = retried === undefined ? -1 : items.findIndex(({ id }) => id === retried);
      // What the retry has taken away is newer than the message; the items come newest first.
      past = new Map((at === -1 ? items : items.slice(at)).map((item) => [item.id, item]));
      for (const itemId of [...late.keys()]) if (past.has(itemId)) learnItem(itemId, past.get(itemId));
    },
    late: () => [...late].map(([itemId, updates]) => ({ itemId, updates })),
    learnItem,
    take() {
      if (threadId === undefined) return [];
      const truncation: HistoryChange[] = retried === undefined || !accepted ? [] : [{ kind: 'items.truncate', threadId, afterItemId: retried }];
      if (accepted) retried = undefined;
      const changes = [...queue].flatMap(([key, change]) => changeOf(key, change));
      queue.clear();
      return [...truncation, ...changes];
    },
    hasOpenItems: () => [...entries.values()].some(({ streaming }) => streaming),
  };
}

function isBlank(item: ThreadItem): boolean {
  return item.type === 'assistant_message' && item.content.every((part) => part.text === '');
}
