import type { PageRequest } from '../../../src/main/page-request.ts';
import { streamHeader } from '../../../src/shared/desktop-api.ts';
import { createSseDecoder } from '../../../src/shared/chatkit/sse.ts';
import type { ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { input } from '../embedded-server.ts';

/** What a page knows of a message that it sent. */
export interface PageAnswer {
  status: number;
  /** The id that the new thread has for this page. */
  threadId: string | undefined;
  /** The message was shown to be stored, or to wait. */
  acknowledged: boolean;
}

/** Sends one message as the element does, and reads its answer; `leave`: the page goes away after so many bytes. */
export async function sayAsPage(
  relay: (request: PageRequest) => Promise<Response>, streamId: string, text: string, threadId: string | undefined, leave: number | undefined,
): Promise<PageAnswer> {
  const params = threadId === undefined ? { input: input(text) } : { thread_id: threadId, input: input(text) };
  const type = threadId === undefined ? 'threads.create' : 'threads.add_user_message';
  const headers = new Headers({ 'content-type': 'application/json', accept: 'text/event-stream', [streamHeader]: streamId });
  const response = await relay({ headers, body: new TextEncoder().encode(JSON.stringify({ type, params })), signal: new AbortController().signal });
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
