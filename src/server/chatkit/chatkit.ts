import { NotFound, type ChatStore } from '../chat-store.ts';
import { errorResponse, RequestProblem } from '../http-error.ts';
import { describeFault, type ServerLog } from '../log.ts';
import type { AssistantModel } from '../assistant-model.ts';
import { createAssistant } from './assistant.ts';
import { eventStreamResponse } from './event-stream.ts';
import { createFactory } from './factory.ts';
import { createJsonOperations } from './json-operations.ts';
import { parseRequest, type CheckedRequest } from './parse-request.ts';
import { createStreamOperations, type StartedStream } from './stream-operations.ts';
import { createTurns } from './turns.ts';

export interface ChatKitDeps {
  store: ChatStore;
  /** The model for answers that start now. */
  model(): AssistantModel;
  titleDeadline(): AbortSignal;
  now(): number;
  randomHex(bytes: number): string;
  log: ServerLog;
}

/** The ChatKit endpoint behind authentication. */
export interface ChatKit {
  /** Carries out one request body for the user. Never rejects. */
  handle(body: string, userId: string): Response;
  /** Ends every running answer; what was said so far is stored. */
  stop(): void;
}

/** Speaks the ChatKit protocol for its eight thread operations; the other eight are answered with 501. */
export function createChatKit({ store, model, titleDeadline, now, randomHex, log }: ChatKitDeps): ChatKit {
  const turns = createTurns();
  const factory = createFactory({ now, randomHex });
  const answer = createAssistant({ model, factory, titleDeadline });
  const onFault = (error: unknown): void => log.error('chatkit.fault', describeFault(error));
  const json = createJsonOperations({ store, turns });
  const streams = createStreamOperations({ store, turns, factory, answer, onFault });

  const stream = ({ events, cancel }: StartedStream): Response => eventStreamResponse({ events, onCancel: cancel, onFault });

  function dispatch(request: CheckedRequest, userId: string): Response {
    switch (request.type) {
      case 'threads.create':
        return stream(streams.createThread(userId, request.params));
      case 'threads.add_user_message':
        return stream(streams.addUserMessage(userId, request.params));
      case 'threads.retry_after_item':
        return stream(streams.retryAfterItem(userId, request.params));
      case 'threads.get_by_id':
        return document(json.getThread(userId, request.params));
      case 'threads.list':
        return document(json.listThreads(userId, request.params));
      case 'threads.update':
        return document(json.updateThread(userId, request.params));
      case 'threads.delete':
        return document(json.deleteThread(userId, request.params));
      case 'items.list':
        return document(json.listItems(userId, request.params));
    }
  }

  return {
    handle(body, userId) {
      try {
        return dispatch(parseRequest(body), userId);
      } catch (error) {
        if (error instanceof RequestProblem) return errorResponse(error.status, error.code, error.message);
        if (error instanceof NotFound) return errorResponse(404, `${error.what}.not_found`, sentences[error.what]);
        onFault(error);
        return errorResponse(500, 'internal', 'The server could not carry out this request. Its log has the details.');
      }
    },
    stop: () => turns.interruptAll('server_stopping'),
  };
}

const sentences: Record<NotFound['what'], string> = {
  thread: 'There is no such thread. It may have been deleted.',
  item: 'There is no such message in this thread. It may have been deleted.',
  page: 'The page to continue after is gone. Load the list again from its start.',
};

function document(value: unknown): Response {
  return Response.json(value, { headers: { 'Cache-Control': 'no-store' } });
}
