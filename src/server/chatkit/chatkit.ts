import type { AttachmentService } from '../attachment-service.ts';
import { NotFound, type ChatStore } from '../chat-store.ts';
import { errorResponse, RequestProblem } from '../http-error.ts';
import { describeFault, type ServerLog } from '../log.ts';
import type { Caller, ChooseResponder } from '../responder.ts';
import { serverTexts, type ServerTexts } from '../server-texts.ts';
import { TurnFailure } from '../turn-failure.ts';
import { createFactory } from './factory.ts';
import { createActionOperations } from './operations/actions.ts';
import { createContinuations } from './operations/continuations.ts';
import { createMessageOperations } from './operations/messages.ts';
import { createThreadOperations } from './operations/threads.ts';
import { transcribeInput, type Transcribe } from './operations/transcribe.ts';
import { interruptionItem } from './turns/interruptions.ts';
import { createResends, readOnce } from './turns/resends.ts';
import type { EventReader } from './turns/shared-events.ts';
import { createStartTurn, type StartedStream } from './turns/start-turn.ts';
import { createTurns } from './turns/turns.ts';
import { eventStreamResponse } from './wire/event-stream.ts';
import { parseRequest } from './wire/parse-request.ts';

export interface ChatKitDeps {
  store: ChatStore;
  attachments: AttachmentService;
  /** Who answers. */
  choose: ChooseResponder;
  transcribe: Transcribe;
  now(): number;
  randomHex(bytes: number): string;
  /** Calls back once after the delay, in ms; returns the undo. */
  schedule(callback: () => void, delayMs: number): () => void;
  log: ServerLog;
}

/** One request to the endpoint. */
export interface ChatKitCall extends Caller {
  body: string;
  /** `chatkit-frame-instance-id` (protocol §1.3). */
  frame?: string | undefined;
  /** Aborts when the client goes away. */
  signal: AbortSignal;
}

/** The ChatKit endpoint behind authentication. */
export interface ChatKit {
  /** Carries out one request. Never rejects. */
  handle(call: ChatKitCall): Promise<Response>;
  /** Ends every running answer; what was said so far is stored. */
  stop(): void;
}

/** Speaks the ChatKit protocol: all of its 16 operations (§1.1). */
export function createChatKit({ store, attachments, choose, transcribe, now, randomHex, schedule, log }: ChatKitDeps): ChatKit {
  const turns = createTurns();
  const factory = createFactory({ now, randomHex });
  const onFault = (error: unknown): void => log.error('chatkit.fault', describeFault(error));
  const start = createStartTurn({ store, turns, factory, choose, schedule, onFault });
  const recovered = store.recoverUnfinished((threadId) => interruptionItem(factory, threadId, 'server_killed'));
  if (recovered > 0) log.warn('chatkit.answers_recovered', { count: recovered });
  const threads = createThreadOperations({ store, turns, attachments, now });
  const messages = createMessageOperations({ store, factory, attachments, start });
  const continuations = createContinuations({ store, start, log });
  const actions = createActionOperations({ store, turns, factory, choose, start });
  const resends = createResends({ now });

  const answer = (reader: EventReader): Response => eventStreamResponse({ next: reader.next, onCancel: reader.leave, onFault });
  const stream = (started: StartedStream): Response => answer(readOnce(started));

  async function dispatch({ body, userId, language, frame, signal }: ChatKitCall): Promise<Response> {
    const caller: Caller = { userId, language };
    const { type, params, metadata } = parseRequest(body);
    const once = (begin: () => StartedStream): Response => {
      const clientId = metadata.client_message_id;
      return answer(resends.read(clientId === undefined ? { userId, frame, body } : { userId, frame: `message ${clientId}`, body: '' }, begin));
    };
    switch (type) {
      case 'threads.create':
        return once(() => messages.createThread(caller, params, metadata));
      case 'threads.add_user_message':
        return once(() => messages.addUserMessage(caller, params, metadata));
      case 'threads.add_client_tool_output':
        return stream(continuations.addClientToolOutput(caller, params));
      case 'threads.add_structured_input':
        return stream(continuations.addStructuredInput(caller, params));
      case 'threads.retry_after_item':
        return stream(messages.retryAfterItem(caller, params));
      case 'threads.custom_action':
        return stream(actions.customAction(caller, params));
      case 'threads.sync_custom_action':
        return document(await actions.syncCustomAction(caller, params, signal));
      case 'threads.get_by_id':
        return document(threads.getThread(userId, params));
      case 'threads.list':
        return document(threads.listThreads(userId, params));
      case 'threads.update':
        return document(threads.updateThread(userId, params));
      case 'threads.delete':
        return document(threads.deleteThread(userId, params));
      case 'items.list':
        return document(threads.listItems(userId, params));
      case 'items.feedback':
        return document(threads.feedback(userId, params));
      case 'attachments.create':
        return document(attachments.create(userId, params));
      case 'attachments.delete':
        await attachments.remove(userId, params.attachment_id);
        return document({});
      case 'input.transcribe':
        return document(await transcribeInput(transcribe, params, signal));
    }
  }

  return {
    async handle(call) {
      const texts = serverTexts[call.language];
      try {
        return await dispatch(call);
      } catch (error) {
        if (error instanceof RequestProblem) return errorResponse(error.status, error.code, error.in(texts));
        if (error instanceof NotFound) return errorResponse(404, `${error.what}.not_found`, missing(error.what, texts));
        if (error instanceof TurnFailure) return errorResponse(502, 'turn.failed', error.in(texts));
        onFault(error);
        return errorResponse(500, 'internal', texts.server.fault);
      }
    },
    stop: () => turns.interruptAll('server_stopping'),
  };
}

function missing(what: NotFound['what'], { chat }: ServerTexts): string {
  return { thread: chat.noThread, item: chat.noItem, page: chat.noPage, attachment: chat.noAttachment }[what];
}

function document(value: unknown): Response {
  return Response.json(value, { headers: { 'Cache-Control': 'no-store' } });
}
