import { describe, expect, it } from 'vitest';
import { backoffMs, createRetryLoop } from '../../../../src/main/auth/retry-loop.ts';
import { createManualClock, turns } from '../../../support/manual-clock.ts';

function setUp(random = 1) {
  const clock = createManualClock();
  const attempts: ((done: boolean) => void)[] = [];
  const loop = createRetryLoop({ attempt: () => new Promise<boolean>((resolve) => attempts.push(resolve)), schedule: clock.schedule, random: () => random, firstMs: 1_000, maxMs: 8_000 });
  return { clock, attempts, loop };
}

describe('backoffMs', () => {
  it('doubles up to a limit, and spreads over the upper half', () => {
    const options = { firstMs: 1_000, maxMs: 8_000 };
    expect([0, 1, 2, 3, 4, 1_000].map((count) => backoffMs(count, { ...options, random: () => 1 }))).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
    expect(backoffMs(2, { ...options, random: () => 0 })).toBe(2_000);
  });
});

describe('a retry loop', () => {
  it('tries with growing pauses until it is done', async () => {
    const { clock, attempts, loop } = setUp();
    loop.start();
    for (const pause of [1_000, 2_000, 4_000]) {
      expect(clock.pending()).toEqual([pause]);
      await clock.advance(pause);
      attempts.at(-1)!(false);
      await turns();
    }
    await clock.advance(8_000);
    attempts.at(-1)!(true);
    await turns();
    expect(clock.pending()).toEqual([]);
    loop.start();
    expect(clock.pending()).toEqual([1_000]);
  });

  it('plans one attempt however often it is started', () => {
    const { clock, loop } = setUp();
    loop.start();
    loop.start();
    expect(clock.pending()).toHaveLength(1);
  });

  it('tries at once when asked, and shares a running attempt', async () => {
    const { clock, attempts, loop } = setUp();
    loop.start();
    const first = loop.now();
    expect(clock.pending()).toEqual([]);
    const second = loop.now();
    expect(attempts).toHaveLength(1);
    attempts[0]!(false);
    await Promise.all([first, second]);
    expect(clock.pending()).toEqual([1_000]);
  });

  it('plans nothing after a stop, and the stop waits for the running attempt', async () => {
    const { clock, attempts, loop } = setUp();
    void loop.now();
    let stopped = false;
    const stop = loop.stop().then(() => (stopped = true));
    await turns();
    expect(stopped).toBe(false);
    attempts[0]!(false);
    await stop;
    expect(clock.pending()).toEqual([]);
  });
});
