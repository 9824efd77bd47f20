import { describe, expect, it } from 'vitest';
import { createReplay, type Replay } from '../../../../src/main/streams/replay.ts';
import { applyEvent } from '../../../../src/shared/chatkit/reducer.ts';
import { resumeResponse, startResponse } from '../../../../src/shared/chatkit/responses.ts';
import { allEntries, loadThread, type ThreadState } from '../../../../src/shared/chatkit/thread-state.ts';
import { createSseDecoder } from '../../../../src/shared/chatkit/sse.ts';
import type { ThreadItemUpdate, ThreadStreamEvent } from '../../../../src/shared/chatkit/types.ts';
import { assistant, item, part, thread, user, widget, workflow } from '../../../support/chatkit-events.ts';
import { frame } from '../../../support/upstream.ts';

function fed(events: readonly unknown[], replay: Replay = createReplay()): Replay {
  for (const event of events) replay.push(new TextEncoder().encode(frame(event)));
  return replay;
}

function eventsOf(replay: Replay, seen = 0): ThreadStreamEvent[] {
  const events: ThreadStreamEvent[] = [];
  createSseDecoder({ onEvent: (event) => events.push(event) }).push(replay.bytes(seen));
  return events;
}

const added = (one: ReturnType<typeof assistant> | ReturnType<typeof item>): ThreadStreamEvent => ({ type: 'thread.item.added', item: one });
const done = (one: ThreadStreamEvent extends never ? never : ReturnType<typeof item> | ReturnType<typeof user>): ThreadStreamEvent => ({ type: 'thread.item.done', item: one });
const updated = (item_id: string, update: ThreadItemUpdate): ThreadStreamEvent => ({ type: 'thread.item.updated', item_id, update });
const delta = (text: string, content_index = 0): ThreadItemUpdate => ({ type: 'assistant_message.content_part.text_delta', content_index, delta: text });
const options: ThreadStreamEvent = { type: 'stream_options', stream_options: { allow_cancel: true } };
const notice = (message: string): ThreadStreamEvent => ({ type: 'notice', level: 'info', message });

describe('the replay of an answer', () => {
  it('says in few events what a thousand deltas said', () => {
    const deltas = Array.from({ length: 1_000 }, (_, n) => updated('m', delta(`${n} `)));
    const events = eventsOf(fed([{ type: 'thread.created', thread: thread() }, done(user('u', 'Hi')), options, added(assistant('m')), ...deltas]));
    const text = Array.from({ length: 1_000 }, (_, n) => `${n} `).join('');
    expect(events).toEqual([
      { type: 'thread.created', thread: thread() },
      done(user('u', 'Hi')),
      options,
      added(assistant('m')),
      updated('m', { type: 'assistant_message.content_part.added', content_index: 0, content: part(text) }),
    ]);
  });

  it('gives an item that is done as one event, whatever came before', () => {
    expect(eventsOf(fed([added(assistant('m')), updated('m', delta('Hel')), done(assistant('m', 'Hello'))]))).toEqual([done(assistant('m', 'Hello'))]);
  });

  it('never repeats a client effect', () => {
    expect(eventsOf(fed([{ type: 'client_effect', name: 'confetti', data: {} }]))).toEqual([]);
  });

  it('keeps a progress line only while it is the newest thing', () => {
    const progress = (text: string): ThreadStreamEvent => ({ type: 'progress_update', text });
    expect(eventsOf(fed([progress('one'), progress('two')]))).toEqual([progress('two')]);
    expect(eventsOf(fed([progress('one'), added(assistant('m'))]))).toEqual([added(assistant('m'))]);
  });

  it('keeps what earlier answers’ items were told, in as few words', () => {
    const chart = { type: 'Card', children: [] };
    const updates: ThreadItemUpdate[] = [
      { type: 'widget.streaming_text.value_delta', component_id: 't', delta: 'Hel', done: false },
      { type: 'widget.streaming_text.value_delta', component_id: 't', delta: 'lo', done: true },
    ];
    expect(eventsOf(fed(updates.map((update) => updated('old', update))))).toEqual([
      updated('old', { type: 'widget.streaming_text.value_delta', component_id: 't', delta: 'Hello', done: true }),
    ]);
    const whole: ThreadItemUpdate = { type: 'widget.root.updated', widget: chart };
    expect(eventsOf(fed([...updates, whole].map((update) => updated('old', update))))).toEqual([updated('old', whole)]);
  });

  it('tells of a removed item, which the reader may have', () => {
    expect(eventsOf(fed([added(assistant('m')), { type: 'thread.item.removed', item_id: 'm' }]))).toEqual([{ type: 'thread.item.removed', item_id: 'm' }]);
  });

  it('shows nobody a notice twice, and not more than fifty', () => {
    const replay = fed(Array.from({ length: 60 }, (_, n) => notice(`${n}`)));
    expect(eventsOf(replay)).toHaveLength(50);
    const mark = replay.mark();
    fed([notice('new')], replay);
    expect(eventsOf(replay, mark)).toEqual([notice('new')]);
  });

  it('leaves hidden items out and reads past what it cannot read', () => {
    const replay = fed([done(item({ id: 'h', type: 'hidden_context_item' })), { type: 'novelty' }, { type: 'thread.item.done' }, 'text']);
    expect(eventsOf(replay)).toEqual([]);
  });

  it('knows the thread and whether an error was reported', () => {
    const replay = fed([{ type: 'thread.created', thread: thread({ id: 'thr_9' }) }]);
    expect([replay.threadId(), replay.hasError()]).toEqual(['thr_9', false]);
    fed([{ type: 'error', code: 'stream.error', allow_retry: true }], replay);
    expect(replay.hasError()).toBe(true);
  });

  it('lets go of the items beyond its limit, and a reader still gets each item when it is done', () => {
    const replay = createReplay({ maxLength: 1_000 });
    fed([options, done(user('u', 'Hi')), added(assistant('m')), updated('m', delta('x'.repeat(2_000)))], replay);
    expect(eventsOf(replay)).toEqual([options]);
    expect(replay.length()).toBeLessThan(1_000);
    fed([updated('m', delta('y')), done(assistant('m', 'xy'))], replay);
    expect(eventsOf(replay).at(-1)).toEqual(done(assistant('m', 'xy')));
  });

  it('weighs what is kept, not what has passed', () => {
    const replay = createReplay({ maxLength: 10_000 });
    const thought = (text: string): ThreadItemUpdate => ({ type: 'workflow.task.updated', task_index: 0, task: { type: 'thought', content: text, status_indicator: 'none' } });
    fed([added(workflow('w', { tasks: [{ type: 'thought', content: '', status_indicator: 'none' }] })), ...Array.from({ length: 100 }, (_, n) => updated('w', thought('z'.repeat(n * 20))))], replay);
    expect(eventsOf(replay)).toMatchObject([{ type: 'thread.item.added', item: { workflow: { tasks: [{ content: 'z'.repeat(99 * 20) }] } } }]);
  });
});

