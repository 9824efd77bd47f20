import { describe, expect, it } from 'vitest';
import { createTouched } from '../../../../src/main/mirror/touched.ts';
import { walkEveryMs } from '../../../../src/main/mirror/sync.ts';
import { assistant, user } from '../../../support/chatkit-events.ts';
import { turns } from '../../../support/manual-clock.ts';
import { memoryHistory } from '../../../support/memory-history.ts';
import { offline, refusal, setUpSync } from './sync-fixture.ts';

const hour = 3_600_000;

describe('the background sync', () => {
  it('brings every thread with all of its items, one request at a time and not faster than its pace', async () => {
    const { clock, server, store, told, again } = setUpSync();
    for (let n = 0; n < 130; n += 1) server.add(`t${n}`, n === 7 ? 250 : 3);
    const sync = await again();
    await clock.advance(60_000);
    expect(sync.progress()).toMatchObject({ phase: 'idle', done: 130, total: 130 });
    expect(store.shown('t7')).toHaveLength(250);
    expect(store.shown('t129')).toEqual(['t129 says 0', 't129 says 1', 't129 says 2']);
    expect((await store.heads()).every(({ complete }) => complete)).toBe(true);
    const inFirstSeconds = server.asked.filter(({ at }) => at <= 10_000).length;
    expect(inFirstSeconds).toBeGreaterThan(35);
    expect(inFirstSeconds).toBeLessThanOrEqual(44);
    expect(told.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1])).toEqual(['threads', 'items', 'idle']);
    expect(told.length).toBeLessThan(80);
  });

  it('goes on after a restart where it was, in the list and inside a long thread', async () => {
    const { clock, server, store, again } = setUpSync();
    for (let n = 0; n < 350; n += 1) server.add(`t${n}`, 1);
    server.add('long', 1_000);
    const first = await again();
    while (store.shown('long').length < 500) await clock.advance(250);
    first.dispose();
    const lists = server.count('threads.list');
    const reads = server.asked.filter(({ id }) => id === 'long').length;
    await again();
    await clock.advance(120_000);
    expect(store.shown('long')).toHaveLength(1_000);
    expect(server.count('threads.list')).toBe(lists);
    // The newest page again, to see whether something was said meanwhile.
    expect(server.asked.filter(({ id }) => id === 'long').length - reads).toBeLessThanOrEqual(10 - Math.floor(500 / 100) + 1);
    expect((await store.heads()).every(({ complete }) => complete)).toBe(true);
  });

  it('removes what the server no longer has, only after the whole list and when the server says so of each', async () => {
    const { clock, server, store, again } = setUpSync();
    for (const id of ['a', 'b', 'c']) server.add(id, 2);
    const sync = await again();
    await clock.advance(30_000);
    await store.apply([
      { kind: 'item.put', threadId: 'deleted', item: user('x', 'old') },
      { kind: 'item.put', threadId: 'local-thread-1', item: user('queued-message-1', 'waits') },
      { kind: 'item.put', threadId: 'unlisted', item: user('y', 'still there') },
    ]);
    server.refuseWith((_type, id) => (id === 'unlisted' ? refusal(500) : undefined));
    await clock.advance(walkEveryMs + hour);
    sync.poke();
    await clock.advance(hour);
    const left = async (): Promise<string[]> => (await store.heads()).map(({ threadId }) => threadId).sort();
    expect(await left()).toEqual(['a', 'b', 'c', 'local-thread-1', 'unlisted']);
    // Python servers answer 500 for a thread that they do not know: missing on three walks is gone, too.
    await clock.advance(3 * walkEveryMs + hour);
    expect(await left()).toEqual(['a', 'b', 'c', 'local-thread-1']);
  });

  it('finds within minutes what was said and begun elsewhere', async () => {
    const { clock, server, store, again } = setUpSync();
    for (let n = 0; n < 60; n += 1) server.add(`t${n}`, 2);
    await again();
    await clock.advance(60_000);
    server.say('t59', 'From my phone');
    server.threads[58]!.title = 'Renamed';
    server.add('new', 2);
    const before = server.asked.length;
    await clock.advance(400_000);
    expect(store.shown('t59')).toContain('From my phone');
    expect((await store.thread('t58'))?.title).toBe('Renamed');
    expect(store.shown('new')).toHaveLength(2);
    expect(server.asked.length - before).toBeLessThan(12);
  });

  it('replaces text that was cut off here by what the server has, when the recorder says so', async () => {
    const { clock, server, store, again } = setUpSync();
    for (let n = 0; n < 30; n += 1) server.add(`t${n}`, 2);
    const sync = await again();
    await clock.advance(30_000);
    server.items.get('t3')!.push({ ...assistant('a', 'The whole answer'), thread_id: 't3' });
    await store.apply([{ kind: 'item.put', threadId: 't3', item: { ...assistant('a', 'The wh'), thread_id: 't3' } }]);
    sync.poke('t3');
    await clock.advance(15_000);
    expect(store.shown('t3').at(-1)).toBe('The whole answer');
  });

  it('waits as long as a busy server asks for, and longer each time where it does not say', async () => {
    const { clock, server, again } = setUpSync();
    server.add('a', 1);
    let refusals: (number | undefined)[] = [90, undefined, undefined];
    server.refuseWith(() => {
      if (refusals.length === 0) return undefined;
      const [seconds] = refusals;
      refusals = refusals.slice(1);
      return refusal(429, seconds);
    });
    const sync = await again();
    await clock.advance(0);
    expect(sync.progress().phase).toBe('waiting');
    sync.poke();
    await clock.advance(600_000);
    const [first, second, third, fourth] = server.asked.map(({ at }) => at);
    expect(second! - first!).toBeGreaterThanOrEqual(90_000);
    expect(fourth! - third!).toBeGreaterThan(third! - second!);
    expect(sync.progress()).toMatchObject({ done: 1, total: 1 });
  });

  it('waits without network, and goes on at once when it is told that there is one', async () => {
    const { clock, server, again } = setUpSync();
    server.add('a', 1);
    server.refuseWith(offline);
    const sync = await again();
    await clock.advance(3_600_000);
    expect(sync.progress()).toMatchObject({ phase: 'waiting', reason: 'offline' });
    expect(server.asked.length).toBeLessThan(30);
    server.refuseWith(() => undefined);
    sync.poke();
    await clock.advance(5_000);
    expect(sync.progress()).toMatchObject({ phase: 'idle', done: 1 });
  });

  it.each(['battery', 'metered', 'chosen'] as const)('asks for nothing while it is held for the reason “%s”, and goes on after it', async (reason) => {
    const { clock, server, may, told, again } = setUpSync();
    server.add('a', 1);
    may(reason);
    const sync = await again();
    await clock.advance(hour);
    expect(server.asked).toEqual([]);
    expect(sync.progress()).toMatchObject({ phase: 'paused', reason });
    may('go');
    await clock.advance(60_000);
    expect(told.at(-1)).toMatchObject({ phase: 'idle', done: 1 });
    expect(told.at(-1)).not.toHaveProperty('reason');
  });

  it('stays paused by the person’s wish over a restart', async () => {
    const { clock, server, again } = setUpSync();
    for (let n = 0; n < 30; n += 1) server.add(`t${n}`, 1);
    const first = await again();
    first.setPaused(true);
    await clock.advance(1_000);
    const before = server.asked.length;
    await clock.advance(hour);
    const second = await again();
    await clock.advance(hour);
    expect([second.progress().phase, second.progress().reason, server.asked.length]).toEqual(['paused', 'chosen', before]);
    second.setPaused(false);
    await turns();
    await clock.advance(60_000);
    expect(second.progress()).toMatchObject({ phase: 'idle', done: 30 });
  });

  it('leaves a thread out that the server fails at, and brings the others', async () => {
    const { clock, server, store, again } = setUpSync();
    for (const id of ['a', 'bad', 'c']) server.add(id, 1);
    server.refuseWith((type, id) => (type === 'items.list' && id === 'bad' ? refusal(500) : undefined));
    const sync = await again();
    await clock.advance(120_000);
    expect([store.shown('a'), store.shown('c')].flat()).toHaveLength(2);
    expect(sync.progress()).toMatchObject({ phase: 'idle', done: 2, total: 3 });
  });

  it('never puts an older answer over what was recorded meanwhile', async () => {
    const { clock, server, store, again } = setUpSync();
    server.add('a', 1);
    const touched = createTouched();
    let once = true;
    server.beforeAnswer((type) => {
      if (type !== 'items.list' || !once) return;
      once = false;
      server.say('a', 'New');
      touched.touch('a');
      void store.apply([{ kind: 'item.put', threadId: 'a', item: server.items.get('a')![1]! }]);
    });
    await again(touched);
    await clock.advance(30_000);
    expect(store.batches.flat().filter((change) => change.kind === 'items.page').every(({ items }) => items.length === 2)).toBe(true);
    expect(store.shown('a')).toEqual(['a says 0', 'New']);
  });

  it('turns to the history of the next account, and never writes what it asked for the one before', async () => {
    const { clock, server, become, again } = setUpSync();
    server.add('a', 1);
    const next = memoryHistory();
    server.threads[0]!.title = 'Of the first';
    server.beforeAnswer(() => {
      become(next);
      server.threads[0]!.title = 'Of the next';
    });
    const sync = await again();
    await clock.advance(60_000);
    expect(next.shown('a')).toHaveLength(1);
    expect(JSON.stringify(next.batches)).not.toContain('Of the first');
    become(undefined);
    sync.poke();
    await clock.advance(60_000);
    expect(sync.progress()).toEqual({ phase: 'idle', done: 0, total: 0 });
  });

  it('rests while the disk is full and then goes on', async () => {
    const { clock, server, store, log, again } = setUpSync();
    server.add('a', 1);
    const sync = await again();
    await clock.advance(0);
    store.fail('history.read_only');
    server.say('a', 'More');
    sync.poke('a');
    await clock.advance(hour);
    expect(server.asked.length).toBeLessThan(40);
    expect(log.lines.join()).toContain('history.read_only');
    store.fail(undefined);
    await clock.advance(hour);
    expect(store.shown('a')).toEqual(['a says 0', 'More']);
  });

  it('ends when it is disposed of', async () => {
    const { clock, server, again } = setUpSync();
    server.add('a', 1);
    const sync = await again();
    await clock.advance(60_000);
    const count = server.asked.length;
    sync.dispose();
    sync.poke();
    await clock.advance(hour);
    expect(server.asked.length).toBe(count);
    expect(clock.pending()).toEqual([]);
  });
});
