import { describe, expect, it } from 'vitest';
import type { Resumption } from '../../../../src/renderer/element/element-host.ts';
import { canStop } from '../../../../src/renderer/element/controller/session-state.ts';
import type { ThreadStreamEvent } from '../../../../src/shared/chatkit/types.ts';
import { assistant, thread, user } from '../../../support/chatkit-events.ts';
import { answer, answered, answering, cancellable, created, said, toolCall } from '../../../support/conversation.ts';
import { settle } from '../../../support/scripted-fetch.ts';
import { controllerFixture } from './controller-fixture.ts';

/** A host whose running answers are in the test's hands. */
function hostFixture() {
  const stopped: unknown[] = [];
  const asked: { threadId: string; signal: AbortSignal; answer: (response: Response | undefined) => void; fail: () => void }[] = [];
  const resumption: Resumption = {
    headers: (streamId) => ({ 'x-stream': streamId }),
    attach: (threadId, signal) => new Promise((resolve, reject) => asked.push({ threadId, signal, answer: resolve, fail: () => reject(new Error('down')) })),
    stop: (target) => {
      stopped.push(target);
      return Promise.resolve();
    },
  };
  return { resumption, stopped, asked };
}

function runningAnswer() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({ start: (made) => void (controller = made), cancel: () => void (cancelled = true) });
  return {
    response: new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    send: (...events: ThreadStreamEvent[]) => {
      for (const event of events) controller?.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
    },
    end: () => controller?.close(),
    cut: () => controller?.error(new TypeError('terminated')),
    isCancelled: () => cancelled,
  };
}

const half = thread({ items: { data: [user('u1', 'Hi'), assistant('a0', 'First')], has_more: false } });

/** A thread that was opened while its answer runs. */
async function reopened() {
  const host = hostFixture();
  const fixture = controllerFixture({ onClientTool: () => ({ ok: 1 }) }, { resumption: host.resumption });
  const opening = fixture.controller.openThread('thr_1');
  const live = runningAnswer();
  host.asked[0]?.answer(live.response);
  fixture.server.last('threads.get_by_id').json(half);
  await opening;
  await settle();
  return { ...fixture, ...host, live };
}

const responses = (names: string[]): string[] => names.filter((name) => name.startsWith('chatkit.response'));

describe('a request for an answer', () => {
  it('carries a fresh name each time, so that the host can keep it, and stop ends it by that name', async () => {
    const host = hostFixture();
    const fixture = controllerFixture({}, { resumption: host.resumption });
    fixture.type('Hi');
    const first = fixture.server.last('threads.create');
    expect(first.headers).toMatchObject({ 'x-stream': 'id_1' });
    answer(first, created(), said('Hi'), cancellable, answered('a1', 'Hello'));
    await settle();
    fixture.type('More');
    const second = fixture.server.last('threads.add_user_message');
    expect(second.headers).toMatchObject({ 'x-stream': 'id_2' });
    fixture.controller.view.getSnapshot().session.stop();
    expect(host.stopped).toEqual([{ streamId: 'id_2' }]);
    expect(second.signal?.aborted).toBe(true);
  });

  it('keeps its name when it failed and is sent again, so that a server that had it does not act twice', async () => {
    const host = hostFixture();
    const fixture = controllerFixture({}, { resumption: host.resumption });
    fixture.type('Hi');
    const first = fixture.server.last('threads.create');
    first.open();
    await settle();
    first.cut();
    await settle();
    fixture.controller.retry();
    const second = fixture.server.last('threads.create');
    expect(second).not.toBe(first);
    expect(second.headers).toEqual(first.headers);
  });

  it('is only left, not stopped, when the element goes away', async () => {
    const host = hostFixture();
    const fixture = controllerFixture({}, { resumption: host.resumption });
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    await settle();
    fixture.controller.dispose();
    await settle();
    expect(call.signal?.aborted).toBe(true);
    expect(host.stopped).toEqual([]);
  });

  it('is stopped by ending the connection where there is no such host', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    expect(Object.keys(call.headers ?? {})).not.toContain('x-stream');
    fixture.controller.view.getSnapshot().session.stop();
    await settle();
    expect(call.signal?.aborted).toBe(true);
  });
});

