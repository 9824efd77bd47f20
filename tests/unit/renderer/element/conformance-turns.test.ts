import { describe, expect, it } from 'vitest';
import { textInput } from '../../../../src/renderer/element/controller/input.ts';
import { assistant, thread, user } from '../../../support/chatkit-events.ts';
import { answer, answered, answering, cancellable, created, said, toolCall } from '../../../support/conversation.ts';
import { settle } from '../../../support/scripted-fetch.ts';
import { controllerFixture } from './controller-fixture.ts';

/** A conversation with one question and its answer. */
async function talked(options: Parameters<typeof controllerFixture>[0] = {}) {
  const fixture = controllerFixture(options);
  fixture.type('Hi');
  answer(fixture.server.last('threads.create'), created(), said('Hi'), cancellable, answered('a1', 'Hello'));
  await settle();
  return fixture;
}

const pairs = (names: string[]): string[] => names.filter((name) => name.startsWith('chatkit.response'));
const pair = ['chatkit.response.start', 'chatkit.response.end'];

describe('Appendix B, how a turn goes', () => {
  it('aborted body = error: a failed turn with retry, told once', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.send(created(), said('Hi'), ...answering('a1', 'Hel'));
    await settle();
    call.cut();
    await settle();
    expect(fixture.state().thread.fault).toMatchObject({ code: 'stream_cut', allowRetry: true });
    expect(fixture.names().filter((name) => name === 'chatkit.error')).toHaveLength(1);
    expect(fixture.texts()).toEqual(['Hi', 'Hel']);
  });

  it('retry truncates locally: the server says nothing of what it removes', async () => {
    const fixture = await talked();
    fixture.controller.retry();
    expect(fixture.texts()).toEqual(['Hi']);
    answer(fixture.server.last('threads.retry_after_item'), cancellable, answered('a2', 'Hello again'));
    await settle();
    expect(fixture.texts()).toEqual(['Hi', 'Hello again']);
  });

  it('tool output only after stream end', async () => {
    const fixture = controllerFixture({ onClientTool: () => ({}) });
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.send(created(), said('Hi'), toolCall('fc_1'));
    await settle();
    expect(fixture.server.calls).toHaveLength(1);
    call.end();
    await settle();
    expect(fixture.server.calls.at(-1)?.type).toBe('threads.add_client_tool_output');
  });

  it('optimistic user message reconciled: shown at once, then under the id of the server, in its place', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const shown = fixture.state().thread.live[0];
    expect(shown).toMatchObject({ item: { type: 'user_message', content: [{ text: 'Hi' }] } });
    answer(fixture.server.last('threads.create'), created(), said('Hi'), answered('a1', 'Hello'));
    await settle();
    expect(fixture.state().thread.live.map((entry) => [entry.key === shown?.key, entry.item.id])).toEqual([[true, 'msg_Hi'], [false, 'a1']]);
    expect(fixture.state().thread.pendingKey).toBeUndefined();
  });

  it('cancel = abort + keep text, and the next message goes out at once', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.send(created(), said('Hi'), cancellable, ...answering('a1', 'Hel'));
    await settle();
    fixture.controller.view.getSnapshot().session.stop();
    await settle();
    expect(call.signal?.aborted).toBe(true);
    expect([fixture.texts(), fixture.state().thread.fault]).toEqual([['Hi', 'Hel'], undefined]);
    fixture.type('Next');
    expect(fixture.server.last('threads.add_user_message').params).toMatchObject({ input: { content: [{ text: 'Next' }] } });
  });

  it.each<[string, (call: ReturnType<ReturnType<typeof controllerFixture>['server']['last']>) => void]>([
    ['a server error', (call) => call.json({ error: { message: 'Down.' } }, 503)],
    ['a network failure', (call) => call.fail()],
    ['another content type', (call) => call.json({})],
    ['a body that breaks off', (call) => {
      call.open();
      call.cut();
    }],
    ['an in-band error', (call) => answer(call, { type: 'error', code: 'stream.error', allow_retry: true })],
  ])('no blind re-send after %s', async (_name, fail) => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    fail(fixture.server.last('threads.create'));
    await settle();
    expect(fixture.server.calls).toHaveLength(1);
    expect(fixture.state().response).toBe('idle');
    expect(fixture.state().thread.fault).toMatchObject({ allowRetry: true });
    expect(fixture.names()).toContain('chatkit.error');
  });

  it('paired response events: after success, error, cancel, and over the continuation of a client tool', async () => {
    const done = await talked();
    expect(pairs(done.names())).toEqual(pair);
    const failed = controllerFixture();
    failed.type('Hi');
    failed.server.last('threads.create').fail();
    await settle();
    expect(pairs(failed.names())).toEqual(pair);
    const stopped = controllerFixture();
    stopped.type('Hi');
    stopped.controller.view.getSnapshot().session.stop();
    await settle();
    expect(pairs(stopped.names())).toEqual(pair);
    const tool = controllerFixture({ onClientTool: () => ({}) });
    tool.type('Hi');
    answer(tool.server.last('threads.create'), created(), said('Hi'), toolCall('fc_1'));
    await settle();
    answer(tool.server.last('threads.add_client_tool_output'), answered('a1', 'Hello'));
    await settle();
    expect(pairs(tool.names())).toEqual(pair);
  });
});

