import type { ThreadItem, ThreadStreamEvent } from '../../shared/chatkit/types.ts';
import { NotFound, type ChatStore, type StoredThread } from '../chat-store.ts';
import type { Answer } from './assistant.ts';
import type { Factory } from './factory.ts';
import { maxContextItems } from './model-input.ts';
import type { CheckedInput, Params } from './request-schemas.ts';
import { runTurn } from './run-turn.ts';
import { titleFromWords } from './titles.ts';
import type { Turn, Turns } from './turns.ts';
import { clientThread } from './views.ts';

export interface StreamOperationsDeps {
  store: ChatStore;
  turns: Turns;
  factory: Factory;
  answer: Answer;
  onFault(error: unknown): void;
}

/** A stream in the making: what was asked for is stored, the events come when they are read. */
export interface StartedStream {
  events: AsyncGenerator<ThreadStreamEvent, void>;
  /** The reader went away. */
  cancel(): void;
}

/** The operations that answer with a stream (protocol §2.1, §2.2, §2.6). A refusal is an `error` event in the stream (§1.6). */
export interface StreamOperations {
  createThread(userId: string, params: Params<'threads.create'>): StartedStream;
  addUserMessage(userId: string, params: Params<'threads.add_user_message'>): StartedStream;
  retryAfterItem(userId: string, params: Params<'threads.retry_after_item'>): StartedStream;
}

const refusals = {
  attachments: 'This server does not take attachments yet. Remove them and send the message again.',
  thread: 'This thread no longer exists. Start a new one.',
  retry: 'Only your own messages can be tried again.',
};

/** Starts answers. The person's message is stored before the first byte of the answer. */
export function createStreamOperations({ store, turns, factory, answer, onFault }: StreamOperationsDeps): StreamOperations {
  function start(userId: string, thread: StoredThread, turn: Turn, before: readonly ThreadStreamEvent[]): StartedStream {
    const items = store.recentItems(userId, thread.id, maxContextItems);
    const needsTitle = (): boolean => thread.title === undefined && store.loadThread(userId, thread.id).title === undefined;
    const setTitle = (title: string): void => {
      thread.title = title;
    };
    const turnEvents = runTurn({
      userId,
      thread,
      turn,
      store,
      factory,
      onFault,
      respond: (signal) => answer({ threadId: thread.id, items, needsTitle, setTitle }, signal),
      onInterrupted: () => {
        if (needsTitle()) setTitle(titleFromWords(items));
      },
    });
    return {
      events: concat(before, turnEvents),
      cancel() {
        turn.interrupt('cancelled');
        turn.end();
      },
    };
  }

  function send(userId: string, thread: StoredThread, input: CheckedInput, before: readonly ThreadStreamEvent[]): StartedStream {
    const turn = turns.begin(thread.id);
    const message = factory.userMessage(thread.id, input);
    store.appendItem(userId, message);
    return start(userId, thread, turn, [...before, { type: 'thread.item.done', item: message }]);
  }

  return {
    createThread(userId, { input }) {
      if (input.attachments.length > 0) return refuse(refusals.attachments);
      const thread = factory.thread();
      store.insertThread(userId, thread);
      return send(userId, thread, input, [{ type: 'thread.created', thread: clientThread(thread) }]);
    },
    addUserMessage(userId, { thread_id, input }) {
      if (input.attachments.length > 0) return refuse(refusals.attachments);
      const thread = ifFound(() => store.loadThread(userId, thread_id));
      return thread === undefined ? refuse(refusals.thread) : send(userId, thread, input, []);
    },
    retryAfterItem(userId, { thread_id, item_id }) {
      const thread = ifFound(() => store.loadThread(userId, thread_id));
      if (thread === undefined) return refuse(refusals.thread);
      const item: ThreadItem | undefined = ifFound(() => store.loadItem(userId, thread_id, item_id));
      if (item === undefined) return { events: concat([]), cancel: () => undefined };
      if (item.type !== 'user_message') return refuse(refusals.retry);
      const turn = turns.begin(thread_id);
      store.removeItemsAfter(userId, thread_id, item_id);
      return start(userId, thread, turn, []);
    },
  };
}

function ifFound<T>(load: () => T): T | undefined {
  try {
    return load();
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

function refuse(message: string): StartedStream {
  return { events: concat([{ type: 'error', code: 'custom', message, allow_retry: false }]), cancel: () => undefined };
}

async function* concat(
  before: readonly ThreadStreamEvent[],
  after?: AsyncGenerator<ThreadStreamEvent, void>,
): AsyncGenerator<ThreadStreamEvent, void> {
  yield* before;
  if (after !== undefined) yield* after;
}
