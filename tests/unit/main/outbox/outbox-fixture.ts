import { createBackendCall } from '../../../../src/main/backend-call.ts';
import { createOutbox, type Outbox } from '../../../../src/main/outbox/outbox.ts';
import type { PageRequest } from '../../../../src/main/page-request.ts';
import { streamHeader } from '../../../../src/shared/desktop-api.ts';
import type { OutboxView, ThreadMapping } from '../../../../src/shared/history.ts';
import { input } from '../../../support/embedded-server.ts';
import { createManualClock, turns } from '../../../support/manual-clock.ts';
import { createChatDouble } from '../../../support/outbox-faults/chat-double.ts';
import { createMemoryStore, type MemoryStore } from '../../../support/outbox-faults/memory-store.ts';
import { quietLog } from '../../../support/quiet-log.ts';

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export interface WireEvent {
  type: string;
  thread?: { id: string };
  item?: { id: string; type: string; content: { text: string }[] };
  message?: string;
  code?: string;
}

/** What a page got for one request. */
export interface Answered {
  status: number;
  events: WireEvent[];
  json: unknown;
  /** The body broke off. */
  cut: boolean;
}

/** The outbox between a page and a server in memory, with a network and a clock that the test drives. */
export function setUp() {
  const clock = createManualClock();
  let store: MemoryStore | undefined = createMemoryStore();
  let savedAtFirstByte: unknown;
  const backend = createChatDouble(() => (savedAtFirstByte = store?.saved()));
  let state: 'online' | 'offline' = 'online';
  let ids = 0;
  const failures: string[] = [];
  const changes: (readonly OutboxView[])[] = [];
  const mapped: ThreadMapping[] = [];
  const delivered: string[] = [];
  const log = quietLog();

  const start = (): Outbox =>
    createOutbox({
      store: () => store,
      send: backend.send,
      call: createBackendCall(backend.send),
      connectivity: { state: () => state, reached: () => undefined, failed: (kind) => void failures.push(kind), now: () => undefined },
      newId: () => uuid(++ids),
      schedule: clock.schedule,
      now: clock.now,
      random: () => 1,
      onChange: (views) => changes.push(views),
      onMapped: (mapping) => mapped.push(mapping),
      onDelivered: (threadId) => delivered.push(threadId),
      log,
    });
  let outbox = start();

  const request = (body: unknown, headers: Record<string, string> = {}, signal = new AbortController().signal): PageRequest => ({
    headers: new Headers(headers),
    body: new TextEncoder().encode(JSON.stringify(body)),
    signal,
  });

  const relay = (body: unknown, stream = true): Promise<Response> =>
    outbox.relay(request(body, stream ? { [streamHeader]: uuid(9_000_000 + ids) } : {}), async (one) => backend.send(one));

  async function ask(type: string, params: object, extra: object = {}): Promise<Answered> {
    const response = await relay({ type, params, ...extra });
    let text = '';
    let cut = false;
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
    } catch {
      cut = true;
    }
    await turns();
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    const events = isStream ? text.split('\n\n').filter(Boolean).map((line) => JSON.parse(line.slice(6)) as WireEvent) : [];
    return { status: response.status, events, json: isStream ? undefined : JSON.parse(text), cut };
  }

  return {
    clock,
    backend,
    failures,
    changes,
    mapped,
    delivered,
    log,
    request,
    relay,
    ask,
    savedAtFirstByte: () => savedAtFirstByte,
    outbox: () => outbox,
    store: () => store!,
    become: (next: MemoryStore | undefined) => void (store = next),
    /** Starts a new thread, or says something in one. */
    say: (text: string, threadId?: string, more: object = {}) =>
      threadId === undefined
        ? ask('threads.create', { input: { ...input(text), ...more } })
        : ask('threads.add_user_message', { thread_id: threadId, input: { ...input(text), ...more } }),
    /** Says something from another device. */
    async sayElsewhere(threadId: string, text: string) {
      await (await backend.send(request({ type: 'threads.add_user_message', params: { thread_id: threadId, input: input(text) } }))).text();
    },
    goOffline() {
      state = 'offline';
      backend.network('unreachable');
    },
    async comeBack() {
      state = 'online';
      backend.network('none');
      await outbox.flush();
      await turns();
    },
    /** The app is killed and starts again. */
    async restart() {
      store = createMemoryStore(store);
      outbox = start();
      await outbox.flush();
      await turns();
    },
  };
}

export type Setup = ReturnType<typeof setUp>;

/** Ids and words of what a page was shown of messages that wait. */
export function waitingIn({ events }: Answered): string[] {
  return events.flatMap(({ item }) => (item?.id.startsWith('queued-message-') === true ? item.content.map(({ text }) => text).join('') : []));
}
