import type { ThreadItem } from '../../../shared/chatkit/types.ts';
import { ifFound, type ChatStore } from '../../chat-store.ts';
import type { Factory } from '../factory.ts';
import { justEvents, refuse, type StartedStream, type StartTurn } from '../turns/start-turn.ts';
import type { CheckedInput, Params } from '../wire/request-schemas.ts';
import { clientThread } from '../wire/views.ts';

export interface MessageOperationsDeps {
  store: ChatStore;
  factory: Factory;
  start: StartTurn;
}

/** What a person says, and says again (protocol §2.1, §2.2, §2.6). A refusal is an `error` event in the stream (§1.6). */
export interface MessageOperations {
  createThread(userId: string, params: Params<'threads.create'>): StartedStream;
  addUserMessage(userId: string, params: Params<'threads.add_user_message'>): StartedStream;
  retryAfterItem(userId: string, params: Params<'threads.retry_after_item'>): StartedStream;
}

const refusals = {
  attachments: 'This server does not take attachments yet. Remove them and send the message again.',
  thread: 'This thread no longer exists. Start a new one.',
  retry: 'Only your own messages can be tried again.',
};

/** The person's message is stored before the first byte of the answer. */
export function createMessageOperations({ store, factory, start }: MessageOperationsDeps): MessageOperations {
  function send(userId: string, threadId: string, input: CheckedInput, isNew: boolean): StartedStream {
    return start(userId, threadId, (thread) => {
      const item = factory.userMessage(threadId, input, []);
      store.appendItem(userId, item);
      const created = isNew ? ([{ type: 'thread.created', thread: clientThread(thread) }] as const) : [];
      return { trigger: { type: 'message', item }, before: [...created, { type: 'thread.item.done', item }] };
    });
  }

  return {
    createThread(userId, { input }) {
      if (input.attachments.length > 0) return refuse(refusals.attachments);
      const thread = factory.thread();
      store.insertThread(userId, thread);
      return send(userId, thread.id, input, true);
    },
    addUserMessage(userId, { thread_id, input }) {
      if (input.attachments.length > 0) return refuse(refusals.attachments);
      const thread = ifFound(() => store.loadThread(userId, thread_id));
      return thread === undefined ? refuse(refusals.thread) : send(userId, thread_id, input, false);
    },
    retryAfterItem(userId, { thread_id, item_id }) {
      if (ifFound(() => store.loadThread(userId, thread_id)) === undefined) return refuse(refusals.thread);
      const item: ThreadItem | undefined = ifFound(() => store.loadItem(userId, thread_id, item_id));
      if (item === undefined) return justEvents([]);
      if (item.type !== 'user_message') return refuse(refusals.retry);
      return start(userId, thread_id, () => {
        store.removeItemsAfter(userId, thread_id, item_id);
        return { trigger: { type: 'message', item } };
      });
    },
  };
}
