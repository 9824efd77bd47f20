import { createGateway } from '../../src/main/gateway/gateway.ts';
import { createRelay } from '../../src/main/gateway/relay.ts';
import { createUpstreamFetch } from '../../src/main/net/upstream-fetch.ts';
import { pageHeader } from '../../src/shared/desktop-api.ts';
import { monotonicMs } from './benchmark.ts';
import type { Order } from './upstream.ts';

/** One way to the chat server. */
export type Route = (order: Order, signal?: AbortSignal) => Promise<Response>;

export interface Routes {
  /** Node's own fetch, straight to the server: the baseline. */
  direct: Route;
  /** As a page's request goes: gateway, relay, upstream fetch. */
  gateway: Route;
  dispose(): Promise<void>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function createRoutes(url: string): Routes {
  const upstream = createUpstreamFetch();
  const relay = createRelay({
    resolve: async () => ({ authUrl: new URL(url).origin, authPath: '/api/auth', chatUrl: url, key: 'bench' }),
    token: async () => 'benchmark.token.value',
    fetch: upstream.fetch,
    log: silent,
  });
  const gateway = createGateway({ assets: async () => undefined, relay, log: silent });
  const call = (order: Order, signal?: AbortSignal): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', [pageHeader]: 'chat' },
    body: JSON.stringify(order),
    ...(signal && { signal }),
  });
  return {
    direct: (order, signal) => fetch(url, call(order, signal)),
    gateway: (order, signal) => gateway('chat', new Request('http://chat.localhost/chatkit', call(order, signal))),
    dispose: () => upstream.dispose(),
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
