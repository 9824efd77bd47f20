import type { ThreadItem, ThreadStreamEvent, UserMessageItem } from '../../../shared/chatkit/types.ts';
import type { AttachmentService } from '../../attachment-service.ts';
import { ifFound, type ChatStore, type StoredThread } from '../../chat-store.ts';
import { RequestProblem } from '../../http-error.ts';
import type { Caller } from '../../responder.ts';
import { serverTexts } from '../../server-texts.ts';
import type { Factory } from '../factory.ts';
import { replayEvents, storedAnswer } from '../turns/replay.ts';
import { justEvents, refuse, type StartedStream, type StartTurn } from '../turns/start-turn.ts';
import type { Metadata } from '../wire/parse-request.ts';
import type { CheckedInput, Params } from '../wire/request-schemas.ts';
import { clientThread, isHidden } from '../wire/views.ts';

export interface MessageOperationsDeps {
  store: ChatStore;
  factory: Factory;
  attachments: AttachmentService;
  start: StartTurn;
}

/**
 * What a person says, and says again (protocol §2.1, §2.2, §2.6). A refusal is an `error` event in the stream (§1.6).
 * A message under a `client_message_id` that came before is not another one: its stored answer is given, or it is answered
 * where it was not.
 */
export interface MessageOperations {
  createThread(caller: Caller, params: Params<'threads.create'>, metadata: Metadata): StartedStream;
  /**
   * With `replaces_item_id`, the last message of the thread is edited: it and everything after it are removed, which is
   * announced at the start of the stream.
   * @throws {RequestProblem} 400 when that is not the last message.
   */
  addUserMessage(caller: Caller, params: Params<'threads.add_user_message'>, metadata: Metadata): StartedStream;
  retryAfterItem(caller: Caller, params: Params<'threads.retry_after_item'>): StartedStream;
}

interface Message {
  caller: Caller;
  threadId: string;
  input: CheckedInput;
  /** The thread came into being with this message. */
  isNew?: boolean;
  replaces?: string | undefined;
  clientId: string | undefined;
}

/** The person's message is stored before the first byte of the answer. */
export function createMessageOperations({ store, factory, attachments, start }: MessageOperationsDeps): MessageOperations {
  const opening = (thread: StoredThread, isNew: boolean): ThreadStreamEvent[] =>
    isNew ? [{ type: 'thread.created', thread: clientThread(thread) }] : [];

  function send({ caller, threadId, input, isNew = false, replaces, clientId }: Message): StartedStream {
    const { userId } = caller;
    let sent: UserMessageItem | undefined;
    const stream = start(caller, threadId, (thread) => {
      const removed = replaces === undefined ? [] : store.removeItemsFrom(userId, threadId, replaces);
      const item = factory.userMessage(threadId, input, attachments.use(userId, input.attachments, threadId), clientId);
      store.appendItem(userId, item, clientId);
      attachments.release(userId, removed);
      sent = item;
      const before = [...opening(thread, isNew), ...removals(removed), { type: 'thread.item.done', item } as const];
      return { trigger: { type: 'message', item }, before };
    });
    return { ...stream, repeat: { evenWhenAnswered: isNew, start: () => sent && repeat(caller, sent, isNew) } };
  }

  /** Answers a stored message again, as if it had just arrived; `undefined` when the thread has moved on. */
  function repeat(caller: Caller, item: UserMessageItem, isNew: boolean): StartedStream | undefined {
    const { userId } = caller;
    const threadId = item.thread_id;
    if (ifFound(() => store.lastUserMessage(userId, threadId))?.id !== item.id) return undefined;
    const stream = start(caller, threadId, (thread) => {
      attachments.release(userId, store.removeItemsAfter(userId, threadId, item.id));
      return { trigger: { type: 'message', item }, before: [...opening(thread, isNew), { type: 'thread.item.done', item }] };
    });
    return { ...stream, repeat: { evenWhenAnswered: isNew, start: () => repeat(caller, item, isNew) } };
  }

  /** What there is of a message that has come before; `undefined`: it has not. */
  function sentBefore(caller: Caller, clientId: string | undefined, isNew: boolean): StartedStream | undefined {
    const { userId, language } = caller;
    const sent = clientId === undefined ? undefined : store.findSent(userId, clientId);
    if (sent === undefined) return undefined;
    const item = ifFound(() => store.loadItem(userId, sent.threadId, sent.itemId));
    if (item?.type !== 'user_message') return refuse(serverTexts[language].chat.deletedSince);
    const answer = storedAnswer(store, userId, item);
    const unanswered = answer.length === 0 ? repeat(caller, item, isNew) : undefined;
    return unanswered ?? justEvents(replayEvents(store.loadThread(userId, sent.threadId), isNew, item, answer));
  }

  return {
    createThread(caller, { input }, { client_message_id: clientId }) {
      const before = sentBefore(caller, clientId, true);
      if (before !== undefined) return before;
      const refusal = attachments.refusal(caller, input.attachments);
      if (refusal !== undefined) return refuse(refusal);
      const thread = factory.thread();
      store.insertThread(caller.userId, thread);
      return send({ caller, threadId: thread.id, input, isNew: true, clientId });
    },
    addUserMessage(caller, { thread_id, input }, { replaces_item_id: replaces, client_message_id: clientId }) {
      const { userId, language } = caller;
      const before = sentBefore(caller, clientId, false);
      if (before !== undefined) return before;
      if (ifFound(() => store.loadThread(userId, thread_id)) === undefined) return refuse(serverTexts[language].chat.threadGone);
      if (replaces !== undefined && store.lastUserMessage(userId, thread_id)?.id !== replaces) throw new RequestProblem(400, 'message.not_the_last', ({ chat }) => chat.notTheLast);
      const refusal = attachments.refusal(caller, input.attachments, thread_id);
      return refusal === undefined ? send({ caller, threadId: thread_id, input, replaces, clientId }) : refuse(refusal);
    },
    retryAfterItem(caller, { thread_id, item_id }) {
      const { userId, language } = caller;
      if (ifFound(() => store.loadThread(userId, thread_id)) === undefined) return refuse(serverTexts[language].chat.threadGone);
      const item: ThreadItem | undefined = ifFound(() => store.loadItem(userId, thread_id, item_id));
      if (item === undefined) return justEvents([]);
      if (item.type !== 'user_message') return refuse(serverTexts[language].chat.notYours);
      return start(caller, thread_id, () => {
        attachments.release(userId, store.removeItemsAfter(userId, thread_id, item_id));
        return { trigger: { type: 'message', item } };
      });
    },
  };
}

/** What clients never saw needs no removal. */
function removals(removed: readonly ThreadItem[]): ThreadStreamEvent[] {
  return removed.filter((item) => !isHidden(item)).map(({ id }) => ({ type: 'thread.item.removed', item_id: id }));
}
