import { describe, expect, it, vi } from 'vitest';
import { canStop } from '../../../../src/renderer/element/controller/session-state.ts';
import { waitingTool } from '../../../../src/shared/chatkit/tool-calls.ts';
import { item, thread, user } from '../../../support/chatkit-events.ts';
import { answer, answered, answering, cancellable, created, said, toolCall } from '../../../support/conversation.ts';
import { settle } from '../../../support/scripted-fetch.ts';
import { baseOptions, controllerFixture } from './controller-fixture.ts';

/** A page whose tool has just been called. */
async function called(onClientTool?: (call: { name: string; params: Record<string, unknown> }) => unknown, params: Record<string, unknown> = {}) {
  const fixture = controllerFixture(onClientTool === undefined ? {} : { onClientTool: onClientTool as never });
  fixture.type('Hi');
  answer(fixture.server.last('threads.create'), created(), said('Hi'), cancellable, toolCall('fc_1', 'get', params));
  await settle();
  return fixture;
}

const responses = (names: string[]): string[] => names.filter((name) => name.startsWith('chatkit.response'));

describe('a client tool', () => {
  it('runs after the end of the stream, gets its arguments with their nulls, and its result goes to the server', async () => {
    const tool = vi.fn(() => Promise.resolve({ ok: 1 }));
    const fixture = controllerFixture({ onClientTool: tool });
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.send(created(), said('Hi'), toolCall('fc_1', 'get', { a: null, b: [1] }));
    await settle();
    expect(tool).not.toHaveBeenCalled();
    call.end();
    await settle();
    expect(tool).toHaveBeenCalledExactlyOnceWith({ name: 'get', params: { a: null, b: [1] } });
    expect(fixture.server.last('threads.add_client_tool_output').params).toEqual({ thread_id: 'thr_1', result: { ok: 1 } });
  });

  it('is marked completed here, and what follows belongs to the same response', async () => {
    const fixture = await called(() => ({ ok: 1 }));
    expect(fixture.state().thread.live.at(-1)?.item).toMatchObject({ type: 'client_tool_call', status: 'completed', output: { ok: 1 } });
    expect(fixture.state().response).toBe('streaming');
    answer(fixture.server.last('threads.add_client_tool_output'), cancellable, answered('a1', 'Done'));
    await settle();
    expect(fixture.texts()).toEqual(['Hi', 'client_tool_call', 'Done']);
    expect(responses(fixture.names())).toEqual(['chatkit.response.start', 'chatkit.response.end']);
  });

  it('may be followed by another one', async () => {
    const fixture = await called(({ name }) => ({ ran: name }));
    answer(fixture.server.last('threads.add_client_tool_output'), cancellable, toolCall('fc_2', 'put'));
    await settle();
    expect(fixture.server.last('threads.add_client_tool_output').params['result']).toEqual({ ran: 'put' });
    answer(fixture.server.last('threads.add_client_tool_output'), answered('a1', 'Done'));
    await settle();
    expect(fixture.server.calls).toHaveLength(3);
    expect(responses(fixture.names())).toHaveLength(2);
  });

  it('parts two messages of a server that gives both the same id', async () => {
    const fixture = controllerFixture({ onClientTool: () => ({}) });
    fixture.type('Hi');
    answer(fixture.server.last('threads.create'), created(), said('Hi'), ...answering('__fake__', 'One moment'), answered('__fake__', 'One moment'), toolCall('fc_1'));
    await settle();
    answer(fixture.server.last('threads.add_client_tool_output'), ...answering('__fake__', 'Do'), answered('__fake__', 'Done'));
    await settle();
    expect(fixture.texts()).toEqual(['Hi', 'One moment', 'client_tool_call', 'Done']);
  });

  it('is always the callback of the newest options', async () => {
    const fixture = controllerFixture({ onClientTool: () => ({ from: 'old' }) });
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.send(created(), said('Hi'), toolCall('fc_1'));
    await settle();
    fixture.controller.setOptions({ ...baseOptions, onClientTool: () => ({ from: 'new' }) });
    call.end();
    await settle();
    expect(fixture.server.last('threads.add_client_tool_output').params['result']).toEqual({ from: 'new' });
  });

  it.each<[string, (() => unknown) | undefined, unknown]>([
    ['missing', undefined, { error: 'This page has no client tools: "get" can\'t run here.' }],
    ['throwing', () => { throw new Error('No such row.'); }, { error: 'No such row.' }],
    ['rejecting', () => Promise.reject(new Error('Offline.')), { error: 'Offline.' }],
    ['returning what JSON cannot carry', () => ({ n: 1n }), { error: 'The result of the client tool "get" can\'t be sent as JSON.' }],
    ['returning a function', () => () => 1, { error: 'The result of the client tool "get" can\'t be sent as JSON.' }],
  ])('that is %s is answered with an error, which the page is told', async (_name, tool, result) => {
    const fixture = await called(tool);
    expect(fixture.server.last('threads.add_client_tool_output').params).toEqual({ thread_id: 'thr_1', result });
    expect(fixture.names()).toContain('chatkit.error');
  });

  it('that returns nothing is answered with an empty object, null with null', async () => {
    expect((await called(() => undefined)).server.last('threads.add_client_tool_output').params['result']).toEqual({});
    expect((await called(() => null)).server.last('threads.add_client_tool_output').body).toContain('"result":null');
  });

  it('can be stopped while it runs: its result is dropped, and it is offered again', async () => {
    let finish: (value: unknown) => void = () => undefined;
    const fixture = await called(() => new Promise((resolve) => (finish = resolve)));
    expect(canStop(fixture.state())).toBe(true);
    fixture.controller.view.getSnapshot().session.stop();
    await settle();
    finish({ ok: 1 });
    await settle();
    expect(fixture.server.calls).toHaveLength(1);
    expect(fixture.state().response).toBe('idle');
    expect(waitingTool(fixture.state().thread)).toMatchObject({ id: 'fc_1' });
    expect(responses(fixture.names())).toHaveLength(2);
  });

  it('is not run when the stream ended in an error', async () => {
    const tool = vi.fn(() => ({}));
    const fixture = controllerFixture({ onClientTool: tool });
    fixture.type('Hi');
    answer(fixture.server.last('threads.create'), created(), said('Hi'), toolCall('fc_1'), { type: 'error', code: 'stream.error', allow_retry: true });
    await settle();
    expect(tool).not.toHaveBeenCalled();
  });

  it('whose result the server never saw is asked for again by sending the result again', async () => {
    const tool = vi.fn(() => ({ ok: 1 }));
    const fixture = await called(tool);
    fixture.server.last('threads.add_client_tool_output').fail();
    await settle();
    expect(fixture.state().thread.fault).toMatchObject({ code: 'network', allowRetry: true });
    fixture.controller.retry();
    expect(fixture.server.last('threads.add_client_tool_output').params['result']).toEqual({ ok: 1 });
    expect(tool).toHaveBeenCalledOnce();
  });
});

