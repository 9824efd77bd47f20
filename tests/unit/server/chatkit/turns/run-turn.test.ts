import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatStore, StoredThread } from '../../../../../src/server/chat-store.ts';
import { createFactory } from '../../../../../src/server/chatkit/factory.ts';
import { runTurn, type Respond } from '../../../../../src/server/chatkit/turns/run-turn.ts';
import { createTurns, type Turn } from '../../../../../src/server/chatkit/turns/turns.ts';
import { openDatabase, type DatabaseHandle } from '../../../../../src/server/open-database.ts';
import { english } from '../../../../../src/server/server-texts.ts';
import { createChatStore } from '../../../../../src/server/store/chat-store.ts';
import { TurnFailure } from '../../../../../src/server/turn-failure.ts';
import type { AssistantMessageItem, ThreadItem, ThreadStreamEvent } from '../../../../../src/shared/chatkit/types.ts';
import { createManualClock, type ManualClock } from '../../../../support/manual-clock.ts';

let db: DatabaseHandle;
let store: ChatStore;
let thread: StoredThread;
let turn: Turn;
let faults: unknown[];
const factory = createFactory({ now: () => 0, randomHex: (bytes) => randomBytes(bytes).toString('hex') });
const turns = createTurns();
let clock: ManualClock;

beforeEach(() => {
  db = openDatabase({ path: ':memory:', lockTimeoutMs: 0 });
  store = createChatStore(db);
  thread = factory.thread();
  store.insertThread('ann', thread);
  turn = turns.begin(thread);
  faults = [];
  clock = createManualClock();
});
afterEach(() => void db.close());

const message = (id: string, text = ''): AssistantMessageItem => ({
  id,
  thread_id: thread.id,
  created_at: '2026-01-01T00:00:00.000Z',
  type: 'assistant_message',
  content: text === '' ? [] : [{ type: 'output_text', text, annotations: [] }],
});
const delta = (id: string, text: string): ThreadStreamEvent => {
  return {
    type: 'thread.item.updated',
    item_id: id,
    update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
  };
};
const start = (respond: Respond, onInterrupted: () => void = () => undefined): AsyncGenerator<ThreadStreamEvent, void> => {
  return runTurn({ userId: 'ann', thread, turn, respond, onInterrupted, texts: english, allowCancel: true, store, factory, schedule: clock.schedule, onFault: (error) => faults.push(error) });
};
const stored = (): ThreadItem[] => store.recentItems('ann', thread.id, 100);

async function typesOf(events: AsyncIterable<ThreadStreamEvent>): Promise<string[]> {
  const types: string[] = [];
  for await (const event of events) types.push(event.type);
  return types;
}

describe('a turn', () => {
  it('has stored an item when it hands out its event', async () => {
    const events = start(async function* () {
      yield { type: 'thread.item.done', item: message('a', 'one') };
    });
    await events.next();
    expect((await events.next()).value).toMatchObject({ type: 'thread.item.done' });
    expect(stored().map(({ id }) => id)).toEqual(['a']);
    await events.return();
  });

  it('announces a change of the thread right after the event that made it, or at the end', async () => {
    const types = await typesOf(
      start(async function* () {
        thread.title = 'First';
        yield { type: 'thread.item.done', item: message('a', 'one') };
        yield { type: 'thread.item.done', item: message('b', 'two') };
        thread.metadata = { secret: true };
      }),
    );
    expect(types).toEqual(['stream_options', 'thread.item.done', 'thread.updated', 'thread.item.done', 'thread.updated']);
    expect(store.loadThread('ann', thread.id)).toMatchObject({ title: 'First', metadata: { secret: true } });
  });

  it('never lets metadata or hidden items out', async () => {
    const events: ThreadStreamEvent[] = [];
    const hidden = { ...factory.itemBase('sdk_hidden_context', thread.id), type: 'sdk_hidden_context', content: 'secret' } as const;
    const run = start(async function* () {
      thread.metadata = { secret: true };
      yield { type: 'thread.item.done', item: hidden };
    });
    for await (const event of run) events.push(event);
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(stored()).toEqual([hidden]);
  });

  it('stores replacements where they stand and forgets what was removed', async () => {
    await typesOf(
      start(async function* () {
        yield { type: 'thread.item.done', item: message('a', 'one') };
        yield { type: 'thread.item.done', item: message('b', 'two') };
        yield { type: 'thread.item.replaced', item: message('a', 'changed') };
        yield { type: 'thread.item.removed', item_id: 'b' };
        yield { type: 'thread.item.replaced', item: message('c', 'new') };
      }),
    );
    expect(stored()).toEqual([message('a', 'changed'), message('c', 'new')]);
  });

  it('ends in one error event when its answer fails: worded for the person, or by code', async () => {
    const failing = (error: Error): Respond =>
      async function* () {
        yield { type: 'thread.item.added', item: message('a') };
        yield delta('a', 'lost');
        throw error;
      };
    const last = async (events: AsyncGenerator<ThreadStreamEvent>): Promise<unknown> => {
      let event: unknown;
      for await (event of events);
      return event;
    };
    expect(await last(start(failing(new TurnFailure('Say this.', { allowRetry: false }))))).toEqual({
      type: 'error',
      code: 'custom',
      message: 'Say this.',
      allow_retry: false,
    });
    turn = turns.begin(thread);
    expect(await last(start(failing(new TypeError('internal detail'))))).toEqual({
      type: 'error',
      code: 'stream.error',
      allow_retry: true,
    });
    expect(faults).toHaveLength(1);
    expect(stored()).toEqual([]);
  });
});

