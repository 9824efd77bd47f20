import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../../../src/main/mirror/recorder.ts';
import type { ThreadItem, ThreadStreamEvent } from '../../../../src/shared/chatkit/types.ts';
import { assistant, item, thread, user, widget } from '../../../support/chatkit-events.ts';
import { createManualClock, turns } from '../../../support/manual-clock.ts';
import { memoryHistory } from '../../../support/memory-history.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { frame } from '../../../support/upstream.ts';

function setUp() {
  const clock = createManualClock();
  const store = memoryHistory();
  const unsettled: string[] = [];
  const log = quietLog();
  let present: typeof store | undefined = store;
  const recorder = createRecorder({ store: () => present, schedule: clock.schedule, onUnsettled: (id) => unsettled.push(id), log });
  const body = (type: string, params: object): Uint8Array => new TextEncoder().encode(JSON.stringify({ type, params }));

  async function json(type: string, params: object, answer: unknown, status = 200): Promise<Response> {
    const response = recorder.record(body(type, params), Response.json(answer, { status }));
    const read = new Response(await response.text(), { status: response.status });
    await recorder.settled();
    return read;
  }

  function stream(type: string, params: object) {
    let source!: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
    let cancelled = false;
    const upstream = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (given) => void (source = given), cancel: () => void (cancelled = true) }, { highWaterMark: 0 });
    const response = recorder.record(body(type, params), new Response(upstream, { headers: { 'content-type': 'text/event-stream' } }));
    const reader = response.body!.getReader();
    return {
      /** Sends events and reads them. @returns the bytes that came out */
      async send(...events: ThreadStreamEvent[]): Promise<string> {
        let out = '';
        for (const event of events) {
          source.enqueue(new TextEncoder().encode(frame(event)));
          out += new TextDecoder().decode((await reader.read()).value);
        }
        await turns();
        return out;
      },
      async end(): Promise<void> {
        source.close();
        expect((await reader.read()).done).toBe(true);
        await recorder.settled();
      },
      async cut(): Promise<void> {
        source.error(new TypeError('terminated'));
        await expect(reader.read()).rejects.toThrow('terminated');
        await recorder.settled();
      },
      cancel: () => reader.cancel().then(() => recorder.settled()),
      cancelled: () => cancelled,
    };
  }

  return { clock, store, recorder, unsettled, log, json, stream, become: (next: typeof store | undefined) => void (present = next) };
}

