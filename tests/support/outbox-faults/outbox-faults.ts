import type { HistoryStore } from '../../../src/main/history-store.ts';
import type { Fetch } from '../../../src/main/platform.ts';
import type { Page, Thread, ThreadItem } from '../../../src/shared/chatkit/types.ts';
import { pick, seededRandom } from '../random.ts';
import { createFaultyNetwork, networkFaults, type NetworkFault } from './faulty-network.ts';
import { sayAsPage } from './page.ts';
import { startApp, type AppUnderTest } from './run.ts';

export interface OutboxFaultOptions {
  seed: number;
  /** Messages to be said. */
  rounds: number;
  /** A running embedded server and somebody signed in to it. */
  url: string;
  token: string;
  fetch: Fetch;
  /** False: the server is as others are, and learns nothing of client message ids. Requests that come late are left out then: nobody could tell. */
  honoursIds: boolean;
  /** The history of the account: the first one, and after each kill what was on disk of the one before. */
  openStore(before: HistoryStore | undefined): Promise<HistoryStore>;
  /** Messages between two looks at what the server has. */
  checkEvery?: number;
}

export interface OutboxFaultReport {
  said: number;
  threads: number;
  kills: number;
  faults: Record<NetworkFault, number>;
}

interface Said {
  text: string;
  acknowledged: boolean;
}

/** One conversation as its page sees it. */
interface Talk {
  id: string | undefined;
  said: Said[];
}

/**
 * Says messages in many threads over a failing network, killing the app now and then, and looks that the server has each
 * message once and in its order. @throws Error with one telling line on the first violation
 */
