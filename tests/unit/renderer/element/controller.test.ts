import { describe, expect, it } from 'vitest';
import { canStop } from '../../../../src/renderer/element/controller/session-state.ts';
import type { ThreadStreamEvent } from '../../../../src/shared/chatkit/types.ts';
import { assistant, thread, user } from '../../../support/chatkit-events.ts';
import { settle } from '../../../support/scripted-fetch.ts';
import { controllerFixture } from './controller-fixture.ts';

const created = (id = 'thr_1'): ThreadStreamEvent => ({ type: 'thread.created', thread: thread({ id }) });
const userDone = (text: string): ThreadStreamEvent => ({ type: 'thread.item.done', item: user(`msg_${text}`, text) });
const options: ThreadStreamEvent = { type: 'stream_options', stream_options: { allow_cancel: true } };
const answer = (id: string, text: string): ThreadStreamEvent[] => [
  { type: 'thread.item.added', item: assistant(id) },
  { type: 'thread.item.updated', item_id: id, update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text } },
];
const answered = (id: string, text: string): ThreadStreamEvent => ({ type: 'thread.item.done', item: assistant(id, text) });

/** A conversation with one question and its answer. */
async function talked(fixture = controllerFixture()) {
  fixture.type('Hi');
  const call = fixture.server.last('threads.create');
  call.open();
  call.send(created(), userDone('Hi'), options, answered('a1', 'Hello'));
  call.end();
  await settle();
  return fixture;
}

describe('sending', () => {
  it('creates a thread with the first message, shows it at once, and adopts the id', async () => {
    const { type, server, state, texts, names, events, controller } = controllerFixture();
    type('  Hi ');
    expect(texts()).toEqual(['  Hi ']);
    expect(controller.composer.draft(null).text).toBe('');
    const call = server.last('threads.create');
    expect(call.params).toEqual({ input: { content: [{ type: 'input_text', text: '  Hi ' }], quoted_text: '', attachments: [], inference_options: {} } });
    call.open();
    call.send(created(), userDone('Hi'), options, ...answer('a1', 'Hel'));
    await settle();
    expect(state()).toMatchObject({ threadId: 'thr_1', response: 'streaming' });
    expect(texts()).toEqual(['Hi', 'Hel']);
    call.send(answered('a1', 'Hello'));
    call.end();
    await settle();
    expect(state().response).toBe('idle');
    expect(names()).toEqual(['chatkit.response.start', 'chatkit.thread.change', 'chatkit.response.end']);
    expect(events).toContainEqual({ name: 'chatkit.thread.change', detail: { threadId: 'thr_1' } });
  });

  it('adds later messages to the thread and takes along what was typed while it was created', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    fixture.controller.composer.setText(null, 'next');
    const call = fixture.server.last('threads.create');
    call.open();
    call.send(created(), userDone('Hi'));
    await settle();
    expect(fixture.controller.composer.draft('thr_1').text).toBe('next');
    expect(fixture.controller.composer.draft(null).text).toBe('');
    call.end();
    await settle();
    fixture.controller.submitDraft();
    expect(fixture.server.last('threads.add_user_message').params['thread_id']).toBe('thr_1');
  });

  it('sends nothing while it answers, for blank text, or in a locked thread', async () => {
    const fixture = await talked();
    fixture.type('   ');
    expect(fixture.server.calls).toHaveLength(1);
    fixture.type('one');
    fixture.type('two');
    expect(fixture.server.calls).toHaveLength(2);
    expect(fixture.controller.composer.draft('thr_1').text).toBe('two');
    expect(() => fixture.controller.send({ content: [], attachments: ['a'], inference_options: {} })).toThrow('ChatKit: sendUserMessage() ignored - already responding.');
    const call = fixture.server.last('threads.add_user_message');
    call.open();
    call.send(userDone('one'), { type: 'thread.updated', thread: thread({ status: { type: 'locked' } }) });
    call.end();
    await settle();
    fixture.controller.submitDraft();
    expect(fixture.server.calls).toHaveLength(2);
  });
});

describe('stopping', () => {
  it('aborts the request, keeps the text, marks it, and takes the next message', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    expect(canStop(fixture.state())).toBe(true);
    call.open();
    call.send(created(), userDone('Hi'));
    await settle();
    expect(canStop(fixture.state())).toBe(false);
    call.send(options, ...answer('a1', 'Hel'));
    await settle();
    expect(canStop(fixture.state())).toBe(true);
    fixture.controller.view.getSnapshot().session.stop();
    await settle();
    expect(call.signal?.aborted).toBe(true);
    expect(fixture.texts()).toEqual(['Hi', 'Hel']);
    expect(fixture.state().thread.live.at(-1)).toMatchObject({ stopped: true, streaming: false });
    expect(fixture.state().thread.fault).toBeUndefined();
    expect(fixture.names().filter((name) => name.startsWith('chatkit.response'))).toEqual(['chatkit.response.start', 'chatkit.response.end']);
    fixture.type('next');
    expect(fixture.server.calls).toHaveLength(2);
  });
});

