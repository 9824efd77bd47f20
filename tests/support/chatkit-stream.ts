import type { ThreadStreamEvent } from '../../src/shared/chatkit/types.ts';
import { parseEvents, type ChatUser } from './embedded-server.ts';

/** An answer that is on its way. */
export interface OpenStream {
  /** From the first event. */
  threadId: string;
  /** Reads until an event passes. */
  until(test: (event: ThreadStreamEvent) => boolean): Promise<ThreadStreamEvent>;
  /** Reads to the end. */
  rest(): Promise<ThreadStreamEvent[]>;
  /** Breaks the connection. */
  hangUp(): void;
}

/** Sends a streaming request and reads its first event. */
export async function openStream(user: ChatUser, type: string, params: unknown, headers: Record<string, string> = {}): Promise<OpenStream> {
  const abort = new AbortController();
  const response = await user.post(type, params, { signal: abort.signal, headers });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let given = 0;
  const next = async (): Promise<ThreadStreamEvent | undefined> => {
    for (;;) {
      const events = parseEvents(text.slice(0, text.lastIndexOf('\n\n') + 2).replace(/^\n+$/, ''));
      if (given < events.length) return events[given++];
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  const first = (await next())!;
  const threadId = first.type === 'thread.created' ? first.thread.id : 'item' in first ? first.item.thread_id : '';
  return {
    threadId,
    async until(test) {
      for (let event = await next(); event !== undefined; event = await next()) if (test(event)) return event;
      throw new Error('The stream ended first.');
    },
    async rest() {
      const events: ThreadStreamEvent[] = [];
      for (let event = await next(); event !== undefined; event = await next()) events.push(event);
      return events;
    },
    hangUp: () => abort.abort(),
  };
}

/** Matches one piece of an assistant's text. */
export const isDelta = (text: string) => (event: ThreadStreamEvent) =>
  event.type === 'thread.item.updated' && event.update.type === 'assistant_message.content_part.text_delta' && event.update.delta === text;

export const isType = (type: string) => (event: ThreadStreamEvent) => event.type === type;

export const typesOf = (events: readonly ThreadStreamEvent[]): string[] => events.map(({ type }) => type);
