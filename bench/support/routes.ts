import { createFiles } from '../../src/main/files/files.ts';
import { createGateway } from '../../src/main/gateway/gateway.ts';
import { createRelay } from '../../src/main/gateway/relay.ts';
import { createUpstreamFetch } from '../../src/main/net/upstream-fetch.ts';
import { createStreams } from '../../src/main/streams/streams.ts';
import { schedule } from '../../src/main/schedule.ts';
import { pageHeader, streamHeader } from '../../src/shared/desktop-api.ts';
import { monotonicMs } from './benchmark.ts';
import type { Order } from './upstream.ts';

/** One way to the chat server. */
export type Route = (order: Order, signal?: AbortSignal) => Promise<Response>;

export interface Routes {
  /** Node's own fetch, straight to the server: the baseline. */
  direct: Route;
  /** As a page's request goes: gateway, relay, upstream fetch. */
  gateway: Route;
  /** The same for an answer that outlives its page: thread `t` + the order's id, stream `streamIdOf` it. */
  detached: Route;
  /** Asks for the end of a detached answer. */
  stop(target: { streamId: string } | { threadId: string }): Promise<Response>;
  dispose(): Promise<void>;
}

/** @returns a UUID for an order's id. */
export function streamIdOf(id: number): string {
  return `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function createRoutes(url: string): Routes {
  const upstream = createUpstreamFetch();
  const backend = {
    resolve: async () => ({ authUrl: new URL(url).origin, authPath: '/api/auth', chatUrl: url, key: 'bench' }),
    token: async () => 'benchmark.token.value',
    fetch: upstream.fetch,
    log: silent,
  };
  const relay = createRelay(backend);
  const files = createFiles({
    ...backend,
    uploads: () => undefined,
    account: () => 'bench',
    chatOrigin: () => 'http://chat.localhost',
    fetchPublic: upstream.fetch,
    isPrivateHost: async () => true,
  });
  const streams = createStreams({ relay, account: () => 'bench', onChange: () => undefined, schedule, log: silent });
  const posts = { '/chatkit/streams/stop': streams.stop };
  const gateway = createGateway({
    assets: async () => undefined,
    relay: async (request) => files.rewrite(await streams.relay(request)),
    posts,
    log: silent,
  });
  const request = (path: string, init: RequestInit): Request => new Request(`http://chat.localhost${path}`, init);
  const call = (order: Order, signal?: AbortSignal): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', [pageHeader]: 'chat' },
    body: JSON.stringify(order),
    ...(signal && { signal }),
  });
  return {
    direct: (order, signal) => fetch(url, call(order, signal)),
    gateway: (order, signal) => gateway('chat', request('/chatkit', call(order, signal))),
    detached(order, signal) {
      const id = 'id' in order ? order.id : 0;
      const message = { type: 'threads.add_user_message', params: { thread_id: `t${id}` } };
      const { headers, ...init } = call({ ...order, ...message }, signal);
      return gateway(
        'chat',
        request('/chatkit', { ...init, headers: { ...(headers as Record<string, string>), [streamHeader]: streamIdOf(id) } }),
      );
    },
    stop: (target) =>
      gateway(
        'chat',
        request('/chatkit/streams/stop', {
          method: 'POST',
          headers: { 'content-type': 'application/json', [pageHeader]: 'chat' },
          body: JSON.stringify(target),
        }),
      ),
    dispose() {
      streams.dispose();
      return upstream.dispose();
    },
  };
}

/** Reads an answer of events to its end. @returns for each event the ms from the server's write to our read. */
export async function eventDelays(response: Response): Promise<number[]> {
  const delays: number[] = [];
  await readEvents(response, (sentAt) => void delays.push(monotonicMs() - sentAt));
  return delays;
}

/** Calls back with each event's sending time (ms, monotonic) as it arrives; `false` stops reading and gives the answer up. */
export async function readEvents(response: Response, onEvent: (sentAtMs: number) => unknown): Promise<void> {
  if (response.status !== 200 || response.body === null)
    throw new Error(`The chat server answered ${response.status}: ${await response.text()}`);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const sentAt = Number(BigInt(/"at":"(\d+)"/.exec(event)![1]!)) / 1e6;
      if (onEvent(sentAt) === false) return reader.cancel();
    }
  }
}

/** Reads an answer to its end. @returns ms from the call to the last byte. */
export async function timeToEnd(answer: () => Promise<Response>, bytes: number): Promise<number> {
  const startedAt = monotonicMs();
  const response = await answer();
  let received = 0;
  for await (const chunk of response.body as ReadableStream<Uint8Array>) received += chunk.byteLength;
  if (received !== bytes) throw new Error(`Only ${received} of ${bytes} bytes arrived.`);
  return monotonicMs() - startedAt;
}
