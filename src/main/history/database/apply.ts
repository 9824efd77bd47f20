import { unreachable } from '../../../shared/errors.ts';
import type { HistoryChange } from '../../history-store.ts';
import type { ItemsPage } from './item-pages.ts';
import type { Items } from './items.ts';
import type { Notes } from './notes.ts';
import type { Threads } from './threads.ts';

export interface ApplyDeps {
  threads: Threads;
  items: Items;
  drafts: Notes;
  mergePage: (page: ItemsPage) => void;
}

/** @returns carries out one change, inside the caller's transaction. */
export function createApply({ threads, items, drafts, mergePage }: ApplyDeps): (change: HistoryChange) => void {
  return (change) => {
    switch (change.kind) {
      case 'thread.put':
        threads.put(change.thread);
        return;
      case 'thread.remove':
        threads.remove(change.threadId);
        drafts.set(change.threadId, undefined);
        return;
      case 'item.put':
        items.put(change.threadId, change.item);
        return;
      case 'item.remove': {
        const thread = threads.find(change.threadId);
        const row = thread === undefined ? undefined : items.find(thread.key, change.itemId);
        if (row !== undefined) items.remove(row);
        return;
      }
      case 'items.truncate': {
        const thread = threads.find(change.threadId);
        if (thread !== undefined) items.truncate(thread.key, change.afterItemId);
        return;
      }
      case 'items.page':
        mergePage(change);
        return;
      default:
        unreachable(change);
    }
  };
}
