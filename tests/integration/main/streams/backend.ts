import { randomUUID } from 'node:crypto';
import { createGateway, type Gateway } from '../../../../src/main/gateway/gateway.ts';
import { createRelay } from '../../../../src/main/gateway/relay.ts';
import { createUpstreamFetch } from '../../../../src/main/net/upstream-fetch.ts';
import { createStreams, type Streams } from '../../../../src/main/streams/streams.ts';
import { applyEvent } from '../../../../src/shared/chatkit/reducer.ts';
import { startResponse } from '../../../../src/shared/chatkit/responses.ts';
import { readThreadEvents } from '../../../../src/shared/chatkit/sse.ts';
import { allEntries, createThreadState } from '../../../../src/shared/chatkit/thread-state.ts';
import { createManualClock, type ManualClock } from '../../../support/manual-clock.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { startUpstream, type Upstream } from '../../../support/upstream.ts';

export interface Backend {
  upstream: Upstream;
  streams: Streams;
  gateway: Gateway;
  clock: ManualClock;
  /** Tokens given out so far. */
  minted(): number;
  /** What a page does: asks in a thread, attaches, stops. */
  ask(threadId: string, options?: { streamId?: string; signal?: AbortSignal }): Promise<Response>;
  attach(threadId: string): Promise<Response>;
  stop(target: { streamId: string } | { threadId: string }): Promise<Response>;
  dispose(): Promise<void>;
}

/** Gateway, registry, relay and undici as they are composed, over a real socket to a chat server that the test drives. */
export async function startBackend(): Promise<Backend> {
  const upstream = await startUpstream();
  const net = createUpstreamFetch();
  const log = quietLog();
  const clock = createManualClock();
  let minted = 0;
  const streams = createStreams({
    relay: createRelay({
      resolve: async () => ({ authUrl: upstream.origin, authPath: '/api/auth', chatUrl: upstream.url, key: 'test' }),
      token: async () => `token-${(minted += 1)}`,
      fetch: net.fetch,
      log,
    }),
    account: () => 'ada',
    onChange: () => undefined,
    schedule: clock.schedule,
    log,
  });
  const posts = { '/chatkit/streams/attach': streams.attach, '/chatkit/streams/stop': streams.stop };
  const gateway = createGateway({ assets: async () => undefined, relay: streams.relay, posts, log });

  function post(path: string, body: object, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
    const own = { 'content-type': 'application/json', accept: 'text/event-stream', 'x-latchkey-page': 'chat', ...headers };
    return gateway('chat', new Request(`app://chat${path}`, { method: 'POST', headers: own, body: JSON.stringify(body), signal: signal ?? null }));
  }

  return {
    upstream,
    streams,
    gateway,
    clock,
    minted: () => minted,
    ask: (threadId, { streamId = randomUUID(), signal } = {}) =>
      post('/chatkit', { type: 'threads.add_user_message', params: { thread_id: threadId } }, { 'x-latchkey-stream': streamId }, signal),
    attach: (threadId) => post('/chatkit/streams/attach', { threadId }),
    stop: (target) => post('/chatkit/streams/stop', target),
    async dispose() {
      streams.dispose();
      await net.dispose();
      await upstream.close();
    },
  };
}

export const opening = { type: 'thread.item.added', item: { id: 'm', thread_id: 't', created_at: '', type: 'assistant_message', content: [] } };

export function word(delta: string): object {
  return { type: 'thread.item.updated', item_id: 'm', update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta } };
}

/** The text that a reader sees when the answer has ended, and how many events it took. */
export async function textOf(response: Response): Promise<{ text: string; events: number }> {
  let state = startResponse(createThreadState());
  let events = 0;
  for await (const event of readThreadEvents(response.body!)) {
    state = applyEvent(state, event);
    events += 1;
  }
  const items = allEntries(state).map(({ item }) => item);
  return { text: items.map((item) => (item.type === 'assistant_message' ? item.content.map(({ text }) => text).join('') : '')).join(''), events };
}
