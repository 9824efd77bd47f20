import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Thread, ThreadItem } from '../../../src/shared/chatkit/types.ts';
import type { FaultProxy } from '../fault-proxy/proxy.ts';
import { randomFaults } from '../fault-proxy/random-faults.ts';
import { pick, seededRandom } from '../random.ts';
import { postChat } from '../embedded-server.ts';
import type { ChatServer } from './chat-server.ts';
import { difference, type Said, type Talk } from './expectations.ts';
import { idsFrom } from './app.ts';
import type { AppUnderTest } from './under-test.ts';

export interface OutboxFaultOptions {
  seed: number;
  /** Messages to be said. */
  rounds: number;
  /** A running embedded server, the proxy before it, and somebody signed in to it. */
  server: ChatServer;
  proxy: FaultProxy;
  token: string;
  /** False: the server learns nothing of client message ids, as others do. Requests that come late are left out then: nobody could tell. */
  honoursIds: boolean;
  /** The app: the first time, and again after each kill with what was on disk. `run` counts from 0. */
  startApp(run: number): Promise<AppUnderTest>;
  /** Messages between two looks at what the server has. */
  checkEvery?: number;
  onRound?: ((round: number) => void) | undefined;
}

export interface OutboxFaultReport {
  said: number;
  edits: number;
  removals: number;
  renames: number;
  kills: number;
  restarts: number;
  /** Connections that met a fault. */
  faults: number;
}

/** Silence of a connection before it is reset, in ms. */
const stallMs = 60;
/** Longest time until everything is sent once the network is well, in ms; a busy machine is slow, not wrong. */
const settleMs = 120_000;
/** Share of connections that meet a fault. */
const faultShare = 0.3;

/**
 * Says messages in many threads over a failing network, changes and takes back what waits, kills app and server now and then,
 * and looks that the server has each message once and in its order. @throws Error with one telling line on the first violation
 */