describe('an answer that was running when its thread was opened', () => {
  it('is asked for before the thread is read, so that one that ends in between is in what is read', async () => {
    const host = hostFixture();
    const fixture = controllerFixture({}, { resumption: host.resumption });
    void fixture.controller.openThread('thr_1');
    expect([host.asked.length, fixture.server.calls.length]).toEqual([1, 1]);
    expect(host.asked[0]?.threadId).toBe('thr_1');
  });

  it('goes on as a response: what is loaded comes once more and stays in its place, then the rest', async () => {
    const fixture = await reopened();
    expect(fixture.state().response).toBe('connecting');
    fixture.live.send(said('x'), { type: 'thread.item.removed', item_id: 'msg_x' });
    fixture.live.send({ type: 'thread.item.done', item: user('u1', 'Hi') }, cancellable, ...answering('a0', 'First'), answered('a0', 'First'), ...answering('a1', 'Sec'));
    await settle();
    expect(fixture.texts()).toEqual(['Hi', 'First', 'Sec']);
    expect(canStop(fixture.state())).toBe(true);
    fixture.live.send(answered('a1', 'Second'));
    fixture.live.end();
    await settle();
    expect(fixture.texts()).toEqual(['Hi', 'First', 'Second']);
    expect(responses(fixture.names())).toEqual(['chatkit.response.start', 'chatkit.response.end']);
    expect(fixture.names()).not.toContain('chatkit.error');
  });

  it('does not announce its thread anew when the replay tells of its creation', async () => {
    const fixture = await reopened();
    fixture.live.send(created(), cancellable);
    await settle();
    expect(fixture.names().filter((name) => name === 'chatkit.thread.change')).toHaveLength(1);
  });

  it('is stopped by its thread, which it is known by here', async () => {
    const fixture = await reopened();
    fixture.live.send(...answering('a1', 'Sec'), cancellable);
    await settle();
    fixture.controller.view.getSnapshot().session.stop();
    await settle();
    expect(fixture.stopped).toEqual([{ threadId: 'thr_1' }]);
    expect(fixture.live.isCancelled()).toBe(true);
    expect(fixture.state()).toMatchObject({ response: 'idle', thread: { fault: undefined } });
  });

  it('goes on behind another thread, and is only left when the element goes away', async () => {
    const fixture = await reopened();
    fixture.live.send(...answering('a1', 'Sec'));
    await settle();
    await fixture.controller.openThread(null);
    expect(fixture.live.isCancelled()).toBe(false);
    fixture.controller.dispose();
    await settle();
    expect(fixture.live.isCancelled()).toBe(true);
    expect(fixture.stopped).toEqual([]);
  });

  it('offers a tool that it ends on instead of running it: another window may be doing that', async () => {
    const fixture = await reopened();
    fixture.live.send(toolCall('fc_1'));
    fixture.live.end();
    await settle();
    expect(fixture.server.calls).toHaveLength(1);
    expect(fixture.state().response).toBe('idle');
  });

  it('says so when it breaks off', async () => {
    const fixture = await reopened();
    fixture.live.send(...answering('a1', 'Sec'));
    await settle();
    fixture.live.cut();
    await settle();
    expect(fixture.state().thread.fault).toMatchObject({ code: 'stream_cut' });
    expect(fixture.texts()).toEqual(['Hi', 'First', 'Sec']);
  });
});

describe('asking for a running answer', () => {
  it('is quiet when there is none, or the host fails', async () => {
    for (const settleHost of ['answer', 'fail'] as const) {
      const host = hostFixture();
      const fixture = controllerFixture({}, { resumption: host.resumption });
      const opening = fixture.controller.openThread('thr_1');
      fixture.server.last('threads.get_by_id').json(half);
      await opening;
      host.asked[0]?.[settleHost](undefined);
      await settle();
      expect(fixture.state()).toMatchObject({ response: 'idle', thread: { fault: undefined } });
      expect(fixture.names()).not.toContain('chatkit.error');
    }
  });

  it('gives way to a message that is sent meanwhile', async () => {
    const host = hostFixture();
    const fixture = controllerFixture({}, { resumption: host.resumption });
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json(half);
    await opening;
    fixture.type('More');
    const live = runningAnswer();
    host.asked[0]?.answer(live.response);
    await settle();
    expect(live.isCancelled()).toBe(true);
    expect(fixture.texts()).toEqual(['Hi', 'First', 'More']);
  });

  it('happens again when the thread is read anew, but not while an answer streams', async () => {
    const host = hostFixture();
    const fixture = controllerFixture({}, { resumption: host.resumption });
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json(half);
    await opening;
    const refreshing = fixture.controller.fetchUpdates();
    expect(host.asked).toHaveLength(2);
    expect(host.asked[0]?.signal.aborted).toBe(true);
    const live = runningAnswer();
    host.asked[1]?.answer(live.response);
    fixture.server.last('threads.get_by_id').json(half);
    await refreshing;
    await settle();
    expect(responses(fixture.names())).toEqual(['chatkit.response.start']);
    await fixture.controller.fetchUpdates();
    expect(host.asked).toHaveLength(2);
  });
});

describe('a running answer that is found and not wanted', () => {
  it('is let go of when its thread cannot be read', async () => {
    const host = hostFixture();
    const fixture = controllerFixture({}, { resumption: host.resumption });
    const opening = fixture.controller.openThread('thr_1');
    const live = runningAnswer();
    host.asked[0]?.answer(live.response);
    fixture.server.last('threads.get_by_id').json({ error: { message: 'No.' } }, 503);
    await expect(opening).rejects.toThrow();
    await settle();
    expect(live.isCancelled()).toBe(true);
  });
});