describe('failing', () => {
  it('gives the text back to the composer when the server never took it, and sends it from there on retry', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    fixture.server.last('threads.create').json({ error: { message: "Couldn't reach chat.example.com.", code: 'network.unreachable' } }, 502);
    await settle();
    expect(fixture.texts()).toEqual([]);
    expect(fixture.controller.composer.draft(null).text).toBe('Hi');
    expect(fixture.state().thread.fault).toEqual({ code: 'network.unreachable', message: "Couldn't reach chat.example.com.", allowRetry: true, status: 502 });
    expect(fixture.names()).toEqual(['chatkit.response.start', 'chatkit.error', 'chatkit.response.end']);
    fixture.controller.composer.setText(null, 'Hi, edited');
    fixture.controller.retry();
    expect(fixture.server.last('threads.create').params).toMatchObject({ input: { content: [{ text: 'Hi, edited' }] } });
    expect(fixture.state().thread.fault).toBeUndefined();
  });

  it('keeps the message where it is when something else is in the composer, and sends the original on retry', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    fixture.controller.composer.setText(null, 'other');
    fixture.server.last('threads.create').fail();
    await settle();
    expect(fixture.texts()).toEqual(['Hi']);
    fixture.controller.retry();
    expect(fixture.texts()).toEqual(['Hi']);
    expect(fixture.server.last('threads.create').params).toMatchObject({ input: { content: [{ text: 'Hi' }] } });
    expect(fixture.controller.composer.draft(null).text).toBe('other');
  });

  it('keeps partial text of a stream that breaks off, and asks again after the stored message on retry', async () => {
    const fixture = await talked();
    fixture.type('More');
    const call = fixture.server.last('threads.add_user_message');
    call.open();
    call.send(userDone('More'), options, ...answer('a2', 'Half'));
    await settle();
    call.cut();
    await settle();
    expect(fixture.texts()).toEqual(['Hi', 'Hello', 'More', 'Half']);
    expect(fixture.state().thread.fault).toMatchObject({ code: 'stream_cut', allowRetry: true });
    fixture.controller.retry();
    expect(fixture.texts()).toEqual(['Hi', 'Hello', 'More']);
    expect(fixture.server.last('threads.retry_after_item').params).toEqual({ thread_id: 'thr_1', item_id: 'msg_More' });
  });

  it('sends the message again when the thread exists but the message was never stored', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.send(created());
    await settle();
    call.cut();
    await settle();
    fixture.controller.retry();
    expect(fixture.server.last('threads.add_user_message').params).toMatchObject({ thread_id: 'thr_1', input: { content: [{ text: 'Hi' }] } });
    expect(fixture.texts()).toEqual(['Hi']);
  });

  it('shows an error of the stream, tells it, and never sends anything again by itself', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.send(created(), userDone('Hi'), options, { type: 'error', code: 'custom', message: 'Over quota.', allow_retry: false });
    call.end();
    await settle();
    expect(fixture.state().thread.fault).toEqual({ code: 'custom', message: 'Over quota.', allowRetry: false });
    expect(fixture.events.find((event) => event.name === 'chatkit.error')).toMatchObject({ detail: { error: { message: 'Over quota.' } } });
    expect(fixture.server.calls).toHaveLength(1);
  });

  it('passes client effects on and keeps them out of the thread', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.send({ type: 'client_effect', name: 'confetti', data: { n: 1 } });
    await settle();
    expect(fixture.events).toContainEqual({ name: 'chatkit.effect', detail: { name: 'confetti', data: { n: 1 } } });
    expect(fixture.texts()).toEqual(['Hi']);
  });
});

describe('options', () => {
  it('replaces options without touching the conversation or the draft', async () => {
    const fixture = await talked();
    fixture.controller.composer.setText('thr_1', 'draft');
    const before = fixture.state();
    fixture.controller.setOptions({ api: { url: '/other', domainKey: 'x' }, theme: 'dark' });
    expect(fixture.state()).toBe(before);
    expect(fixture.controller.composer.draft('thr_1').text).toBe('draft');
    expect(fixture.controller.view.getSnapshot().options.theme).toBe('dark');
  });
});
