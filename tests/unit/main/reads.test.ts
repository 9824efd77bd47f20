import { describe, expect, it } from 'vitest';
import type { PageRequest } from '../../../src/main/page-request.ts';
import { createReads, readPatienceMs } from '../../../src/main/reads.ts';

const request: PageRequest = { headers: new Headers(), body: new Uint8Array(), signal: new AbortController().signal };

function setUp(options: { live: () => Promise<Response> | Response; stored?: string; online?: boolean }) {
  const timers: { run: () => void; delayMs: number }[] = [];
  let asked = 0;
  const reads = createReads({
    live() {
      asked += 1;
      return options.live();
    },
    stored: () => Promise.resolve(options.stored === undefined ? undefined : new Response(options.stored)),
    online: () => options.online ?? true,
    schedule(run, delayMs) {
      const timer = { run, delayMs };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  return { read: () => reads(request), timers, asked: () => asked };
}

describe('reading chats', () => {
  it('gives the server’s answer while there is one', async () => {
    const { read, timers } = setUp({ live: () => new Response('live'), stored: 'stored' });
    expect(await (await read()).text()).toBe('live');
    expect(timers).toEqual([]);
  });

  it('takes the history’s where the server cannot be reached or fails', async () => {
    const { read } = setUp({ live: () => new Response('bad', { status: 503 }), stored: 'stored' });
    expect(await (await read()).text()).toBe('stored');
  });

  it('passes on a refusal, which is the server’s word', async () => {
    const { read } = setUp({ live: () => new Response('no such thread', { status: 404 }), stored: 'stored' });
    expect((await read()).status).toBe(404);
  });

  it('does not even ask a server that is known to be gone', async () => {
    const { read, asked } = setUp({ live: () => new Response('live'), stored: 'stored', online: false });
    expect(await (await read()).text()).toBe('stored');
    expect(asked()).toBe(0);
  });

  it('asks it all the same for what the history does not know', async () => {
    const { read, asked } = setUp({ live: () => new Response('gone', { status: 503 }), online: false });
    expect((await read()).status).toBe(503);
    expect(asked()).toBe(1);
  });

  it('does not wait for a server that hangs, and still hears what it says in the end', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { read, timers } = setUp({ live: () => new Promise((resolve) => (answer = resolve)), stored: 'stored' });
    const reading = read();
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([readPatienceMs]);
    timers[0]?.run();
    expect(await (await reading).text()).toBe('stored');
    const late = new Response('late');
    answer(late);
    await expect.poll(() => late.bodyUsed).toBe(true);
  });

  it('waits on where the history has nothing to offer', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { read, timers } = setUp({ live: () => new Promise((resolve) => (answer = resolve)) });
    const reading = read();
    timers[0]?.run();
    answer(new Response('late'));
    expect(await (await reading).text()).toBe('late');
  });
});
