import { pick, seededRandom } from '../support/random.ts';
import { turns } from '../support/manual-clock.ts';
import type { Fault } from '../support/outbox-faults/chat-double.ts';
import { setUp, type Answered, type Setup } from '../unit/main/outbox/outbox-fixture.ts';
import { FaultViolation, type FaultRun } from './fault-run.ts';

/** All but those with which a server says no for good. */
const faults: readonly Fault[] = ['unreachable', 'no_token', 'cut_before_server', 'cut_before_head', 'cut_after_head', 'cut_after_thread', 'cut_after_message', 'busy'];
/** Messages to one app and server; then new ones. */
const roundsPerApp = 25;
const longestWaitMs = 15 * 60_000;

interface Said {
  text: string;
  thread: string;
}

/**
 * Messages through the real outbox to a server that counts, while the network breaks around every step and the app is
 * killed: each that was acknowledged arrives, once, and in the order of its thread.
 */
export async function driveOutbox({ seed, rounds, onRound }: FaultRun): Promise<{ messages: number; restarts: number }> {
  const random = seededRandom(seed);
  const figures = { messages: 0, restarts: 0 };
  let round = 0;
  const fail = (what: string): never => {
    throw new FaultViolation(`LATCHKEY_SEED=${seed}, outbox, round ${round}: ${what}.`);
  };

  while (round < rounds) {
    const app = setUp();
    const said: Said[] = [];
    for (let step = 0; step < roundsPerApp && round < rounds; step += 1) {
      round += 1;
      for (let more = Math.floor(random() * 3); more > 0; more -= 1) app.backend.fail(pick(random, faults));
      if (random() < 0.2) app.goOffline();
      const threads = [...new Set(said.map(({ thread }) => thread))];
      const known = threads.length > 0 && random() < 0.7 ? pick(random, threads) : undefined;
      const text = `message ${round}`;
      const answer = await inTime(app, app.say(text, known));
      if (answer === undefined) return fail(`“${text}” got no answer within an hour`);
      const thread = acknowledged(answer, text, known);
      if (thread !== undefined) said.push({ text, thread });
      if (random() < 0.15) {
        app.goOffline();
        await turns();
        // Else the killed one would live on beside the new one.
        app.outbox().dispose();
        await app.restart();
        figures.restarts += 1;
      }
      if (random() < 0.4) await app.comeBack();
      if (random() < 0.4) await app.clock.advance(Math.floor(random() * 60_000));
      onRound?.(round);
    }
    await settle(app);
    figures.messages += said.length;
    check(app, said, fail);
  }
  return figures;
}

/** Lets time pass until there is an answer; `undefined` when an hour was not enough. */
async function inTime<T>(app: Setup, work: Promise<T>): Promise<T | undefined> {
  const seen: { value?: T } = {};
  void work.then((value) => (seen.value = value));
  for (let step = 0; step < 120; step += 1) {
    await turns();
    if (seen.value !== undefined) return seen.value;
    await app.clock.advance(30_000);
  }
  return undefined;
}

/** @returns the thread that the page was told the message is in; `undefined` when it was told that it is not. */
function acknowledged({ events }: Answered, text: string, known: string | undefined): string | undefined {
  const shown = events.some(({ item }) => item?.type === 'user_message' && item.content.map((part) => part.text).join('') === text);
  return shown ? (known ?? events.find(({ type }) => type === 'thread.created')?.thread?.id) : undefined;
}

/** Everything works, for as long as it takes. */
async function settle(app: Setup): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) {
    await app.comeBack();
    if ((await app.outbox().views()).length === 0) return;
    await app.outbox().retry();
    await app.clock.advance(longestWaitMs);
  }
}

function check(app: Setup, said: readonly Said[], fail: (what: string) => void): void {
  const onServer = app.backend.threads.map(({ id }) => ({ id, texts: app.backend.texts(id) }));
  const server = (thread: string): string => app.mapped.findLast(({ from }) => from === thread)?.to ?? thread;
  const all = onServer.flatMap(({ texts }) => texts);
  for (const { text } of said) {
    const times = all.filter((one) => one === text).length;
    if (times !== 1) fail(`“${text}” arrived ${times} times`);
  }
  if (new Set(all).size !== all.length) fail('a message that was not acknowledged arrived twice');
  for (const { id, texts } of onServer) {
    const wanted = said.filter(({ thread }) => server(thread) === id).map(({ text }) => text);
    const got = texts.filter((text) => wanted.includes(text));
    if (got.join() !== wanted.join()) fail(`the order of a thread is ${got.join(', ')}`);
  }
}
