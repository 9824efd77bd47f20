import type { ChatKitClient } from '../../../shared/chatkit/client.ts';
import { ChatKitRequestError } from '../../../shared/chatkit/client-error.ts';
import { applyEvent } from '../../../shared/chatkit/reducer.ts';
import type { RequestParams, StreamRequestType } from '../../../shared/chatkit/requests.ts';
import { dropPending, endResponse, startResponse, truncateAfter } from '../../../shared/chatkit/responses.ts';
import type { ResponseOutcome } from '../../../shared/chatkit/responses.ts';
import { lastStoredUserMessage } from '../../../shared/chatkit/thread-state.ts';
import type { ThreadStreamEvent, UserInput } from '../../../shared/chatkit/types.ts';
import type { FrameStore } from './frame-store.ts';
import type { SessionEvents } from './session-events.ts';
import { faultOf, toError } from './session-state.ts';
import type { SessionState } from './session-state.ts';

export interface Responder {
  /** Sends a message and reads the answer; resolves when the answer has ended, however it did. */
  send: (input: UserInput) => Promise<void>;
  /**
   * Asks again for the last answer (§5.6): after the last stored user message, or by sending the message again when the
   * server never stored one. @returns false when the failed message is back in the composer, to be sent from there.
   */
  retry: () => boolean;
  /** Sends a custom action (§5.4) of this thread; resolves when its answer has ended. */
  sendAction: (action: { type: string; payload?: unknown }, itemId?: string) => Promise<void>;
  /** Cuts the connection, which is how an answer is stopped (§5.5). */
  stop: () => void;
}

export interface ResponderDeps {
  client: () => ChatKitClient;
  events: SessionEvents;
  store: FrameStore<SessionState>;
  now: () => string;
}

type TurnRequest = { [T in StreamRequestType]: { type: T; params: RequestParams[T] } }[StreamRequestType];

/** Runs one response at a time into the session's store. Nothing is ever re-sent on its own (§1.6). */
export function createResponder({ client, events, store, now }: ResponderDeps): Responder {
  let running: AbortController | undefined;
  let lastInput: UserInput | undefined;
  let lastRequest: TurnRequest | undefined;
  let takenBack = false;

  function apply(event: ThreadStreamEvent): void {
    const state = store.read();
    const thread = applyEvent(state.thread, event);
    if (thread !== state.thread || state.response === 'connecting') store.writeSoon({ ...state, thread, response: 'streaming' });
    if (event.type === 'client_effect') events.effect(event.name, event.data);
    if (event.type === 'error') events.failed(new Error(event.message ?? event.code));
    if (event.type === 'thread.created') adopt(event.thread.id);
    if (event.type === 'thread.updated') events.threadUpdated(event.thread.id);
  }

  function adopt(threadId: string): void {
    store.write({ ...store.read(), threadId });
    events.threadCreated(threadId);
  }

  async function respond(request: TurnRequest, input?: UserInput): Promise<void> {
    const abort = new AbortController();
    running = abort;
    lastRequest = request;
    lastInput = input;
    takenBack = false;
    const before = store.read();
    const thread = startResponse(before.thread, input && { input, createdAt: now() });
    store.write({ ...before, thread, response: 'connecting' });
    events.responseStarted();
    let outcome: ResponseOutcome = { type: 'completed' };
    let failure: unknown;
    try {
      for await (const event of client().stream(request.type, request.params, abort.signal)) apply(event);
    } catch (error) {
      failure = error;
      outcome = abort.signal.aborted ? { type: 'stopped' } : { type: 'failed', fault: faultOf(error) };
    }
    running = undefined;
    finish(outcome, failure);
  }

  function finish(outcome: ResponseOutcome, failure: unknown): void {
    const state = store.read();
    let thread = endResponse(state.thread, outcome);
    if (outcome.type === 'failed') {
      events.failed(toError(failure));
      const unseen = failure instanceof ChatKitRequestError && !failure.accepted && thread.pendingKey !== undefined;
      if (unseen && lastInput !== undefined && events.takeBack(lastInput)) {
        takenBack = true;
        thread = dropPending(thread);
      }
    }
    store.write({ ...state, thread, response: 'idle', endedAt: now() });
    events.responseEnded();
  }

  function requestFor(input: UserInput): TurnRequest {
    const { threadId } = store.read();
    return threadId === null
      ? { type: 'threads.create', params: { input } }
      : { type: 'threads.add_user_message', params: { thread_id: threadId, input } };
  }

  function retry(): boolean {
    const state = store.read();
    if (running !== undefined || state.loading) return true;
    if (takenBack) return false;
    if (state.thread.pendingKey !== undefined && lastInput !== undefined) {
      store.write({ ...state, thread: dropPending(state.thread) });
      void respond(requestFor(lastInput), lastInput);
      return true;
    }
    const target = lastStoredUserMessage(state.thread);
    if (target !== undefined && state.threadId !== null) {
      // The server removes the later items without saying so (§2.6).
      store.write({ ...state, thread: truncateAfter(state.thread, target.id) });
      void respond({ type: 'threads.retry_after_item', params: { thread_id: state.threadId, item_id: target.id } });
    } else if (lastRequest !== undefined) {
      void respond(lastRequest);
    }
    return true;
  }

  return {
    send: (input) => respond(requestFor(input), input),
    retry,
    sendAction: async (action, itemId) => {
      const { threadId } = store.read();
      if (threadId === null) throw new Error('ChatKit: sendAction() ignored - no active thread.');
      await respond({ type: 'threads.custom_action', params: { thread_id: threadId, ...(itemId === undefined ? {} : { item_id: itemId }), action } });
    },
    stop: () => running?.abort(),
  };
}
