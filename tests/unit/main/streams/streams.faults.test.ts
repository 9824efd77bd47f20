import { describe, expect, it } from 'vitest';
import { untoldKeptMs } from '../../../../src/main/streams/untold-faults.ts';
import { turns } from '../../../support/manual-clock.ts';
import { all, error, one, options, setUp, two } from './streams-fixture.ts';

describe('a fault that nobody saw', () => {
  it('of the server’s own telling waits for the person and is shown once', async () => {
    const { ask, attach, relayed, clock } = setUp();
    await (await ask(one, 't')).body!.cancel();
    relayed[0]!.send(options, error);
    relayed[0]!.end();
    await turns();
    expect(await (await attach('t')).text()).toBe(all(options, error));
    expect((await attach('t')).status).toBe(204);
    expect(clock.pending()).toEqual([]);
  });

  it('of a connection that broke is a broken answer for who comes back', async () => {
    const { ask, attach, relayed } = setUp();
    await (await ask(one, 't')).body!.cancel();
    relayed[0]!.send(options);
    await turns();
    relayed[0]!.cut();
    await turns();
    await expect((await attach('t')).text()).rejects.toThrow('terminated');
    expect((await attach('t')).status).toBe(204);
  });

  it('is not kept where somebody was reading', async () => {
    const { ask, attach, relayed } = setUp();
    const response = await ask(one, 't');
    relayed[0]!.send(options, error);
    relayed[0]!.end();
    await response.text();
    expect((await attach('t')).status).toBe(204);
  });

  it('is left behind by the next request in its thread, and after ten minutes', async () => {
    const { ask, attach, relayed, clock } = setUp();
    for (const id of [one, two]) {
      await (await ask(id, 't')).body!.cancel();
      relayed.at(-1)!.cut();
      await turns();
    }
    expect(clock.pending()).toEqual([untoldKeptMs]);
    await clock.advance(untoldKeptMs);
    expect((await attach('t')).status).toBe(204);
  });
});

describe('whose answers they are', () => {
  it('ends those of another account, and nobody else can name them meanwhile', async () => {
    const { ask, attach, stop, relayed, streams, become } = setUp();
    await ask(one, 't');
    become('bob');
    expect((await attach('t')).status).toBe(204);
    await stop({ threadId: 't' });
    expect(relayed[0]!.request.signal.aborted).toBe(false);
    become('ada');
    streams.keepOnly();
    expect(relayed[0]!.request.signal.aborted).toBe(false);
    become(undefined);
    streams.keepOnly();
    expect(relayed[0]!.request.signal.aborted).toBe(true);
  });

  it('forgets the faults of another account, and lets nobody’s request pass undetached', async () => {
    const { ask, attach, relayed, streams, become, clock } = setUp();
    await (await ask(one, 't')).body!.cancel();
    relayed[0]!.cut();
    await turns();
    become(undefined);
    streams.keepOnly();
    expect(clock.pending()).toEqual([]);
    await ask(two, 't');
    expect([streams.running(), (await attach('t')).status]).toEqual([[], 204]);
  });

  it('ends everything with the app', async () => {
    const { ask, relayed, streams, clock } = setUp();
    await ask(one, 't');
    await ask(two);
    streams.dispose();
    expect(relayed.map(({ request }) => request.signal.aborted)).toEqual([true, true]);
    expect([streams.running(), clock.pending()]).toEqual([[], []]);
  });
});