export async function runOutboxFaults({ seed, rounds, url, token, fetch, honoursIds, openStore, checkEvery = 25 }: OutboxFaultOptions): Promise<OutboxFaultReport> {
  const random = seededRandom(seed);
  const faults = honoursIds ? networkFaults : networkFaults.filter((fault) => fault !== 'late');
  const network = createFaultyNetwork({ fetch: honoursIds ? fetch : withoutIds(fetch), random, rate: 0.3, faults, lateMs: () => random() * 40 });
  const newId = (): string => {
    const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
  let store = await openStore(undefined);
  const start = (): AppUnderTest => startApp({ url, token, fetch: network.fetch, store, random, newId });
  let app = start();
  let talks: Talk[] = [];
  let said = 0;
  let threads = 0;
  let kills = 0;

  async function kill(): Promise<void> {
    kills += 1;
    app.kill();
    store = await openStore(store);
    app = start();
    void app.outbox.flush();
  }

  async function say(talk: Talk): Promise<void> {
    said += 1;
    // Words that were said before, so that nothing but order and count can tell.
    const message: Said = { text: random() < 0.3 ? 'ok' : `message ${said}`, acknowledged: false };
    const leave = random() < 0.15 ? Math.floor(random() * 600) : undefined;
    const { outbox } = app;
    const reads = (): Promise<Response> => Promise.reject(new Error('This page reads nothing.'));
    talk.said.push(message);
    const sending = sayAsPage((request) => outbox.relay(request, reads), newId(), message.text, talk.id, leave);
    const wasKilled = random() < 0.06 ? await killDuring(sending) : false;
    if (wasKilled) {
      // What this page was told by then is lost with it; a new thread without an id is nobody's any more.
      return;
    }
    const answer = await sending;
    if (answer.status !== 200) throw new Error(`A message got ${answer.status} in place of an answer.`);
    talk.id = answer.threadId;
    message.acknowledged = true;
    if (!answer.acknowledged && leave === undefined) throw new Error(`“${message.text}” was neither shown as stored nor as waiting.`);
  }

  /** @returns false when the answer was there before the kill. */
  async function killDuring(sending: Promise<unknown>): Promise<boolean> {
    const ended = await Promise.race([sending.then(() => true), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), random() * 12))]);
    await kill();
    return !ended;
  }

  async function settle(): Promise<void> {
    network.setDown(false);
    network.setHealthy(true);
    const deadline = performance.now() + 20_000;
    for (;;) {
      await app.outbox.flush();
      const waiting = await app.outbox.views();
      if (waiting.length === 0) break;
      const refused = waiting.find(({ state }) => state === 'refused');
      if (refused !== undefined) throw new Error(`“${refused.text}” was refused: ${refused.problem ?? ''}`);
      if (performance.now() > deadline) throw new Error(`“${waiting[0]?.text ?? ''}” still waits (${waiting[0]?.state ?? ''}) after the network has been well for 20 s.`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await network.quiet();
    network.setHealthy(false);
  }

  async function ask<T>(type: string, params: object): Promise<T> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/chatkit`, { method: 'POST', headers, body: JSON.stringify({ type, params }) });
    return (await response.json()) as T;
  }

  async function check(): Promise<void> {
    await settle();
    const there = new Map<string, string[]>();
    for (const { id } of (await ask<Page<Thread>>('threads.list', { limit: 9999 })).data) {
      const { data } = await ask<Page<ThreadItem>>('items.list', { thread_id: id, order: 'asc', limit: 9999 });
      there.set(id, data.flatMap((item) => (item.type === 'user_message' ? item.content.map(({ text }) => text).join('') : [])));
    }
    for (const talk of talks) {
      const id = talk.id === undefined ? undefined : (await store.outbox.serverThread(talk.id));
      const found = id === undefined ? undefined : there.get(id);
      if (id !== undefined) there.delete(id);
      compare(talk, found);
    }
    // Threads whose pages were killed before they learnt an id: each message at most once, and nothing else.
    const orphans = talks.filter((talk) => talk.id === undefined).map((talk) => JSON.stringify(talk.said.map(({ text }) => text)));
    for (const texts of there.values()) {
      const at = orphans.indexOf(JSON.stringify(texts));
      if (at === -1) throw new Error(`A thread is there that nobody began, or for the second time: ${JSON.stringify(texts)}.`);
      orphans.splice(at, 1);
    }
    for (const { id } of (await ask<Page<Thread>>('threads.list', { limit: 9999 })).data) await ask('threads.delete', { thread_id: id });
    threads += talks.length;
    talks = [];
  }

  for (let round = 0; round < rounds; round += 1) {
    const draw = random();
    network.setDown(draw < 0.1);
    const talk: Talk = talks.length === 0 || random() < 0.3 ? { id: undefined, said: [] } : pick(random, talks);
    const other: Talk = { id: undefined, said: [] };
    // A page that lost its new thread's id begins another one.
    const usable = talk.id === undefined && talk.said.length > 0 ? other : talk;
    if (!talks.includes(usable)) talks.push(usable);
    await say(usable);
    if (random() < 0.02) await kill();
    if ((round + 1) % checkEvery === 0 || round + 1 === rounds) await check();
  }
  app.outbox.dispose();
  app.kill();
  return { said, threads, kills, faults: network.counts };
}

/** Acknowledged messages are there once and in order; those of a killed page may be there once, on their place. */
function compare({ id, said }: Talk, found: readonly string[] | undefined): void {
  if (id === undefined) return;
  if (found === undefined) throw new Error(`A thread is lost: ${JSON.stringify(said.map(({ text }) => text))}.`);
  let at = 0;
  for (const { text, acknowledged } of said) {
    if (found[at] === text) at += 1;
    else if (acknowledged) throw new Error(`“${text}” is not where it was said: expected ${JSON.stringify(said)}, found ${JSON.stringify(found)}.`);
  }
  if (at !== found.length) throw new Error(`More is there than was said: expected ${JSON.stringify(said)}, found ${JSON.stringify(found)}.`);
}

/** A server that knows nothing of client message ids, nor of resent requests. */
function withoutIds(fetch: Fetch): Fetch {
  return (url, init) => {
    if (typeof init?.body === 'string' || !(init?.body instanceof Uint8Array)) return fetch(url, init);
    const request = JSON.parse(new TextDecoder().decode(init.body)) as { metadata?: { client_message_id?: string } };
    delete request.metadata?.client_message_id;
    const headers = new Headers(init.headers);
    headers.delete('idempotency-key');
    return fetch(url, { ...init, headers, body: JSON.stringify(request) });
  };
}