describe('what could not be read', () => {
  it('is told for each event and said once in the thread, which goes on', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.send(created(), said('Hi'));
    call.raw('data: {oops\n\ndata: {"type":"thread.item.done","item":{}}\n\n');
    call.send(answered('a1', 'Hello'));
    call.end();
    await settle();
    expect(fixture.texts()).toEqual(['Hi', 'Hello']);
    expect(fixture.names().filter((name) => name === 'chatkit.error')).toHaveLength(2);
    expect(fixture.state().thread.notices).toMatchObject([{ level: 'info', code: 'unreadable', message: "Part of the answer couldn't be read." }]);
    fixture.type('More');
    expect(fixture.state().thread.notices).toEqual([]);
  });
});

describe('several threads', () => {
  it('stream side by side, each into its own', async () => {
    const fixture = await talked();
    fixture.type('More');
    const first = fixture.server.last('threads.add_user_message');
    first.open();
    first.send(said('More'), cancellable);
    await fixture.controller.openThread(null);
    fixture.type('Other');
    const second = fixture.server.last('threads.create');
    second.open();
    second.send(created('thr_2'), said('Other'));
    first.send(answered('a2', 'For the first'));
    second.send(answered('a2', 'For the second'));
    first.end();
    second.end();
    await settle();
    expect(fixture.texts()).toEqual(['Other', 'For the second']);
    await fixture.controller.openThread('thr_1');
    expect(fixture.texts()).toEqual(['Hi', 'Hello', 'More', 'For the first']);
  });

  it('are not mixed up by reading one anew while it streams', async () => {
    const fixture = await talked();
    fixture.type('More');
    await fixture.controller.fetchUpdates();
    expect(fixture.server.calls.map((call) => call.type)).not.toContain('threads.get_by_id');
  });

  it('that are deleted leave the screen, and their answer is stopped', async () => {
    const fixture = await talked();
    fixture.type('More');
    const call = fixture.server.last('threads.add_user_message');
    call.open();
    await settle();
    fixture.controller.forgetThread('thr_1');
    await settle();
    expect(call.signal?.aborted).toBe(true);
    expect(fixture.state().threadId).toBeNull();
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json(thread({ items: { data: [user('u', 'x'), assistant('a', 'y')], has_more: false } }));
    await opening;
    expect(fixture.texts()).toEqual(['x', 'y']);
  });
});

describe('a message with everything', () => {
  it('carries quote, attachments, tool and model for this message only', async () => {
    const fixture = await talked();
    fixture.controller.send({ ...textInput('Look'), quoted_text: 'Hello', attachments: ['atc_1'], inference_options: { model: 'm', tool_choice: { id: 't' } } }, {
      attachments: [{ type: 'file', id: 'atc_1', name: 'a.txt', mime_type: 'text/plain' }],
    });
    expect(fixture.server.last('threads.add_user_message').params['input']).toEqual({
      content: [{ type: 'input_text', text: 'Look' }], quoted_text: 'Hello', attachments: ['atc_1'], inference_options: { model: 'm', tool_choice: { id: 't' } },
    });
    expect(fixture.state().thread.live[0]?.item).toMatchObject({ quoted_text: 'Hello', attachments: [{ name: 'a.txt' }] });
  });
});
