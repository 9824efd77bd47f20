import { createConnectivity } from '../../../src/main/net/connectivity.ts';
import { createBackendCall } from '../../../src/main/backend-call.ts';
import { createRelay } from '../../../src/main/gateway/relay.ts';
import type { HistoryStore } from '../../../src/main/history-store.ts';
import { createOutbox, type Outbox } from '../../../src/main/outbox/outbox.ts';
import type { Fetch } from '../../../src/main/platform.ts';
import { createStreams } from '../../../src/main/streams/streams.ts';
import { quietLog } from '../quiet-log.ts';

/** Times in the run pass so much faster than in the app: a pause of a second is five milliseconds. */
const haste = 200;

export interface AppUnderTest {
  outbox: Outbox;
  /** Ends it without a word, as `kill -9` does: nothing that it began has any effect afterwards. */
  kill(): void;
}

export interface AppOptions {
  url: string;
  token: string;
  fetch: Fetch;
  store: HistoryStore;
  random: () => number;
  newId: () => string;
}

/** The chat path of the app from the page's request to the socket: outbox, registry of answers, relay. */
export function startApp({ url, token, fetch, store, random, newId }: AppOptions): AppUnderTest {
  let dead = false;
  const started = performance.now();
  const schedule = (run: () => void, ms: number): (() => void) => {
    const timer = setTimeout(() => {
      if (!dead) run();
    }, ms / haste);
    return () => clearTimeout(timer);
  };
  const now = (): number => Math.round(Date.now() + (performance.now() - started) * haste);
  const living: Fetch = (target, init) => (dead ? new Promise<Response>(() => undefined) : fetch(target, init));
  const log = quietLog();
  const origin = url;
  const relay = createRelay({
    resolve: async () => ({ authUrl: origin, authPath: '/api/auth', chatUrl: `${origin}/chatkit`, key: 'local' }),
    token: async () => token,
    fetch: living,
    log,
  });
  const streams = createStreams({ relay, account: () => 'account', onChange: () => undefined, schedule, log });
  const connectivity = createConnectivity({
    probe: async (signal) => {
      const response = await living(`${origin}/api/auth/ok`, { signal });
      return ((await response.json()) as { ok?: unknown }).ok === true;
    },
    schedule,
    random,
    now,
    onChange: (state) => state === 'online' && void outbox.flush(),
  });
  const outbox: Outbox = createOutbox({
    store: () => (dead ? undefined : store),
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
  return {
    outbox,
    kill() {
      dead = true;
      connectivity.dispose();
    },
  };
}
