import { randomUUID } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frame, json, liveStream, sse, stall, type Answer } from '../../../support/upstream.ts';
import { opening, startBackend, textOf, word, type Backend } from './backend.ts';

let backend: Backend;

beforeEach(async () => {
  backend = await startBackend();
});

afterEach(async () => {
  await backend.dispose();
});

/** Nothing is left of any answer: no entry, no timer. */
function expectNothingLeft(): void {
  expect(backend.streams.running()).toEqual([]);
  expect(backend.clock.pending()).toEqual([]);
}

const read = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> => new TextDecoder().decode((await reader.read()).value);

describe('an answer and its page', () => {
  it('streams event by event as without us, byte for byte', async () => {
    const stream = liveStream();
    backend.upstream.answer(stream.answer);
    const reader = (await backend.ask('t')).body!.getReader();
    for (let n = 0; n < 20; n += 1) {
      stream.send({ n, text: 'ä€😀' });
      expect(await read(reader)).toBe(frame({ n, text: 'ä€😀' }));
    }
    stream.end();
    expect((await reader.read()).done).toBe(true);
    expectNothingLeft();
  });

  it('survives a reload: one request at the server, and the whole answer for who comes back', async () => {
    const stream = liveStream();
    backend.upstream.answer(stream.answer);
    const page = new AbortController();
    const before = await backend.ask('t', { signal: page.signal });
    const reader = before.body!.getReader();
    stream.send(opening);
    stream.send(word('Once '));
    await read(reader);
    await reader.cancel();
    page.abort();
    stream.send(word('upon '));
    const after = textOf(await backend.attach('t'));
    stream.send(word('a time'));
    stream.end();
    expect((await after).text).toBe('Once upon a time');
    expect([backend.upstream.requests.length, backend.upstream.aborts()]).toEqual([1, 0]);
    expect(getEventListeners(page.signal, 'abort')).toEqual([]);
    expectNothingLeft();
  });

  it('renews a refused token once, as for any request', async () => {
    backend.upstream.answer(json(401, {}), sse([opening, word('Hello')]));
    expect((await textOf(await backend.ask('t'))).text).toBe('Hello');
    expect([backend.upstream.requests.length, backend.minted()]).toEqual([2, 2]);
  });

  it('passes a refusal on as it is, and keeps nothing of it', async () => {
    backend.upstream.answer(json(503, { error: { message: 'Closed.', code: 'closed' } }));
    const response = await backend.ask('t');
    expect([response.status, await response.json()]).toEqual([503, { error: { message: 'Closed.', code: 'closed' } }]);
    expect((await backend.attach('t')).status).toBe(204);
    expectNothingLeft();
  });
});

describe('a reader that does not keep up', () => {
  const words = 100_000;
  const whole = Array.from({ length: words }, (_, n) => `word ${n} `).join('');

  /** As fast as the socket takes it, which is how a reader of ours that stalls would be noticed: it would never end. */
  const flood: Answer = async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(frame(opening));
    for (let n = 0; n < words; n += 1) {
      if (!response.write(frame(word(`word ${n} `)))) await new Promise((resolve) => response.once('drain', resolve));
    }
    response.end();
  };

  it('holds nobody up, and then gets what it missed in few events', async () => {
    backend.upstream.answer(flood);
    const slow = await backend.ask('t');
    const quick = await textOf(await backend.attach('t'));
    // The quick one is at the end: the server has long finished, whatever the slow one does.
    expect(quick.text).toBe(whole);
    const late = await textOf(slow);
    expect(late.text).toBe(whole);
    expect(late.events).toBeLessThan(words / 10);
    expectNothingLeft();
  });
});

describe('a hundred answers at once', () => {
  it('all go on without their pages, and each comes back whole', async () => {
    const streams = Array.from({ length: 100 }, () => liveStream());
    backend.upstream.answer(...streams.map(({ answer }) => answer));
    // One after the other, so that each thread has its own stream.
    for (const n of streams.keys()) {
      const response = await backend.ask(`t${n}`);
      await response.body!.cancel();
    }
    streams.forEach((stream, n) => {
      stream.send(opening);
      stream.send(word(`answer ${n}, `));
    });
    const texts = streams.map(async (_, n) => textOf(await backend.attach(`t${n}`)));
    streams.forEach((stream) => {
      stream.send(word('complete'));
      stream.end();
    });
    expect((await Promise.all(texts)).map(({ text }) => text)).toEqual(streams.map((_, n) => `answer ${n}, complete`));
    expect(backend.upstream.aborts()).toBe(0);
    expectNothingLeft();
  });
});

describe('stopping', () => {
  it('reaches the server in mid-answer and before there is one: 100 of 100', async () => {
    backend.upstream.answer(sse([opening], 'hold'));
    for (let n = 0; n < 50; n += 1) {
      const reader = (await backend.ask('t')).body!.getReader();
      await read(reader);
      await backend.stop({ threadId: 't' });
      await backend.upstream.untilAborts(n + 1);
      expect((await reader.read()).done).toBe(true);
    }
    backend.upstream.answer(stall());
    for (let n = 50; n < 100; n += 1) {
      const streamId = randomUUID();
      const answer = backend.ask('t', { streamId });
      await backend.upstream.untilRequests(n + 1);
      await backend.stop({ streamId });
      await backend.upstream.untilAborts(n + 1);
      expect((await answer).status).toBe(499);
    }
    expect(backend.upstream.aborts()).toBe(100);
    expectNothingLeft();
  });

  it('ends all of them with the app', async () => {
    backend.upstream.answer(sse([opening], 'hold'));
    for (let n = 0; n < 10; n += 1) await (await backend.ask(`t${n}`)).body!.cancel();
    backend.streams.dispose();
    await backend.upstream.untilAborts(10);
    expectNothingLeft();
  });
});

describe('a connection that breaks with nobody there', () => {
  it('is a broken answer for who comes back, with all that had come', async () => {
    const stream = liveStream();
    backend.upstream.answer(stream.answer);
    await (await backend.ask('t')).body!.cancel();
    stream.send(opening);
    stream.send(word('Half of'));
    stream.cut();
    // Attached while it runs or after the cut: the same to see.
    const reader = (await backend.attach('t')).body!.getReader();
    let text = '';
    const broken = (async () => {
      for (;;) text += await read(reader);
    })();
    await expect(broken).rejects.toThrow();
    expect(text).toContain('Half of');
    expect((await backend.attach('t')).status).toBe(204);
    expectNothingLeft();
  });
});

describe('the addresses', () => {
  it.each(['/chatkit/streams/attach', '/chatkit/streams/stop'])('%s is closed to other pages and other methods', async (path) => {
    const headers = { 'content-type': 'application/json' };
    const call = (init: RequestInit): Promise<Response> => backend.gateway('chat', new Request(`app://chat${path}`, init));
    const body = JSON.stringify({ threadId: 't' });
    expect((await call({ method: 'POST', headers, body })).status).toBe(403);
    expect((await call({ method: 'POST', headers: { 'x-latchkey-page': 'chat', 'content-type': 'text/plain' }, body })).status).toBe(415);
    expect((await call({ method: 'GET', headers: { 'x-latchkey-page': 'chat' } })).status).toBe(404);
    expect((await call({ method: 'POST', headers: { ...headers, 'x-latchkey-page': 'chat' }, body: '{}' })).status).toBe(400);
  });
});
