import { dropPending, truncateAfter } from '../../../shared/chatkit/responses.ts';
import { lastStoredUserMessage, storedUserMessageOf } from '../../../shared/chatkit/thread-state.ts';
import type { ThreadState } from '../../../shared/chatkit/thread-state.ts';
import { wireAction } from '../../../shared/chatkit/actions.ts';
import type { ActionConfig } from '../../../shared/chatkit/actions.ts';
import type { RequestParams } from '../../../shared/chatkit/requests.ts';
import { waitingTool } from '../../../shared/chatkit/tool-calls.ts';
import type { Attachment, UserInput, UserMessageItem } from '../../../shared/chatkit/types.ts';
import { refusal } from './input.ts';
import { createResponseRun } from './response-run.ts';
import type { ResponseRunDeps, TurnRequest } from './response-run.ts';

export type InputAnswers = RequestParams['threads.add_structured_input']['input'];

/** The ways to get a response. Each promise resolves when the response has ended, however it did. */
export interface Responder {
  /** Sends a message; `attachments` are what its ids stand for, to be shown until the server confirms it. */
  send: (input: UserInput, attachments?: Attachment[]) => Promise<void>;
  /**
   * Sends the last message anew with other words. The server is told which message this replaces; one that knows how to
   * takes that message and what came after out of the thread and says so, any other appends (§1.2). What no server has
   * stored is simply sent.
   */
  editLast: (input: UserInput, attachments?: Attachment[]) => Promise<void>;
  /**
   * Asks again for the last answer (§5.6): after the last stored user message, or by sending the request again when the
   * server never saw it. @returns false when the failed message is back in the composer, to be sent from there.
   */
  retry: () => boolean;
  /** Asks again for the answer that the item, named by key or id, is part of; what came after is gone (§2.6). */
  retryAt: (item: string) => Promise<void>;
  /** Answers the questions of a pending `structured_input` (§2.4). @throws IntegrationError while busy */
  answerInputs: (itemId: string, answers: InputAnswers) => Promise<void>;
  /** Sends a custom action (§5.4). @throws IntegrationError while busy, or before the first message */
  sendAction: (action: ActionConfig, itemId?: string) => Promise<void>;
  /** Runs the client tool that was left waiting (see `waitingTool`), and reads the rest of the answer. */
  runPendingTool: () => Promise<void>;
  /** Ends the answer: cuts the connection (§5.5), and tells a host that would otherwise read on. */
  stop: () => void;
}

/** Responder with what only its session uses. */
export interface OwnedResponder extends Responder {
  /** Reads an answer that was running before; does nothing when another one has begun. */
  attach: (response: Response) => Promise<void>;
  isRunning: () => boolean;
  /** Ends the reading without ending the answer, where the host can do that. */
  detach: () => void;
}

export function createResponder(deps: ResponseRunDeps): OwnedResponder {
  const { store } = deps;
  const response = createResponseRun(deps);

  const isBusy = (): boolean => response.isRunning() || store.read().loading;

  /** @throws IntegrationError as integrators know it (§5.2). */
  function openThread(method: string): string {
    const { threadId } = store.read();
    if (isBusy()) throw refusal(`${method}() ignored - already responding.`);
    if (threadId === null) throw refusal(`${method}() ignored - no active thread.`);
    return threadId;
  }

  function messageRequest(input: UserInput): TurnRequest {
    const { threadId } = store.read();
    return threadId === null
      ? { type: 'threads.create', params: { input } }
      : { type: 'threads.add_user_message', params: { thread_id: threadId, input } };
  }

  const setThread = (thread: ThreadState): void => store.write({ ...store.read(), thread });

  function send(input: UserInput, attachments?: Attachment[]): Promise<void> {
    return response.run({ request: messageRequest(input), message: { input, attachments } });
  }

  function retryAfter(target: UserMessageItem, threadId: string): Promise<void> {
    const { thread: restore } = store.read();
    // The server removes the later items without saying so (§2.6).
    setThread(truncateAfter(restore, target.id));
    return response.run({ request: { type: 'threads.retry_after_item', params: { thread_id: threadId, item_id: target.id } }, restore });
  }

  function retry(): boolean {
    if (isBusy()) return true;
    const { turn, unseen, takenBack, request } = response.last();
    if (takenBack) return false;
    const { thread, threadId } = store.read();
    const first = turn !== undefined && 'request' in turn ? turn : undefined;
    if (thread.pendingKey !== undefined && first?.message !== undefined) {
      setThread(dropPending(thread));
      const { message } = first;
      // The thread may have been created although its message was not stored.
      void response.run({ request: first.request.type === 'threads.create' ? messageRequest(message.input) : first.request, message });
      return true;
    }
    const again = request?.type === 'threads.retry_after_item' ? request.params.item_id : undefined;
    const target = again === undefined ? lastStoredUserMessage(thread) : storedUserMessageOf(thread, again);
    if (unseen && request !== undefined && again === undefined) void response.run({ request });
    else if (target !== undefined && threadId !== null) void retryAfter(target, threadId);
    else if (request !== undefined) void response.run({ request });
    return true;
  }

  return {
    send,
    retry,
    editLast: async (input, attachments) => {
      const { thread, threadId } = store.read();
      const edited = thread.pendingKey === undefined ? lastStoredUserMessage(thread) : undefined;
      if (edited === undefined || threadId === null) {
        setThread(dropPending(thread));
        return send(input, attachments);
      }
      const request: TurnRequest = {
        type: 'threads.add_user_message', params: { thread_id: threadId, input }, metadata: { replaces_item_id: edited.id },
      };
      await response.run({ request, message: { input, attachments } });
    },
    retryAt: async (item) => {
      const threadId = openThread('retry');
      const target = storedUserMessageOf(store.read().thread, item);
      if (target === undefined) throw refusal('retry() ignored - no message to answer again.');
      await retryAfter(target, threadId);
    },
    answerInputs: async (itemId, input) => {
      const params = { thread_id: openThread('answerInputs'), item_id: itemId, input };
      await response.run({ request: { type: 'threads.add_structured_input', params } });
    },
    sendAction: async (action, itemId) => {
      const params = { thread_id: openThread('sendAction'), ...(itemId === undefined ? {} : { item_id: itemId }), action: wireAction(action) };
      await response.run({ request: { type: 'threads.custom_action', params } });
    },
    runPendingTool: async () => {
      openThread('runPendingTool');
      const call = waitingTool(store.read().thread);
      if (call !== undefined) await response.run({ call });
    },
    attach: async (attached) => {
      if (response.isRunning()) return attached.body?.cancel().catch(() => undefined);
      await response.run({ attached });
    },
    isRunning: response.isRunning,
    stop: response.stop,
    detach: response.detach,
  };
}
