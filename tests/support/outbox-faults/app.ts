import { createConnectivity } from '../../../src/main/net/connectivity.ts';
import { createBackendCall } from '../../../src/main/backend-call.ts';
import { createRelay } from '../../../src/main/gateway/relay.ts';
import type { HistoryStore } from '../../../src/main/history-store.ts';
import { silencePatienceMs } from '../../../src/main/outbox/attempt.ts';
import { createOutbox, type Outbox } from '../../../src/main/outbox/outbox.ts';
import type { Fetch } from '../../../src/main/platform.ts';
import { createStreams } from '../../../src/main/streams/streams.ts';
import { quietLog } from '../quiet-log.ts';
import { pageRequest, sayAsPage } from './page.ts';
import type { AppUnderTest } from './under-test.ts';

/** Timers in the run are so much faster than in the app: a pause of a second is fifty milliseconds. */
const haste = 20;

export interface OpenedStore {
  store: HistoryStore;
  /** Ends it as the end of its process does: nothing is closed, nothing more is written. */
  crash(): Promise<void>;
}

export interface AppOptions {
  url: string;
  token: string;
  fetch: Fetch;
  openStore(): Promise<OpenedStore>;
  random: () => number;
  newId: () => string;
  /** How long the app waits for a silent server, in real ms: a machine that is busy is no silent server. */
  patienceMs: number;
  /** How far its clock is ahead of the server’s, in ms. */
  skewMs: number;
}

/** The chat path of the app from the page's request to the socket, in this process: outbox, registry of answers, relay. */
export async function startApp({ url, token, fetch, openStore, random, newId, patienceMs, skewMs }: AppOptions): Promise<AppUnderTest> {
  const death = new AbortController();
  const isDead = (): boolean => death.signal.aborted;
  const { store, crash } = await openStore();
  const schedule = (run: () => void, ms: number): (() => void) => {
    const timer = setTimeout(() => {
      if (!isDead()) run();
    }, ms === silencePatienceMs ? patienceMs : ms / haste);
    return () => clearTimeout(timer);
  };
  const now = (): number => Date.now() + skewMs;
  const never = new Promise<never>(() => undefined);
  /** Connections end with their process; whoever waited for them is gone, too. */
  const mortal: Fetch = async (target, init) => {
    if (isDead()) return never;
    const signal = AbortSignal.any([death.signal, ...(init?.signal ? [init.signal] : [])]);
    const answer = fetch(target, { ...init, signal });
    return answer.then((response) => (isDead() ? never : response), (error: unknown) => (isDead() ? never : Promise.reject(error as Error)));
  };
  const log = quietLog();
  const relay = createRelay({
    resolve: async () => ({ authUrl: url, authPath: '/api/auth', chatUrl: `${url}/chatkit`, key: 'local' }),
    token: async () => token,
    fetch: mortal,
    log,
  });
  const streams = createStreams({ relay, account: () => 'account', onChange: () => undefined, schedule, log });
  const connectivity = createConnectivity({
    probe: async (signal) => {
      const response = await mortal(`${url}/api/auth/ok`, { signal });
      return ((await response.json()) as { ok?: unknown }).ok === true;
    },
    schedule,
    random,
    now,
    onChange: (state) => state === 'online' && void outbox.flush(),
  });
  const outbox: Outbox = createOutbox({
    store: () => (isDead() ? undefined : store),
    send: streams.relay,
    call: createBackendCall(streams.relay),
    connectivity,
    newId,
    schedule,
    now,
    random,
    onChange: () => undefined,
    onMapped: () => undefined,
    onDelivered: () => undefined,
    log,
  });
  const reads = (): Promise<Response> => Promise.reject(new Error('This page reads nothing.'));
  void outbox.flush();
  return {
    say: (message) => sayAsPage((request) => outbox.relay(request, reads), message),
    views: () => outbox.views(),
    attempts: async () => Object.fromEntries((await store.outbox.list()).map(({ id, attempts }) => [id, attempts])),
    edit: (id, text) => outbox.edit(id, text),
    remove: (id) => outbox.remove(id),
    rename: async (threadId, title) => (await outbox.relay(pageRequest('threads.update', { thread_id: threadId, title }), reads)).status,
    flush() {
      connectivity.now();
      return outbox.flush();
    },
    serverThread: (threadId) => store.outbox.serverThread(threadId),
    async kill() {
      death.abort(new Error('The app was killed.'));
      connectivity.dispose();
      await crash();
    },
  };
}

/** A server that knows nothing of client message ids, nor of requests that are sent again. */
export function withoutMessageIds(fetch: Fetch): Fetch {
  return (url, init) => {
    if (!(init?.body instanceof Uint8Array)) return fetch(url, init);
    const request = JSON.parse(new TextDecoder().decode(init.body)) as { metadata?: { client_message_id?: string } };
    delete request.metadata?.client_message_id;
    const headers = new Headers(init.headers);
    headers.delete('idempotency-key');
    return fetch(url, { ...init, headers, body: JSON.stringify(request) });
  };
}

/** UUIDs that are the same for the same random numbers. */
export function idsFrom(random: () => number): () => string {
  return () => {
    const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
}
