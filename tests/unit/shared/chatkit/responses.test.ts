import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../../src/shared/chatkit/reducer.ts';
import { dropPending, endResponse, startResponse, truncateAfter } from '../../../../src/shared/chatkit/responses.ts';
import { allEntries, createThreadState, lastStoredUserMessage, loadThread } from '../../../../src/shared/chatkit/thread-state.ts';
import type { ThreadState } from '../../../../src/shared/chatkit/thread-state.ts';
import type { ThreadItem, ThreadStreamEvent } from '../../../../src/shared/chatkit/types.ts';
import { assistant, item, thread, user, widget } from '../../../support/chatkit-events.ts';

const run = (state: ThreadState, ...events: ThreadStreamEvent[]): ThreadState => events.reduce(applyEvent, state);
const added = (it: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.added', item: it });
const done = (it: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.done', item: it });
const delta = (id: string, text: string): ThreadStreamEvent => ({
  type: 'thread.item.updated', item_id: id, update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
});

const items = (state: ThreadState): ThreadItem[] => allEntries(state).map((entry) => entry.item);
const ids = (state: ThreadState): string[] => items(state).map((it) => it.id);
const texts = (state: ThreadState): string[] =>
  items(state).map((it) => (it.type === 'assistant_message' || it.type === 'user_message' ? it.content.map((one) => one.text).join('|') : it.type));

const pending = { input: { content: [{ type: 'input_text' as const, text: 'Hi' }], attachments: [], inference_options: {} }, createdAt: '2026-01-01T10:00:00Z' };
const loaded = (...list: ThreadItem[]): ThreadState => loadThread(thread(), list);

describe('the thread itself', () => {
  it('merges title, status and image domains and never touches the items', () => {
    const state = loaded(user('u', 'Hi'));
    const next = run(state, { type: 'thread.updated', thread: thread({ title: 'T', status: { type: 'locked', reason: 'r' }, allowed_image_domains: ['a.example'] }) });
    expect(next.thread).toMatchObject({ title: 'T', status: { type: 'locked', reason: 'r' }, allowed_image_domains: ['a.example'] });
    expect(next.past).toBe(state.past);
    expect(run(next, { type: 'thread.updated', thread: thread() }).thread).not.toHaveProperty('allowed_image_domains');
  });

  it('ignores an update for another thread', () => {
    const state = loaded();
    expect(run(state, { type: 'thread.updated', thread: thread({ id: 'other', title: 'T' }) })).toBe(state);
  });
});

describe('passing things', () => {
  it('shows progress until an answer or a widget replaces it, and forgets it at the end', () => {
    const busy = run(createThreadState(), { type: 'progress_update', text: 'Looking', icon: 'search' });
    expect(busy.progress).toEqual({ text: 'Looking', icon: 'search' });
    expect(run(busy, { type: 'progress_update', text: 'Still' }).progress).toEqual({ text: 'Still' });
    expect(run(busy, done(item({ id: 'c', type: 'client_tool_call' }))).progress).toBeDefined();
    expect(run(busy, added(assistant('a'))).progress).toBeUndefined();
    expect(run(busy, done(widget('w', { type: 'Card' }))).progress).toBeUndefined();
    expect(endResponse(busy, { type: 'completed' }).progress).toBeUndefined();
  });

  it('keeps notices apart and the last error, until the next response begins', () => {
    const state = run(createThreadState(),
      { type: 'notice', level: 'warning', message: 'a' }, { type: 'notice', level: 'info', message: 'a', title: 'T' },
      { type: 'error', code: 'stream.error', allow_retry: true }, { type: 'error', code: 'custom', message: 'No.', allow_retry: false });
    expect(state.notices).toHaveLength(2);
    expect(new Set(state.notices.map((notice) => notice.key)).size).toBe(2);
    expect(state.fault).toEqual({ code: 'custom', message: 'No.', allowRetry: false });
    expect(startResponse(state)).toMatchObject({ notices: [], fault: undefined });
  });

  it('allows stopping only after the server said so, anew in each response', () => {
    const state = run(startResponse(createThreadState()), { type: 'stream_options', stream_options: { allow_cancel: true } });
    expect(state.allowCancel).toBe(true);
    expect(startResponse(state).allowCancel).toBe(false);
  });
});

describe('responses', () => {
  it('shows the message being sent and swaps it for the first confirmed one, under the same key', () => {
    const sending = startResponse(createThreadState(), pending);
    expect(texts(sending)).toEqual(['Hi']);
    const confirmed = run(sending, { type: 'thread.created', thread: thread() }, done(user('u', 'Hi (trimmed)')), done(user('u2', 'another')));
    expect(texts(confirmed)).toEqual(['Hi (trimmed)', 'another']);
    expect(confirmed.live[0]?.key).toBe(sending.live[0]?.key);
    expect(confirmed.pendingKey).toBeUndefined();
    expect(lastStoredUserMessage(sending)).toBeUndefined();
    expect(lastStoredUserMessage(confirmed)?.id).toBe('u2');
  });

  it('takes an unconfirmed message back', () => {
    expect(ids(dropPending(startResponse(loaded(user('u', 'x')), pending)))).toEqual(['u']);
  });

  it('keeps partial text when stopped, marks it, and drops an answer without text', () => {
    const streaming = run(startResponse(createThreadState(), pending), added(assistant('a')), delta('a', 'Hel'));
    const stopped = endResponse(streaming, { type: 'stopped' });
    expect(stopped.live.at(-1)).toMatchObject({ streaming: false, stopped: true, item: { id: 'a' } });
    const blank = endResponse(run(startResponse(createThreadState(), pending), added(assistant('a'))), { type: 'stopped' });
    expect(blank.live).toHaveLength(1);
    expect(blank.live[0]).toMatchObject({ stopped: true, item: { type: 'user_message' } });
  });

  it('prefers what the server said about a failure to what the client knows', () => {
    const failed = { type: 'failed', fault: { code: 'stream_cut', allowRetry: true } } as const;
    expect(endResponse(startResponse(createThreadState()), failed).fault).toEqual(failed.fault);
    const told = run(startResponse(createThreadState()), { type: 'error', code: 'custom', message: 'Full.', allow_retry: false });
    expect(endResponse(told, failed).fault).toMatchObject({ message: 'Full.' });
  });

  it('drops everything after an item on retry and keeps all when the item is unknown', () => {
    const state = loaded(user('u', 'q'), assistant('a', '1'), user('u2', 'q'), assistant('b', '2'));
    expect(ids(truncateAfter(state, 'u'))).toEqual(['u']);
    expect(truncateAfter(state, 'none')).toBe(state);
  });

  it('never touches the past while text streams in, whatever its length', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => (at % 2 === 0 ? user(`u${at}`, 'q') : assistant(`a${at}`, 'x')));
    const before = run(startResponse(loaded(...many), pending), added(assistant('new')));
    const after = run(before, delta('new', 'a'), delta('new', 'b'));
    expect(after.past).toBe(before.past);
    expect(after.live[0]).toBe(before.live[0]);
    expect(after.live).toHaveLength(2);
  });

  it('still updates an item of an earlier turn, leaving its neighbours as they are', () => {
    const state = startResponse(loaded(widget('w', { type: 'Card' }), user('u', 'q')), pending);
    const next = run(state, { type: 'thread.item.updated', item_id: 'w', update: { type: 'widget.root.updated', widget: { type: 'Basic' } } });
    expect(next.past[0]?.item).toMatchObject({ widget: { type: 'Basic' } });
    expect(next.past[1]).toBe(state.past[1]);
    expect(next.live).toBe(state.live);
  });
});
