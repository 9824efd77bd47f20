import { describe, expect, it } from 'vitest';
import { maxRunning } from '../../../../src/main/streams/streams.ts';
import { turns } from '../../../support/manual-clock.ts';
import { all, error, one, options, progress, setUp, two, uuid } from './streams-fixture.ts';

describe('an answer that is asked for with our header', () => {
  it('passes to its page unchanged', async () => {
    const { ask, relayed, streams } = setUp();
    const response = await ask(one, 't');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    relayed[0]!.send(options, { type: 'novelty', x: 1 });
    relayed[0]!.end();
    expect(await response.text()).toBe(all(options, { type: 'novelty', x: 1 }));
    expect(streams.running()).toEqual([]);
  });

  it('goes on when its page leaves, and another reads all of it and the rest live', async () => {
    const { ask, attach, relayed } = setUp();
    const gone = new AbortController();
    const response = await ask(one, 't', gone.signal);
    relayed[0]!.send(options);
    await response.body!.cancel();
    gone.abort();
    relayed[0]!.send(progress('a'), progress('b'));
    await turns();
    expect(relayed[0]!.request.signal.aborted).toBe(false);
    const back = (await attach('t')).body!.getReader();
    const read = async (): Promise<string> => new TextDecoder().decode((await back.read()).value);
    expect(await read()).toBe(all(options, progress('b')));
    relayed[0]!.send(progress('c'));
    relayed[0]!.end();
    expect(await read()).toBe(all(progress('c')));
    expect((await back.read()).done).toBe(true);
  });

  it('goes on when its page left before there was an answer', async () => {
    const { ask, attach, relayed } = setUp();
    const response = await ask(one, 't', AbortSignal.abort());
    expect(response.body).toBeNull();
    relayed[0]!.send(options, error);
    relayed[0]!.end();
    await turns();
    expect(await (await attach('t')).text()).toBe(all(options, error));
  });

  it('is read by two at once, each at its own pace', async () => {
    const { ask, attach, relayed } = setUp();
    const first = await ask(one, 't');
    relayed[0]!.send(options);
    const second = await attach('t');
    relayed[0]!.send(progress('a'));
    relayed[0]!.end();
    expect([await first.text(), await second.text()]).toEqual([all(options, progress('a')), all(options, progress('a'))]);
  });

  it('is joined, not asked for again, by the same request sent twice', async () => {
    const { ask, relayed } = setUp();
    const first = await ask(one, 't');
    relayed[0]!.send(options);
    await turns();
    const again = await ask(one, 't');
    relayed[0]!.end();
    expect([await first.text(), await again.text()]).toEqual([all(options), all(options)]);
    expect(relayed).toHaveLength(1);
  });

  it('is told of by thread from its first event on, until it ends', async () => {
    const { ask, relayed, changes, streams } = setUp();
    await ask(one, 't');
    await ask(two);
    await turns();
    expect(changes).toEqual([]);
    relayed[0]!.send(options);
    await turns();
    relayed[1]!.send({ type: 'thread.created', thread: { id: 'new' } }, options);
    await turns();
    expect(streams.running()).toEqual(['t', 'new']);
    relayed[0]!.end();
    relayed[1]!.cut();
    await turns();
    expect(changes).toEqual([['t'], ['t', 'new'], ['new'], []]);
  });

  it('needs no replay once it has ended well: the thread has it', async () => {
    const { ask, attach, relayed, clock } = setUp();
    await (await ask(one, 't')).body!.cancel();
    relayed[0]!.send(options);
    relayed[0]!.end();
    await turns();
    expect((await attach('t')).status).toBe(204);
    expect(clock.pending()).toEqual([]);
  });
});

describe('stopping', () => {
  it.each([
    ['its request', { streamId: one }],
    ['its thread', { threadId: 't' }],
  ])('by %s aborts the request at once, and ends the readers in order', async (_, target) => {
    const { ask, attach, stop, relayed, streams } = setUp();
    const first = await ask(one, 't');
    relayed[0]!.send(options);
    const second = await attach('t');
    expect(await stop(target)).toBe(204);
    expect(relayed[0]!.request.signal.aborted).toBe(true);
    expect([await first.text(), await second.text()]).toEqual([all(options), all(options)]);
    expect([streams.running(), (await attach('t')).status]).toEqual([[], 204]);
  });

  it('reaches a request that it overtook', async () => {
    const { ask, stop, relayed } = setUp();
    await stop({ streamId: one });
    await ask(one, 't');
    expect(relayed[0]!.request.signal.aborted).toBe(true);
  });

  it('leaves other threads alone, and is content where nothing runs', async () => {
    const { ask, stop, relayed } = setUp();
    await ask(one, 't');
    expect([await stop({ threadId: 'other' }), await stop({ streamId: two })]).toEqual([204, 204]);
    expect(relayed[0]!.request.signal.aborted).toBe(false);
  });

  it('happens by itself when the thread is deleted', async () => {
    const { ask, relayed, request, streams } = setUp();
    await ask(one, 't');
    await streams.relay(request({ type: 'threads.delete', params: { thread_id: 't' } }));
    expect(relayed[0]!.request.signal.aborted).toBe(true);
  });
});

describe('what is not detached', () => {
  it('is every request without our header, or with a JSON answer', async () => {
    const { streams, request, relayed } = setUp();
    const plain = request({ type: 'threads.create', params: {} });
    const json = request({ type: 'threads.list', params: {} }, { 'x-latchkey-stream': one });
    await streams.relay(plain);
    await streams.relay(json);
    expect(relayed.map((each) => each.request)).toEqual([plain, json]);
  });

  it('is an answer that is no stream', async () => {
    const { ask, attach, answerWith, streams } = setUp();
    answerWith(Response.json({ error: { message: 'No.', code: 'backend.failed' } }, { status: 503 }));
    expect((await ask(one, 't')).status).toBe(503);
    expect([streams.running(), (await attach('t')).status]).toEqual([[], 204]);
    expect((await ask(one, 't')).status).toBe(503);
  });

  it('is one above the limit, which ends with its page as without us', async () => {
    const { ask, relayed } = setUp();
    for (let n = 0; n < maxRunning; n += 1) await ask(uuid(n), `t${n}`);
    const signal = new AbortController().signal;
    await ask(uuid(maxRunning), 'last', signal);
    expect(relayed.at(-1)!.request.signal).toBe(signal);
  });

  it('is a stream id that is no UUID, or another account’s', async () => {
    const { ask, become } = setUp();
    await ask(one, 't');
    await expect((async () => ask('x', 't'))()).rejects.toMatchObject({ code: 'request.invalid' });
    become('bob');
    await expect((async () => ask(one, 't'))()).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it.each([[{}], [{ threadId: '' }], [{ threadId: 7 }], ['x']])('refuses to attach to %j', async (body) => {
    const { streams, request } = setUp();
    await expect((async () => streams.attach(request(body)))()).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it.each([[{}], [{ streamId: 'x' }], [{ streamId: one, threadId: 't' }]])('refuses to stop %j', async (body) => {
    const { streams, request } = setUp();
    await expect((async () => streams.stop(request(body)))()).rejects.toMatchObject({ code: 'request.invalid' });
  });
});