describe('an interrupted turn', () => {
  const forever = new Promise<never>(() => undefined);
  const silent: Respond = () => ({ [Symbol.asyncIterator]: () => ({ next: () => forever }) });

  it('writes down what was said at once, even when nobody reads and the answer hangs', async () => {
    const events = start(async function* () {
      yield { type: 'thread.item.added', item: message('a') };
      yield delta('a', 'Half');
      yield delta('a', ' said');
      await forever;
    });
    for (let n = 0; n < 4; n++) await events.next();
    turn.interrupt('cancelled');
    expect(stored()).toMatchObject([{ id: 'a', content: [{ text: 'Half said' }] }, { type: 'sdk_hidden_context' }]);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('is not changed by what happens to an event after it was handed out', async () => {
    const item = message('a');
    const events = start(async function* () {
      yield { type: 'thread.item.added', item };
      yield delta('a', 'Said');
      await forever;
    });
    for (let n = 0; n < 3; n++) await events.next();
    item.content.push({ type: 'output_text', text: 'smuggled in', annotations: [] });
    turn.interrupt('cancelled');
    expect(stored()[0]).toMatchObject({ content: [{ text: 'Said' }] });
  });

  it('leaves no note when its answer was already complete', async () => {
    const events = start(async function* () {
      yield { type: 'thread.item.done', item: message('a', 'Complete') };
      await forever;
    });
    for (let n = 0; n < 2; n++) await events.next();
    turn.interrupt('cancelled');
    expect(stored().map(({ id }) => id)).toEqual(['a']);
  });

  it('saves what its thread was named on the way out', async () => {
    const events = start(silent, () => (thread.title = 'Named late'));
    await events.next();
    turn.interrupt('cancelled');
    expect(store.loadThread('ann', thread.id).title).toBe('Named late');
    await events.return();
  });

  it('survives a store that fails, and reports it', async () => {
    const events = start(silent);
    await events.next();
    store.deleteThread('ann', thread.id);
    turn.interrupt('cancelled');
    expect(faults).toMatchObject([{ name: 'NotFound' }]);
    await events.return();
  });

  it('writes nothing once it is over', async () => {
    await typesOf(
      start(async function* () {
        yield { type: 'thread.item.done', item: message('a', 'Complete') };
      }),
    );
    turn.interrupt('cancelled');
    expect(stored().map(({ id }) => id)).toEqual(['a']);
  });
});

describe('an answer whose server is killed', () => {
  const note = (threadId: string): ThreadItem => ({ ...factory.itemBase('sdk_hidden_context', threadId), type: 'sdk_hidden_context', content: 'cut off' });
  const said = (): string[] => stored().map((item) => (item.type === 'assistant_message' ? item.content.map(({ text }) => text).join('') : item.type));

  it('is in its thread when the server starts again, with what it held a moment before, and a note for the model', async () => {
    const events = start(async function* () {
      yield { type: 'thread.item.done', item: message('a', 'Before.') };
      yield { type: 'thread.item.added', item: message('b') };
      yield delta('b', 'Once');
      yield delta('b', ' upon');
      yield delta('b', ' a time');
      await new Promise(() => undefined);
    });
    for (let count = 0; count < 6; count += 1) await events.next();
    await clock.advance(50);
    expect(said()).toEqual(['Before.']);
    expect(store.recoverUnfinished(note)).toBe(1);
    expect(said()).toEqual(['Before.', 'Once upon a time', 'sdk_hidden_context']);
    expect(store.recoverUnfinished(note)).toBe(0);
  });

  it('leaves nothing behind once it was finished, stopped, or its thread deleted', async () => {
    for (const end of ['finished', 'stopped', 'deleted'] as const) {
      turn = turns.begin(thread);
      const events = start(async function* () {
        yield { type: 'thread.item.added', item: message(end) };
        yield delta(end, 'Some words');
        if (end === 'finished') yield { type: 'thread.item.done', item: message(end, 'Some words') };
        else await new Promise(() => undefined);
      });
      for (let count = 0; count < 3; count += 1) await events.next();
      await clock.advance(50);
      if (end === 'deleted') store.deleteThread('ann', thread.id);
      if (end !== 'finished') turn.interrupt(end === 'stopped' ? 'cancelled' : 'deleted');
      await typesOf(events);
      expect(store.recoverUnfinished(note), end).toBe(0);
      expect(clock.pending(), end).toEqual([]);
      if (end !== 'deleted') expect(said().filter((text) => text === 'Some words').length, end).toBe(end === 'finished' ? 1 : 2);
    }
  });
});
