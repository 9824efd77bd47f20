import { describe, expect, test } from 'vitest';
import { turns } from '../../../support/manual-clock.ts';
import { harness } from '../../../support/server-keeper.ts';

/** A server that runs, and how to end it and have it run again. */
async function running() {
  const bench = harness();
  const ready = async (): Promise<string> => {
    const at = bench.children.length - 1;
    bench.children[at]!.say({ type: 'listening', url: `http://127.0.0.1:${at + 1}` });
    await turns();
    return bench.server.url();
  };
  void bench.server.url();
  await ready();
  return { ...bench, ready, crash: () => bench.children.at(-1)!.exit(137) };
}

describe('the embedded server that ends by itself', () => {
  test('a crash is told with its reason and when it is started again; while it starts it is not running', async () => {
    const { server, crash, timers, ready, clock } = await running();
    crash();
    const problem = { code: 'server.failed', message: 'The server on this computer stopped by itself. Nothing is lost.' };
    expect(server.state()).toMatchObject({ status: 'failed', keyLost: false, retryAt: clock.now + 250, problem });
    timers.at(-1)!.callback();
    expect(server.state()).toMatchObject({ status: 'failed', problem });
    expect(server.state()).not.toHaveProperty('retryAt');
    await ready();
    expect(server.state()).toEqual({ status: 'running', encrypted: false });
  });

  test('one that crashes again and again after it started waits longer each time; one that ran for a minute begins anew', async () => {
    const { crash, timers, ready, clock } = await running();
    for (const delayMs of [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      crash();
      expect(timers.at(-1)!.delayMs).toBe(delayMs);
      timers.at(-1)!.callback();
      await ready();
    }
    clock.now += 60_000;
    crash();
    expect(timers.at(-1)!.delayMs).toBe(250);
  });

  test('who asks during a short pause gets the next server; a long pause is said and not cut short by asking', async () => {
    const { crash, timers, ready, server, children } = await running();
    crash();
    const soon = server.url();
    expect(children).toHaveLength(1);
    timers.at(-1)!.callback();
    await ready();
    expect(await soon).toBe('http://127.0.0.1:2');
    for (let round = 0; round < 3; round += 1) {
      crash();
      if (round < 2) {
        timers.at(-1)!.callback();
        await ready();
      }
    }
    await expect(server.url()).rejects.toMatchObject({ code: 'server.failed' });
    expect(children).toHaveLength(4);
    const now = server.tryNow();
    expect(children).toHaveLength(5);
    await ready();
    expect(await now).toBe('http://127.0.0.1:5');
    expect(timers).toEqual([]);
  });
});
