import { describe, expect, it } from 'vitest';
import { toUserContent } from '../../../../src/renderer/element/controller/input.ts';
import { externalUrl } from '../../../../src/renderer/element/markdown/links.ts';
import type { ThreadItem, WidgetItem } from '../../../../src/shared/chatkit/types.ts';
import { assistant, item, thread, user, widget } from '../../../support/chatkit-events.ts';
import { answer, answered, answering, created, said, toolCall } from '../../../support/conversation.ts';
import { settle } from '../../../support/scripted-fetch.ts';
import type { ScriptedCall } from '../../../support/scripted-fetch.ts';
import { controllerFixture } from './controller-fixture.ts';

/*
 * The client half of Appendix B, point by point, through a scripted fetch. What has a file of its own is only pinned here:
 * SSE fuzz in `sse-fuzz.test.ts`, ready and setOptions in `element-life.test.ts`, URLs of widgets with the widgets.
 */

type Fixture = ReturnType<typeof controllerFixture>;

/** One request of every type that this side sends. */
async function everyRequest(): Promise<ScriptedCall[]> {
  const fixture = controllerFixture({ onClientTool: () => undefined as never, locale: 'pt-BR' });
  const { controller, server } = fixture;
  fixture.type('Hi');
  answer(server.last('threads.create'), created(), said('Hi'), toolCall('fc_1'));
  await settle();
  answer(server.last('threads.add_client_tool_output'), answered('a1', 'Hello'));
  await settle();
  controller.send({ content: toUserContent([{ type: 'input_tag', id: 't', text: 'T' }]), attachments: [], inference_options: {} });
  answer(server.last('threads.add_user_message'), said('T'), answered('a2', 'Hello'));
  await settle();
  const { session } = controller.view.getSnapshot();
  for (const act of [
    () => session.answerInputs('q1', { status: 'skipped', answers: {} }), () => controller.sendAction({ type: 'x' }), () => controller.retryAt('a2'),
  ]) {
    const done = act();
    const call = server.calls.at(-1);
    if (call !== undefined) answer(call);
    await done;
  }
  const jsons = [
    controller.runAction({ type: 'x', streaming: false }, widget('w', { type: 'Card' })), controller.sendFeedback(['a2'], 'positive'),
    controller.client().json('threads.list', {}), controller.client().json('threads.update', { thread_id: 'thr_1', title: 'T' }),
    controller.client().json('threads.delete', { thread_id: 'thr_1' }), controller.client().json('attachments.create', { name: 'a', size: 1, mime_type: 'x/y' }),
    controller.client().json('attachments.delete', { attachment_id: 'a' }), controller.client().json('input.transcribe', { audio_base64: '', mime_type: 'audio/webm' }),
    controller.openThread('thr_2'),
  ];
  for (const call of server.calls) if (call.type === 'threads.get_by_id') call.json(thread({ id: 'thr_2', items: { data: [], has_more: true, after: 'x' } }));
  await settle();
  for (const call of server.calls) call.json(call.type === 'threads.update' ? thread() : { data: [], has_more: false });
  await Promise.allSettled(jsons);
  return server.calls;
}

async function opened(...data: ThreadItem[]): Promise<Fixture> {
  const fixture = controllerFixture();
  const opening = fixture.controller.openThread('thr_1');
  fixture.server.last('threads.get_by_id').json(thread({ items: { data, has_more: false } }));
  await opening;
  return fixture;
}

describe('Appendix B, what goes out', () => {
  it('covers all 16 request types of §1.1', async () => {
    const types = new Set((await everyRequest()).map((call) => call.type));
    expect([...types].toSorted()).toEqual([
      'attachments.create', 'attachments.delete', 'input.transcribe', 'items.feedback', 'items.list', 'threads.add_client_tool_output',
      'threads.add_structured_input', 'threads.add_user_message', 'threads.create', 'threads.custom_action', 'threads.delete', 'threads.get_by_id',
      'threads.list', 'threads.retry_after_item', 'threads.sync_custom_action', 'threads.update',
    ]);
  });

  it('plain-object headers: an integrator can spread them', async () => {
    for (const call of await everyRequest()) {
      expect(Object.getPrototypeOf(call.headers)).toBe(Object.prototype);
      expect({ ...(call.headers as Record<string, string>), authorization: 'x' }).toMatchObject({ 'content-type': 'application/json', authorization: 'x' });
    }
  });

  it('single-locale accept-language on every request', async () => {
    for (const call of await everyRequest()) expect(call.headers).toMatchObject({ 'accept-language': 'pt-BR', 'chatkit-frame-instance-id': 'frm_1' });
  });

  it('`params`, `attachments`, `inference_options`, tag `data` and tool `result` always present', async () => {
    const calls = await everyRequest();
    for (const call of calls) expect(call.params).toBeTypeOf('object');
    for (const call of calls) if ('input' in call.params && 'content' in (call.params['input'] as object)) expect(call.params['input']).toMatchObject({ attachments: [], inference_options: {} });
    expect(calls.find((call) => call.type === 'threads.add_user_message')?.body).toContain('"data":{}');
    expect(calls.find((call) => call.type === 'threads.add_client_tool_output')?.params).toHaveProperty('result');
    expect(calls.find((call) => call.type === 'threads.list')?.body).toBe('{"type":"threads.list","params":{}}');
  });

  it('no null `metadata`, `order` or `interactive`', async () => {
    for (const call of await everyRequest()) {
      expect(call.body).not.toMatch(/"(metadata|order|interactive)":null/);
      expect(call.metadata).toBeUndefined();
    }
  });

  it('page with the `after` that was returned, not with the last visible id', async () => {
    const fixture = controllerFixture();
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json(thread({ items: { data: [], has_more: true, after: 'x' } }));
    await settle();
    fixture.server.last('items.list').json({ data: [user('visible', 'Hi')], has_more: true, after: 'hidden' });
    await opening;
    void fixture.controller.view.getSnapshot().session.loadOlder();
    expect(fixture.server.last('items.list').params['after']).toBe('hidden');
  });
});