const added = (one: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.added', item: one });
const done = (one: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.done', item: one });
const delta = (id: string, text: string): ThreadStreamEvent => ({
  type: 'thread.item.updated', item_id: id, update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
});
const created: ThreadStreamEvent = { type: 'thread.created', thread: thread() };

describe('an answer that streams', () => {
  it('passes byte by byte and leaves the thread as the server has it', async () => {
    const { store, stream, unsettled } = setUp();
    const answer = stream('threads.create', { input: {} });
    const events = [created, done(user('u1', 'Hi')), added(assistant('a1')), delta('a1', 'Hel'), delta('a1', 'lo'), done(assistant('a1', 'Hello'))];
    expect(await answer.send(...events)).toBe(events.map(frame).join(''));
    await answer.send({ type: 'thread.updated', thread: thread({ title: 'Greeting' }) });
    await answer.end();
    expect(store.shown('thr_1')).toEqual(['Hi', 'Hello']);
    expect((await store.thread('thr_1'))?.title).toBe('Greeting');
    expect(await store.heads()).toEqual([{ threadId: 'thr_1', lastItemId: 'a1', complete: true }]);
    expect(unsettled).toEqual([]);
  });

  it('is stored as far as it was seen, not with every piece of text but every now and then', async () => {
    const { clock, store, stream } = setUp();
    const answer = stream('threads.add_user_message', { thread_id: 'thr_1', input: {} });
    await answer.send(done(user('u1', 'Hi')));
    expect(store.shown('thr_1')).toEqual(['Hi']);
    await answer.send(added(assistant('a1')), delta('a1', 'One '), delta('a1', 'two '));
    expect(store.shown('thr_1')).toEqual(['Hi']);
    await clock.advance(300);
    expect(store.shown('thr_1')).toEqual(['Hi', 'One two ']);
    await answer.send(...Array.from({ length: 100 }, () => delta('a1', 'x')));
    const before = store.batches.length;
    await clock.advance(300);
    expect(store.batches.length).toBe(before + 1);
    expect(store.shown('thr_1')[1]).toBe(`One two ${'x'.repeat(100)}`);
  });

  it('keeps what was seen of it when it breaks off, and says that the thread is to be looked at', async () => {
    const { store, stream, unsettled } = setUp();
    const answer = stream('threads.add_user_message', { thread_id: 'thr_1', input: {} });
    await answer.send(done(user('u1', 'Hi')), added(assistant('a1')), delta('a1', 'Half a sen'));
    await answer.cut();
    expect(store.shown('thr_1')).toEqual(['Hi', 'Half a sen']);
    expect(unsettled).toEqual(['thr_1']);
  });

  it('ends at the server when its reader cancels, and what was seen stays', async () => {
    const { store, stream, unsettled } = setUp();
    const answer = stream('threads.add_user_message', { thread_id: 'thr_1', input: {} });
    await answer.send(added(assistant('a1')), delta('a1', 'Some'));
    await answer.cancel();
    expect(answer.cancelled()).toBe(true);
    expect(store.shown('thr_1')).toEqual(['Some']);
    expect(unsettled).toEqual(['thr_1']);
  });

  it('is never touched by a store that fails; the thread is looked at later', async () => {
    const { store, stream, unsettled, log } = setUp();
    store.fail('history.read_only');
    const answer = stream('threads.add_user_message', { thread_id: 'thr_1', input: {} });
    expect(await answer.send(done(user('u1', 'Secret words')))).toContain('Secret words');
    await answer.end();
    expect(unsettled).toEqual(['thr_1']);
    expect(log.lines.join()).toContain('history.read_only');
    expect(log.lines.join()).not.toContain('Secret');
  });

  it('drops what a retry takes away, but not when the server refuses it', async () => {
    const { store, stream } = setUp();
    await store.apply([user('u1', 'Q'), assistant('a1', 'Old')].map((one) => ({ kind: 'item.put', threadId: 'thr_1', item: one })));
    const refused = stream('threads.retry_after_item', { thread_id: 'thr_1', item_id: 'u1' });
    await refused.send({ type: 'error', code: 'custom', allow_retry: false });
    await refused.end();
    expect(store.shown('thr_1')).toEqual(['Q', 'Old']);
    const answer = stream('threads.retry_after_item', { thread_id: 'thr_1', item_id: 'u1' });
    await answer.send({ type: 'stream_options', stream_options: { allow_cancel: true } });
    expect(store.shown('thr_1')).toEqual(['Q']);
    await answer.send(done(assistant('a2', 'New')));
    await answer.end();
    expect(store.shown('thr_1')).toEqual(['Q', 'New']);
  });

  it('follows items that are removed, replaced, or changed long after they came', async () => {
    const { store, stream } = setUp();
    const card = widget('w1', { type: 'Card', children: [{ type: 'Text', id: 't', value: 'One' }] });
    await store.apply([user('u1', 'Q'), card, assistant('a1', 'Gone soon'), item({ id: 's1', type: 'structured_input', status: 'pending', inputs: [] })].map((one) => ({ kind: 'item.put', threadId: 'thr_1', item: one })));
    const answer = stream('threads.custom_action', { thread_id: 'thr_1', item_id: 'w1', action: { type: 'go' } });
    await answer.send(
      { type: 'thread.item.updated', item_id: 'w1', update: { type: 'widget.streaming_text.value_delta', component_id: 't', delta: ' two', done: true } },
      { type: 'thread.item.updated', item_id: 'unknown', update: { type: 'widget.root.updated', widget: { type: 'Card' } } },
      { type: 'thread.item.removed', item_id: 'a1' },
      { type: 'thread.item.replaced', item: item({ id: 's1', type: 'structured_input', status: 'answered', inputs: [] }) },
    );
    await answer.end();
    const { data } = await store.items('thr_1', { order: 'asc' });
    expect(data.map(({ id }) => id)).toEqual(['u1', 'w1', 's1']);
    expect(JSON.stringify(data[1])).toContain('One two');
    expect(data[2]).toMatchObject({ status: 'answered' });
  });

  it.each(['__fake_id__', 'reply'])('keeps every reply of a server that calls all of them %s', async (id) => {
    const { clock, store, stream } = setUp();
    for (const [n, text] of ['First', 'Second', 'Third'].entries()) {
      const answer = stream('threads.add_user_message', { thread_id: 'thr_1', input: {} });
      const at = (second: number): object => ({ created_at: `2026-01-01T1${n}:00:0${second}Z` });
      await answer.send(done(user(`u${text}`, `Q ${text}`)), added({ ...assistant(id), ...at(1) }), delta(id, text));
      await clock.advance(1_000);
      await answer.send(done({ ...assistant(id, `${text}.`), ...at(2) }));
      await answer.end();
    }
    expect(store.shown('thr_1')).toEqual(['Q First', 'First.', 'Q Second', 'Second.', 'Q Third', 'Third.']);
  });

  it('never stores what is hidden, nor a reply without a word', async () => {
    const { clock, store, stream } = setUp();
    const answer = stream('threads.add_user_message', { thread_id: 'thr_1', input: {} });
    await answer.send(added(item({ id: 'h', type: 'hidden_context_item', content: 'x' })), done(item({ id: 'h', type: 'hidden_context_item', content: 'x' })), added(assistant('a1')));
    await clock.advance(300);
    await answer.end();
    expect(store.shown('thr_1')).toEqual([]);
  });
});

describe('a JSON answer', () => {
  it('is recorded by what was asked', async () => {
    const { store, json } = setUp();
    const page = (data: unknown[], more = false) => ({ data, has_more: more, ...(more ? { after: 'x' } : {}) });
    await json('threads.list', {}, page([thread(), thread({ id: 'thr_2', title: 'Two' })]));
    await json('threads.get_by_id', { thread_id: 'thr_1' }, thread({ title: 'One', items: { data: [user('u1', 'Q'), assistant('a1', 'A')], has_more: false } }));
    await json('items.list', { thread_id: 'thr_2' }, page([assistant('a2', 'New'), assistant('a1', 'Old')], true));
    await json('threads.update', { thread_id: 'thr_2', title: 'Renamed' }, thread({ id: 'thr_2', title: 'Renamed' }));
    await json('threads.sync_custom_action', { thread_id: 'thr_2', action: { type: 'x' } }, { updated_item: assistant('a1', 'Changed') });
    await json('threads.sync_custom_action', { thread_id: 'thr_2', action: { type: 'x' } }, {});
    expect(store.shown('thr_1')).toEqual(['Q', 'A']);
    expect((await store.thread('thr_1'))?.title).toBe('One');
    expect((await store.thread('thr_2'))?.title).toBe('Renamed');
    expect(store.shown('thr_2')).toEqual(['Changed', 'New']);
    await store.drafts.put('thr_2', '{}');
    await json('threads.delete', { thread_id: 'thr_2' }, {});
    expect(await store.thread('thr_2')).toBeUndefined();
    expect(await store.drafts.all()).toEqual({});
  });

  it('passes as it is, and one that refuses or cannot be read changes nothing', async () => {
    const { store, json, log } = setUp();
    await store.apply([{ kind: 'thread.put', thread: thread() }]);
    const refusal = await json('threads.delete', { thread_id: 'thr_1' }, { error: { message: 'No.' } }, 500);
    expect([refusal.status, await refusal.text()]).toEqual([500, '{"error":{"message":"No."}}']);
    await json('threads.get_by_id', { thread_id: 'thr_1' }, { nothing: 'of a thread' });
    expect((await store.threads({})).data).toHaveLength(1);
    expect(log.lines).toHaveLength(1);
  });

  it('keeps all items of a page that repeats an id', async () => {
    const { store, json } = setUp();
    const replies = ['Two', 'One'].map((text, n) => ({ ...assistant('reply', text), created_at: `2026-01-01T10:00:0${5 - n}Z` }));
    for (let time = 0; time < 2; time += 1) await json('items.list', { thread_id: 'thr_1' }, { data: replies, has_more: false });
    expect(store.shown('thr_1')).toEqual(['One', 'Two']);
  });

  it('does not undo what came after it was asked for', async () => {
    const { store, recorder } = setUp();
    const ask = (type: string, params: object) => ({ body: new TextEncoder().encode(JSON.stringify({ type, params })) });
    let answerList!: (response: Response) => void;
    const listing = recorder.through(() => new Promise<Response>((resolve) => (answerList = resolve)))(ask('items.list', { thread_id: 'thr_1' }));
    const renaming = recorder.through(async () => Response.json(thread({ title: 'New' })))(ask('threads.update', { thread_id: 'thr_1', title: 'New' }));
    await (await renaming).text();
    await recorder.settled();
    await store.apply([{ kind: 'item.put', threadId: 'thr_1', item: user('u1', 'Sent meanwhile') }]);
    answerList(Response.json({ data: [], has_more: false }));
    await (await listing).text();
    await recorder.settled();
    expect(store.shown('thr_1')).toEqual(['Sent meanwhile']);
  });

  it('of one account is never recorded for another', async () => {
    const { store, recorder, become } = setUp();
    const other = memoryHistory();
    const relay = recorder.through(async () => {
      become(other);
      return Response.json(thread({ title: 'Of the first' }));
    });
    await (await relay({ body: new TextEncoder().encode('{"type":"threads.get_by_id","params":{"thread_id":"thr_1"}}') })).text();
    await recorder.settled();
    expect([(await store.heads()).length, (await other.heads()).length]).toEqual([0, 0]);
  });
});
