import { beforeEach, describe, expect, it } from 'vitest';
import { createBrokerBench, life, minute, type BrokerBench } from '../../../support/broker-bench.ts';
import { turns } from '../../../support/manual-clock.ts';

let bench: BrokerBench;

beforeEach(() => {
  bench = createBrokerBench();
});

describe('renewal', () => {
  it('happens in the background at 80 % of the life', async () => {
    const first = await bench.withToken();
    await bench.clock.advance(life * 0.8 - 1);
    expect(bench.mints).toHaveLength(1);
    await bench.clock.advance(1);
    expect(bench.mints).toHaveLength(2);
    expect(await bench.broker.token()).toBe(first);
    bench.mints[1]!.answer();
    await turns();
    expect(await bench.broker.token()).not.toBe(first);
    expect(bench.mints).toHaveLength(2);
  });

  it('that fails is tried again while the token lives, and the token stays in use', async () => {
    const first = await bench.withToken();
    await bench.clock.advance(life * 0.8);
    bench.mints[1]!.fail();
    await turns();
    expect(await bench.broker.token()).toBe(first);
    await bench.clock.advance(life * 0.05);
    expect(bench.mints).toHaveLength(3);
  });

  it('that keeps failing stops with the token', async () => {
    await bench.withToken();
    for (let spent = 0; spent < life * 2; spent += minute) {
      await bench.clock.advance(minute);
      bench.mints.at(-1)!.fail();
      await turns();
    }
    expect(bench.clock.pending()).toEqual([]);
    expect(bench.mints.length).toBeLessThan(10);
  });

  it('is left out for tokens so short that it would never stop', async () => {
    await bench.withToken(20_000);
    expect(bench.clock.pending()).toEqual([]);
  });

  it('does not fire at once for a token that lives for months', async () => {
    await bench.withToken(90 * 86_400_000);
    expect(bench.clock.pending()[0]).toBe(2_147_483_647);
  });
});

describe('expiry', () => {
  it('is never handed out: a caller after the end waits for a new one', async () => {
    const first = await bench.withToken();
    await bench.clock.advance(life * 0.8);
    bench.mints[1]!.fail();
    await bench.clock.advance(life * 0.2);
    for (const mint of bench.mints.slice(2)) mint.fail();
    await turns();
    const waiting = bench.broker.token();
    bench.mints.at(-1)!.answer();
    expect(await waiting).not.toBe(first);
  });

  it('leaves a token some time to travel', async () => {
    const first = await bench.withToken();
    await bench.clock.advance(life - 10_001);
    expect(await bench.broker.token()).toBe(first);
    await bench.clock.advance(1);
    let handedOut: string | undefined;
    void bench.broker.token().then((token) => (handedOut = token));
    await turns();
    expect(handedOut).toBeUndefined();
  });

  it.each([5, -5])('does not depend on the server having the same time: %i minutes apart', async (minutes) => {
    bench = createBrokerBench(minutes * minute);
    const first = await bench.withToken();
    await bench.clock.advance(life * 0.79);
    expect(await bench.broker.token()).toBe(first);
    expect(bench.mints).toHaveLength(1);
    await bench.clock.advance(life * 0.01);
    expect(bench.mints).toHaveLength(2);
  });

  it('is seen after sleep, which timers and steady clocks do not count', async () => {
    const first = await bench.withToken();
    bench.clock.sleep(life);
    const waiting = bench.broker.token();
    expect(bench.mints).toHaveLength(2);
    bench.mints[1]!.answer();
    expect(await waiting).not.toBe(first);
  });

  it('is seen when the clock was set back', async () => {
    await bench.withToken();
    bench.clock.setWall(-60 * minute);
    await bench.clock.advance(life * 0.8);
    bench.mints[1]!.fail();
    await bench.clock.advance(life * 0.2);
    for (const mint of bench.mints.slice(2)) mint.fail();
    await turns();
    const before = bench.mints.length;
    void bench.broker.token().catch(() => undefined);
    expect(bench.mints).toHaveLength(before + 1);
  });

  it('is not hidden by sleep that a clock set back makes up for', async () => {
    await bench.withToken();
    bench.clock.setWall(-5 * minute);
    bench.clock.sleep(14 * minute);
    await bench.clock.advance(2 * minute);
    void bench.broker.token().catch(() => undefined);
    expect(bench.mints).toHaveLength(2);
  });

  it('is assumed when the clock was set ahead', async () => {
    await bench.withToken();
    bench.clock.setWall(60 * minute);
    void bench.broker.token();
    expect(bench.mints).toHaveLength(2);
  });
});
