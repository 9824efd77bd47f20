import { createGateway } from '../../../src/main/gateway/gateway.ts';
import { createRelay } from '../../../src/main/gateway/relay.ts';
import { createUpstreamFetch } from '../../../src/main/net/upstream-fetch.ts';
import { createChatKitClient, type ChatKitClient } from '../../../src/shared/chatkit/client.ts';
import { applyEvent } from '../../../src/shared/chatkit/reducer.ts';
import { endResponse, startResponse } from '../../../src/shared/chatkit/responses.ts';
import type { RequestParams, StreamRequestType } from '../../../src/shared/chatkit/requests.ts';
import { allEntries, createThreadState, type ThreadState } from '../../../src/shared/chatkit/thread-state.ts';
import type { ThreadItem, ThreadStreamEvent, UserInput } from '../../../src/shared/chatkit/types.ts';
import { quietLog } from '../../support/quiet-log.ts';

export interface Conversation {
  state: ThreadState;
  events: ThreadStreamEvent[];
}

/** A person's element as far as the wire goes: our client and reducer behind our gateway, which attaches the tokens. */
export interface InteropUser {
  client: ChatKitClient;
  malformed: Error[];
  /** Sends a streaming request and folds the answer into the conversation. */
  turn<T extends StreamRequestType>(type: T, params: RequestParams[T], before?: ThreadState): Promise<Conversation>;
  dispose(): Promise<void>;
}

export function userInput(text: string, rest: Partial<UserInput> = {}): UserInput {
  return { content: [{ type: 'input_text', text }], attachments: [], quoted_text: '', inference_options: {}, ...rest };
}

export function itemsOf(state: ThreadState): ThreadItem[] {
  return allEntries(state).map((entry) => entry.item);
}

/** @param token called for each request, as the token broker is */
export function createInteropUser(chatUrl: string, token: () => Promise<string>): InteropUser {
  const net = createUpstreamFetch();
  const log = quietLog();
  const authUrl = new URL(chatUrl).origin;
  const relay = createRelay({ resolve: async () => ({ authUrl, authPath: '/api/auth', chatUrl, key: 'interop' }), token, fetch: net.fetch, log });
  const gateway = createGateway({ assets: async () => undefined, relay, log });
  const malformed: Error[] = [];
  const client = createChatKitClient({
    url: 'app://chat/chatkit',
    fetch: (url, init) => gateway('chat', new Request(url, { ...init, headers: { ...(init.headers as Record<string, string>), 'x-latchkey-page': 'chat' } })),
    locale: 'en',
    frameInstanceId: 'interop',
    onMalformed: (error) => malformed.push(error),
  });

  return {
    client,
    malformed,
    async turn(type, params, before = createThreadState()) {
      const input = 'input' in params && 'content' in params.input ? params.input : undefined;
      let state = startResponse(before, input && { input, createdAt: '2026-01-01T00:00:00Z' });
      const events: ThreadStreamEvent[] = [];
      for await (const event of client.stream(type, params)) {
        events.push(event);
        state = applyEvent(state, event);
      }
      return { state: endResponse(state, { type: 'completed' }), events };
    },
    dispose: () => net.dispose(),
  };
}