export async function runOutboxFaults(options: OutboxFaultOptions): Promise<OutboxFaultReport> {
  const { seed, rounds, server, proxy, token, honoursIds, startApp, checkEvery = 25, onRound } = options;
  const random = seededRandom(seed);
  const newId = idsFrom(random);
  const script = randomFaults(random, faultShare, { late: honoursIds, stallMs });
  const before = faultsMet(proxy);
  const report: OutboxFaultReport = { said: 0, edits: 0, removals: 0, renames: 0, kills: 0, restarts: 0, faults: 0 };
  let app = await startApp(0);
  let talks: Talk[] = [];

  async function kill(): Promise<void> {
    report.kills += 1;
    await app.kill();
    app = await startApp(report.kills);
  }

  async function restartServer(): Promise<void> {
    report.restarts += 1;
    await server.restart();
    proxy.target(Number(new URL(server.url()).port));
  }

  async function say(talk: Talk): Promise<void> {
    report.said += 1;
    // Words that were said before, so that nothing but order and count can tell.
    const message: Said = { text: random() < 0.3 ? 'ok' : `message ${report.said}`, acknowledged: false };
    const leave = random() < 0.15 ? Math.floor(random() * 600) : undefined;
    talk.said.push(message);
    const sending = app.say({ streamId: newId(), text: message.text, threadId: talk.id, leave });
    // What a page was told when it is killed is lost with it; a new thread without an id is nobody's any more.
    if (random() < 0.06 && (await killDuring(sending))) return;
    const answer = await sending;
    if (answer.status !== 200) throw new Error(`A message got ${answer.status} in place of an answer.`);
    talk.id = answer.threadId;
    message.acknowledged = true;
    if (!answer.acknowledged && leave === undefined) throw new Error(`“${message.text}” was neither shown as stored nor as waiting.`);
  }

  /** @returns false when the answer was there before the kill. */
  async function killDuring(sending: Promise<unknown>): Promise<boolean> {
    const ended = await Promise.race([sending.then(() => true), wait(random() * 15, false)]);
    await kill();
    return !ended;
  }

  /** A person changes or takes back something that waits. */
  async function change(): Promise<void> {
    const waiting = (await app.views()).filter(({ kind, text }) => kind === 'message' && text !== 'ok');
    if (waiting.length === 0) return;
    const { id, text } = pick(random, waiting);
    const message = talks.flatMap(({ said }) => said).find((one) => one.text === text && one.editedTo === undefined && one.acknowledged);
    const sent = (await app.attempts())[id];
    // Nothing that was not acknowledged, nor changed late before, so that what is right stays plain.
    if (message === undefined || sent === undefined) return;
    const isEdit = random() < 0.6;
    const words = `${text} again ${report.edits}`;
    try {
      await (isEdit ? app.edit(id, words) : app.remove(id));
    } catch (error) {
      if ((error as { code?: string }).code === 'outbox.gone') return;
      throw error;
    }
    if (isEdit) report.edits += 1;
    else report.removals += 1;
    // It may have been sent for the first time between the look and the change: then only its later words count as well.
    if (!isEdit) message.removed = sent === 0 ? 'surely' : 'perhaps';
    else if (sent === 0) message.text = words;
    else message.editedTo = words;
  }

  async function rename(): Promise<void> {
    const known = talks.filter(({ id }) => id !== undefined);
    if (known.length === 0) return;
    const talk = pick(random, known);
    const title = `Title ${(report.renames += 1)}`;
    if ((await app.rename(talk.id ?? '', title)) === 200) talk.title = title;
  }

  async function settle(): Promise<void> {
    await proxy.up();
    proxy.set(undefined);
    const deadline = performance.now() + settleMs;
    for (;;) {
      await app.flush();
      const waiting = await app.views();
      if (waiting.length === 0) break;
      const refused = waiting.find(({ state }) => state === 'refused');
      if (refused !== undefined) throw new Error(`“${refused.text}” was refused: ${refused.problem ?? ''}`);
      if (performance.now() > deadline) throw new Error(`“${waiting[0]?.text ?? ''}” still waits (${waiting[0]?.state ?? ''}) after the network has been well for ${settleMs / 1_000} s.`);
      await wait(5);
    }
    await proxy.quiet();
  }

  async function ask<T>(type: string, params: object): Promise<T> {
    return (await (await postChat(server.url(), { type, params }, token)).json()) as T;
  }

  async function check(): Promise<void> {
    await settle();
    const there = new Map<string, string[]>();
    const titles = new Map<string, string | undefined>();
    for (const { id, title } of (await ask<Page<Thread>>('threads.list', { limit: 9999 })).data) {
      const { data } = await ask<Page<ThreadItem>>('items.list', { thread_id: id, order: 'asc', limit: 9999 });
      there.set(id, data.flatMap((item) => (item.type === 'user_message' ? item.content.map(({ text }) => text).join('') : [])));
      titles.set(id, title);
    }
    for (const talk of talks) {
      if (talk.id === undefined) continue;
      const id = await app.serverThread(talk.id);
      const problem = difference(talk, there.get(id));
      if (problem !== undefined) throw new Error(problem);
      if (talk.title !== undefined && there.has(id) && titles.get(id) !== talk.title) throw new Error(`A thread that was renamed to “${talk.title}” is called “${titles.get(id) ?? ''}”.`);
      there.delete(id);
    }
    // Threads whose pages were killed before they learnt an id: each message at most once, and nothing else.
    const alone = talks.filter(({ id }) => id === undefined).map(({ said }) => said.map(({ text }) => text));
    // What was taken back when it had made a thread already stays there, alone.
    const takenBack = talks.flatMap(({ said }) => said.filter(({ removed }) => removed === 'perhaps').map(({ text }) => [text]));
    const orphans = [...alone, ...takenBack].map((texts) => JSON.stringify(texts));
    for (const texts of there.values()) {
      const at = orphans.indexOf(JSON.stringify(texts));
      if (at === -1) throw new Error(`A thread is there that nobody began, or for the second time: ${JSON.stringify(texts)}; begun were ${JSON.stringify(talks)}.`);
      orphans.splice(at, 1);
    }
    for (const { id } of (await ask<Page<Thread>>('threads.list', { limit: 9999 })).data) await ask('threads.delete', { thread_id: id });
    talks = [];
  }

  try {
    for (let round = 1; round <= rounds; round += 1) {
      if (random() < 0.1) await proxy.down();
      else await proxy.up();
      proxy.set(script);
      const chosen: Talk = talks.length === 0 || random() < 0.3 ? { id: undefined, said: [] } : pick(random, talks);
      // A page that lost its new thread's id begins another one.
      const talk: Talk = chosen.id === undefined && chosen.said.length > 0 ? { id: undefined, said: [] } : chosen;
      if (!talks.includes(talk)) talks.push(talk);
      await say(talk);
      if (random() < 0.25) await change();
      if (random() < 0.2) void app.flush();
      if (random() < 0.05) await rename();
      if (random() < 0.02) await kill();
      if (random() < 0.01) await restartServer();
      if (round % checkEvery === 0 || round === rounds) await check();
      onRound?.(round);
    }
    report.faults = faultsMet(proxy) - before;
    return report;
  } finally {
    await app.kill();
  }
}

function faultsMet({ counts }: FaultProxy): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.pass;
}