describe('Appendix B, what comes in', () => {
  it('SSE parser: split UTF-8, CRLF and comments are read (all of it in sse-fuzz.test.ts)', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.raw(`: hello\r\ndata: ${JSON.stringify(created())}\r\n\r\n: ping\n\ndata:${JSON.stringify(said('Hé 🗝️'))}\n\n`);
    call.end();
    await settle();
    expect(fixture.texts()).toEqual(['Hé 🗝️']);
  });

  it('end of body is the terminator: no marker, no blank line, no event needed', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.raw(`data: ${JSON.stringify(created())}`);
    call.end();
    await settle();
    expect(fixture.state()).toMatchObject({ threadId: 'thr_1', response: 'idle', thread: { fault: undefined } });
  });

  it('upsert by id, no re-sort: a done with another time stays in its place', async () => {
    const fixture = await opened(user('u1', 'q'), assistant('a1', 'first'));
    fixture.type('More');
    const late = { ...assistant('a2', 'late'), created_at: '2030-01-01T00:00:00Z' };
    const early = { ...assistant('a3', 'early'), created_at: '1999-01-01T00:00:00Z' };
    answer(
      fixture.server.last('threads.add_user_message'), said('More'), ...answering('a2', 'x'), { type: 'thread.item.done', item: early }, { type: 'thread.item.done', item: late },
      { type: 'thread.item.done', item: assistant('a1', 'first, changed') },
    );
    await settle();
    expect(fixture.texts()).toEqual(['q', 'first, changed', 'More', 'late', 'early']);
  });

  it('thread events never clear items', async () => {
    const fixture = await opened(user('u1', 'q'), assistant('a1', 'a'));
    fixture.type('More');
    answer(fixture.server.last('threads.add_user_message'), said('More'), { type: 'thread.updated', thread: thread({ title: 'New' }) }, created());
    await settle();
    expect(fixture.texts()).toEqual(['q', 'a', 'More']);
  });

  it('ignore unknown types of events, updates and items', async () => {
    const fixture = await opened(user('u1', 'q'), item({ id: 'x', type: 'sparkle' }));
    fixture.type('More');
    const call = fixture.server.last('threads.add_user_message');
    call.open();
    call.raw('data: {"type":"thread.sparkled"}\n\ndata: {"type":"thread.item.updated","item_id":"u1","update":{"type":"sparkle"}}\n\ndata: {"type":"thread.item.done","item":{"id":"y","type":"sparkle"}}\n\n');
    call.send(said('More'), answered('a2', 'Fine'));
    call.end();
    await settle();
    expect(fixture.texts()).toEqual(['q', 'sparkle', 'More', 'sparkle', 'Fine']);
    expect(fixture.names()).not.toContain('chatkit.error');
    expect(fixture.state().thread.notices).toEqual([]);
  });

  it('accept naive timestamps, nulls, `upload_url` and single-object `children`', async () => {
    const old = { ...user('u1', 'q'), created_at: '2026-11-20T19:06:16.127107', quoted_text: null, attachments: [{ id: 'a', name: 'a', mime_type: 'x/y', type: 'file', upload_url: '/up', upload_descriptor: null }] };
    const single = widget('w', { type: 'Card', children: { type: 'Text', id: 't', value: 'x' } });
    const fixture = await opened(old as never, single);
    const [message, card] = fixture.state().thread.past.map((entry) => entry.item);
    expect(message).toMatchObject({ attachments: [{ upload_descriptor: { url: '/up', method: 'POST', headers: {} } }] });
    expect(message).not.toHaveProperty('quoted_text');
    expect((card as WidgetItem).widget.children).toEqual({ type: 'Text', id: 't', value: 'x' });
  });

  it('sanitise markdown URLs: what is no web or mail address is no link', () => {
    expect(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'blob:x'].map(externalUrl)).toEqual(Array(5).fill(undefined));
  });
});
