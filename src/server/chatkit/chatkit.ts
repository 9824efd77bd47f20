import { NotFound, type ChatStore } from '../chat-store.ts';
import { errorResponse, RequestProblem } from '../http-error.ts';
import { describeFault, type ServerLog } from '../log.ts';
import type { ChooseResponder } from '../responder.ts';
import { createFactory } from './factory.ts';
import { createMessageOperations } from './operations/messages.ts';
import { createThreadOperations } from './operations/threads.ts';
import { createStartTurn, type StartedStream } from './turns/start-turn.ts';
import { createTurns } from './turns/turns.ts';
import { eventStreamResponse } from './wire/event-stream.ts';
import { parseRequest, type CheckedRequest } from './wire/parse-request.ts';

export interface ChatKitDeps {
  store: ChatStore;
  /** Who answers. */
  choose: ChooseResponder;
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
export function createChatKit({ store, choose, now, randomHex, log }: ChatKitDeps): ChatKit {
  const turns = createTurns();
  const factory = createFactory({ now, randomHex });
  const onFault = (error: unknown): void => log.error('chatkit.fault', describeFault(error));
  const start = createStartTurn({ store, turns, factory, choose, onFault });
  const threads = createThreadOperations({ store, turns });
  const messages = createMessageOperations({ store, factory, start });

  const stream = ({ events, cancel }: StartedStream): Response => eventStreamResponse({ events, onCancel: cancel, onFault });

  function dispatch(request: CheckedRequest, userId: string): Response {
    switch (request.type) {
      case 'threads.create':
        return stream(messages.createThread(userId, request.params));
      case 'threads.add_user_message':
        return stream(messages.addUserMessage(userId, request.params));
      case 'threads.retry_after_item':
        return stream(messages.retryAfterItem(userId, request.params));
      case 'threads.get_by_id':
        return document(threads.getThread(userId, request.params));
      case 'threads.list':
        return document(threads.listThreads(userId, request.params));
      case 'threads.update':
        return document(threads.updateThread(userId, request.params));
      case 'threads.delete':
        return document(threads.deleteThread(userId, request.params));
      case 'items.list':
        return document(threads.listItems(userId, request.params));
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
