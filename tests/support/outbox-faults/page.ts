import type { PageRequest } from '../../../src/main/page-request.ts';
import { streamHeader } from '../../../src/shared/desktop-api.ts';
import { createSseDecoder } from '../../../src/shared/chatkit/sse.ts';
import type { ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { input } from '../embedded-server.ts';

export interface PageMessage {
  streamId: string;
  text: string;
  /** None: it begins a new thread. */
  threadId: string | undefined;
  /** The page goes away after so many bytes of the answer. */
  leave: number | undefined;
}

/** What a page knows of a message that it sent. */
export interface PageAnswer {
  status: number;
  /** The id that the new thread has for this page. */
  threadId: string | undefined;
  /** The message was shown to be stored, or to wait. */
  acknowledged: boolean;
}

export function pageRequest(type: string, params: object, streamId?: string): PageRequest {
  const headers = new Headers({ 'content-type': 'application/json', accept: 'text/event-stream', ...(streamId !== undefined && { [streamHeader]: streamId }) });
  return { headers, body: new TextEncoder().encode(JSON.stringify({ type, params })), signal: new AbortController().signal };
}

/** Sends one message as the element does, and reads its answer. */
export async function sayAsPage(relay: (request: PageRequest) => Promise<Response>, { streamId, text, threadId, leave }: PageMessage): Promise<PageAnswer> {
  const params = threadId === undefined ? { input: input(text) } : { thread_id: threadId, input: input(text) };
  const response = await relay(pageRequest(threadId === undefined ? 'threads.create' : 'threads.add_user_message', params, streamId));
  const answer: PageAnswer = { status: response.status, threadId, acknowledged: false };
  const decoder = createSseDecoder({
    onEvent: (event: ThreadStreamEvent) => {
      if (event.type === 'thread.created') answer.threadId = event.thread.id;
      if (event.type === 'thread.item.done' && event.item.type === 'user_message') answer.acknowledged = true;
    },
  });
  const reader = response.body?.getReader();
  let seen = 0;
  try {
    for (let chunk = await reader?.read(); chunk?.done === false; chunk = await reader?.read()) {
      decoder.push(chunk.value);
      seen += chunk.value.length;
      if (leave !== undefined && seen >= leave) {
        await reader?.cancel();
        break;
      }
    }
  } catch {
    // Cut after the message was shown; what follows is the page's to ask for again.
  }
  return answer;
}