describe('a call found when a thread is read', () => {
  const items = [user('u1', 'Hi'), item({ id: 'fc_1', type: 'client_tool_call', status: 'pending', call_id: 'c', name: 'get', arguments: {} })];

  async function opened(extra = items) {
    const tool = vi.fn(() => ({ ok: 1 }));
    const fixture = controllerFixture({ onClientTool: tool });
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json(thread({ items: { data: extra, has_more: false } }));
    await opening;
    return { ...fixture, tool };
  }

  it('is offered, not run; and runs as one response when asked for', async () => {
    const fixture = await opened();
    expect(fixture.tool).not.toHaveBeenCalled();
    expect(waitingTool(fixture.state().thread)).toMatchObject({ name: 'get' });
    const running = fixture.controller.view.getSnapshot().session.runPendingTool();
    await settle();
    answer(fixture.server.last('threads.add_client_tool_output'), answered('a1', 'Done'));
    await running;
    expect(fixture.tool).toHaveBeenCalledOnce();
    expect(waitingTool(fixture.state().thread)).toBeUndefined();
    expect(responses(fixture.names())).toEqual(['chatkit.response.start', 'chatkit.response.end']);
  });

  it('is not offered when something came after it: the server would not take the result', async () => {
    const fixture = await opened([...items, user('u2', 'Never mind')]);
    expect(waitingTool(fixture.state().thread)).toBeUndefined();
    await fixture.controller.view.getSnapshot().session.runPendingTool();
    expect(fixture.tool).not.toHaveBeenCalled();
  });
});