/** A small generator of numbers that is the same in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function randomEvent(pick: (below: number) => number): ThreadStreamEvent {
  const id = ['old', 'w1', 'm1', 'm2', 'g1', 'f1'][pick(6)]!;
  const text = `${pick(1_000)} `;
  switch (pick(13)) {
    case 0:
      return added(id.startsWith('m') ? assistant(id) : id.startsWith('g') ? item({ id, type: 'generated_image' }) : id.startsWith('f') ? workflow(id) : widget(id, { type: 'Card', children: [{ type: 'Text', id: 't', value: '' }] }));
    case 1:
      return done(id.startsWith('m') ? assistant(id, text) : id.startsWith('f') ? workflow(id) : widget(id, { type: 'Card', children: [{ type: 'Text', id: 't', value: text }] }));
    case 2:
    case 3:
    case 4:
      return updated(id, delta(text, pick(2)));
    case 5:
      return updated(id, { type: 'widget.streaming_text.value_delta', component_id: 't', delta: text, done: pick(2) === 0 });
    case 6:
      return updated(id, { type: 'workflow.task.added', task_index: pick(3), task: { type: 'thought', content: text, status_indicator: 'none' } });
    case 7:
      return updated(id, { type: 'workflow.task.updated', task_index: pick(3), task: { type: 'thought', content: text, status_indicator: 'none' } });
    case 8:
      return updated(id, { type: 'generated_image.updated', image: { id: 'i', url: `data:${text}` }, progress: pick(10) / 10 });
    case 9:
      return { type: 'progress_update', text };
    case 10:
      return notice(text);
    case 11:
      return pick(3) === 0 ? { type: 'error', code: 'custom', message: text, allow_retry: true } : options;
    default:
      return pick(4) === 0 ? { type: 'thread.item.removed', item_id: id } : { type: 'thread.updated', thread: thread({ title: text }) };
  }
}

/** What a person sees of a state: no local keys, no order of arrival. */
function seen(state: ThreadState): unknown {
  const { progress, notices, fault, allowCancel, thread: info } = state;
  const entries = allEntries(state).map(({ item: shown, streaming, progress: share }) => {
    const isDrawing = streaming && shown.type === 'generated_image' && shown.image !== undefined;
    return { shown, streaming, ...(isDrawing ? { share } : {}) };
  });
  return { entries, progress, notices: notices.map(({ message }) => message), fault, allowCancel, info };
}

describe('a reader of the replay', () => {
  const loaded = loadThread(thread(), [user('u0', 'Earlier'), widget('old', { type: 'Card', children: [{ type: 'Text', id: 't', value: 'was ' }] })]);

  it('sees what a reader of every event sees: 500 random answers, joined at a random place', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const pick = seeded(seed);
      const events = [done(user('u', 'Hi')), options, ...Array.from({ length: 5 + pick(60) }, () => randomEvent(pick))];
      const joinAt = pick(events.length);
      const replay = fed(events.slice(0, joinAt));
      const whole = events.reduce(applyEvent, startResponse(loaded));
      const joined = [...eventsOf(replay), ...events.slice(joinAt)].reduce(applyEvent, resumeResponse(loaded));
      expect(seen(joined), `seed ${seed}`).toEqual(seen(whole));
    }
  });
});
