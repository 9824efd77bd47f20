import type { JsonAnswers } from '../../../shared/chatkit/requests.ts';
import type { Page, ThreadItem } from '../../../shared/chatkit/types.ts';
import type { AttachmentService } from '../../attachment-service.ts';
import { NotFound, type ChatStore } from '../../chat-store.ts';
import type { Params } from '../wire/request-schemas.ts';
import type { Turns } from '../turns/turns.ts';
import { clientItems, clientThread } from '../wire/views.ts';

/** Threads and their items (protocol §2.7–§2.12). Each throws `NotFound` for what is not the user's. */
export interface ThreadOperations {
  getThread(userId: string, params: Params<'threads.get_by_id'>): JsonAnswers['threads.get_by_id'];
  listThreads(userId: string, params: Params<'threads.list'>): JsonAnswers['threads.list'];
  updateThread(userId: string, params: Params<'threads.update'>): JsonAnswers['threads.update'];
  deleteThread(userId: string, params: Params<'threads.delete'>): JsonAnswers['threads.delete'];
  listItems(userId: string, params: Params<'items.list'>): JsonAnswers['items.list'];
  /** Unlike the SDK, which only passes it on, this server keeps it (protocol §2.12). */
  feedback(userId: string, params: Params<'items.feedback'>): JsonAnswers['items.feedback'];
}

const firstPage = { limit: 20, order: 'asc' } as const;

export interface ThreadOperationsDeps {
  store: ChatStore;
  turns: Turns;
  attachments: AttachmentService;
  now(): number;
}

/** Reads and changes what is stored; nothing here waits for a model. */
export function createThreadOperations({ store, turns, attachments, now }: ThreadOperationsDeps): ThreadOperations {
  const viewed = (page: Page<ThreadItem>): Page<ThreadItem> => ({ ...page, data: page.data.map(attachments.view) });

  return {
    getThread(userId, { thread_id }) {
      const thread = store.loadThread(userId, thread_id);
      return clientThread(thread, viewed(store.listItems(userId, thread_id, firstPage)));
    },
    listThreads(userId, params) {
      const { data, ...rest } = store.listThreads(userId, params);
      return { data: data.map((thread) => clientThread(thread)), ...rest };
    },
    updateThread(userId, { thread_id, title }) {
      const thread = { ...store.loadThread(userId, thread_id), title };
      store.saveThread(userId, thread);
      // An answer at work on this thread must not write the old name back.
      const running = turns.threadOf(thread_id);
      if (running !== undefined) running.title = title;
      return clientThread(thread);
    },
    deleteThread(userId, { thread_id }) {
      try {
        store.loadThread(userId, thread_id);
      } catch (error) {
        // Gone already is what was wanted; somebody else's thread looks the same.
        if (error instanceof NotFound) return {};
        throw error;
      }
      turns.interrupt(thread_id, 'deleted');
      attachments.releaseThread(userId, thread_id);
      store.deleteThread(userId, thread_id);
      return {};
    },
    listItems: (userId, { thread_id, ...page }) => clientItems(viewed(store.listItems(userId, thread_id, page))),
    feedback(userId, { thread_id, item_ids, kind }) {
      store.saveFeedback(userId, thread_id, { itemIds: item_ids, kind, givenAt: new Date(now()).toISOString() });
      return {};
    },
  };
}
