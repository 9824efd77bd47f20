import { describe, expect, it } from 'vitest';
import { connectChatFrame, originOf, type ChatLink } from '../../../../src/renderer/shell/chat-link.ts';
import type { FromFrame } from '../../../../src/shared/chat-frame.ts';

class FakePort {
  other?: FakePort;
  closed = false;
  received: unknown[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onGone = (): void => undefined;
  addEventListener(_type: 'close', listener: () => void): void {
    this.onGone = listener;
  }
  postMessage(data: unknown): void {
    if (this.closed || this.other === undefined || this.other.closed) return;
    this.other.received.push(data);
    this.other.onmessage?.({ data });
  }
  close(): void {
    this.closed = true;
  }
}

function createFakeChannel(): MessageChannel {
  const port1 = new FakePort();
  const port2 = new FakePort();
  port1.other = port2;
  port2.other = port1;
  return { port1, port2 } as unknown as MessageChannel;
}

interface Bench {
  link: ChatLink;
  /** The frame's ends of the offered channels, oldest first. */
  offered: FakePort[];
  heard: FromFrame[];
  tick(): void;
  load(): void;
  timers(): number;
  /** How often the page in the frame was loaded anew. */
  reloads(): number;
  arrive(): void;
}

function setUp({ present = true } = {}): Bench {
  let timer: (() => void) | undefined;
  let load = (): void => undefined;
  let hasDocument = present;
  let reloads = 0;
  const offered: FakePort[] = [];
  const heard: FromFrame[] = [];
  const link = connectChatFrame({
    frame: {
      hasDocument: () => hasDocument,
      post: (_message, port) => void offered.push(port as unknown as FakePort),
      onLoad: (listener) => {
        load = listener;
        return () => (load = () => undefined);
      },
      reload: () => void (reloads += 1),
    },
    createChannel: createFakeChannel,
    delay: (_ms, run) => {
      timer = run;
      return () => void (timer = undefined);
    },
    onMessage: (message) => void heard.push(message),
  });
  return {
    link,
    offered,
    heard,
    tick: () => timer?.(),
    load: () => load(),
    reloads: () => reloads,
    timers: () => (timer === undefined ? 0 : 1),
    arrive: () => void (hasDocument = true),
  };
}

describe('connecting', () => {
  it('offers ports until the frame answers, then keeps that one and closes the older', () => {
    const bench = setUp();
    bench.tick();
    bench.offered[1]?.postMessage({ type: 'frame.ready' });
    expect(bench.link.isReady()).toBe(true);
    expect(bench.timers()).toBe(0);
    expect(bench.offered[0]?.other?.closed).toBe(true);
    bench.link.send({ type: 'composer.focus' });
    expect(bench.offered[1]?.received).toEqual([{ type: 'composer.focus' }]);
  });

  it('follows a frame that answers several offers and goes on with the latest', () => {
    const bench = setUp();
    bench.tick();
    bench.offered[0]?.postMessage({ type: 'frame.ready' });
    bench.offered[1]?.postMessage({ type: 'frame.ready' });
    bench.offered[1]?.postMessage({ type: 'thread.listChanged' });
    expect(bench.heard.at(-1)).toEqual({ type: 'thread.listChanged' });
    expect(bench.offered[0]?.other?.closed).toBe(true);
  });

  it('posts nothing into a frame that has no document of its own yet', () => {
    const bench = setUp({ present: false });
    expect(bench.offered).toEqual([]);
    bench.arrive();
    bench.tick();
    expect(bench.offered).toHaveLength(1);
  });

  it('moves to the new document when the frame has reloaded', () => {
    const bench = setUp();
    bench.offered[0]?.postMessage({ type: 'frame.ready' });
    bench.load();
    bench.offered[1]?.postMessage({ type: 'frame.ready' });
    bench.link.send({ type: 'frame.reset' });
    expect(bench.offered[0]?.received).toEqual([]);
    expect(bench.offered[1]?.received).toEqual([{ type: 'frame.reset' }]);
    expect(bench.heard).toEqual([{ type: 'frame.ready' }, { type: 'frame.ready' }]);
  });

  it('loads a frame anew whose page is gone, unless it comes back by itself', () => {
    const bench = setUp();
    bench.offered[0]?.postMessage({ type: 'frame.ready' });
    bench.offered[0]?.other?.onGone();
    expect([bench.link.isReady(), bench.reloads()]).toEqual([false, 0]);
    bench.load();
    bench.offered[1]?.postMessage({ type: 'frame.ready' });
    expect([bench.link.isReady(), bench.reloads(), bench.timers()]).toEqual([true, 0, 0]);
    // The first document's port, long out of use.
    bench.offered[0]?.other?.onGone();
    expect(bench.timers()).toBe(0);
    bench.offered[1]?.other?.onGone();
    bench.tick();
    expect(bench.reloads()).toBe(1);
  });

  it('gives up after a while, until the frame loads again', () => {
    const bench = setUp();
    for (let count = 0; count < 500; count += 1) bench.tick();
    expect(bench.offered).toHaveLength(400);
    expect(bench.timers()).toBe(0);
    bench.load();
    expect(bench.offered).toHaveLength(401);
  });
});

describe('guarding', () => {
  it('hears a connected frame, without fields it does not know', () => {
    const bench = setUp();
    bench.offered[0]?.postMessage({ type: 'frame.ready', extra: 1 });
    bench.offered[0]?.postMessage({ type: 'thread.changed', threadId: 'thr_1', title: '<b>' });
    expect(bench.heard).toEqual([{ type: 'frame.ready' }, { type: 'thread.changed', threadId: 'thr_1' }]);
  });

  it.each([
    undefined,
    null,
    'thread.changed',
    7,
    {},
    { type: 'thread.changed' },
    { type: 'thread.changed', threadId: '' },
    { type: 'shortcut.pressed', command: 'auth.signOut' },
    { type: 'search.typed', text: '' },
    { type: 'search.typed', text: 'more than one key ever gives' },
    { type: '__proto__' },
  ])('drops %o', (message) => {
    const bench = setUp();
    bench.offered[0]?.postMessage({ type: 'frame.ready' });
    bench.offered[0]?.postMessage(message);
    expect(bench.heard).toEqual([{ type: 'frame.ready' }]);
  });

  it('hears nothing from a port before it has said that it is ready', () => {
    const bench = setUp();
    bench.offered[0]?.postMessage({ type: 'thread.listChanged' });
    expect(bench.heard).toEqual([]);
  });

  it('leaves no timer, no open port and no listener behind', () => {
    const bench = setUp();
    bench.offered[0]?.postMessage({ type: 'frame.ready' });
    bench.load();
    bench.link.dispose();
    expect(bench.timers()).toBe(0);
    expect(bench.offered.every((port) => port.other?.closed === true)).toBe(true);
    const before = bench.offered.length;
    bench.load();
    expect(bench.offered).toHaveLength(before);
    expect(bench.link.isReady()).toBe(false);
  });
});

it('reads the origin of web and of custom schemes', () => {
  expect(originOf('http://127.0.0.1:4000/')).toBe('http://127.0.0.1:4000');
  expect(originOf('app://chat/')).toBe('app://chat');
});

describe('a refresh', () => {
  const begin = () => {
    const bench = setUp();
    const frame = bench.offered[0]!;
    frame.postMessage({ type: 'frame.ready' });
    return { bench, frame };
  };

  it('that comes while the frame reads an answer is asked for again when that has ended', () => {
    const { bench, frame } = begin();
    frame.postMessage({ type: 'response.started' });
    bench.link.send({ type: 'thread.refresh' });
    bench.link.send({ type: 'thread.refresh' });
    frame.postMessage({ type: 'response.ended' });
    expect(frame.received).toEqual([{ type: 'thread.refresh' }, { type: 'thread.refresh' }, { type: 'thread.refresh' }]);
    frame.postMessage({ type: 'response.started' });
    frame.postMessage({ type: 'response.ended' });
    expect(frame.received).toHaveLength(3);
  });

  it('is not owed to a frame that was idle, or that has loaded anew', () => {
    const { bench, frame } = begin();
    bench.link.send({ type: 'thread.refresh' });
    frame.postMessage({ type: 'response.started' });
    frame.postMessage({ type: 'response.ended' });
    expect(frame.received).toEqual([{ type: 'thread.refresh' }]);
    frame.postMessage({ type: 'response.started' });
    bench.link.send({ type: 'thread.refresh' });
    bench.load();
    bench.offered[1]?.postMessage({ type: 'frame.ready' });
    bench.offered[1]?.postMessage({ type: 'response.ended' });
    expect(bench.offered[1]?.received).toEqual([]);
  });
});
