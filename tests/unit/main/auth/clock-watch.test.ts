import { expect, it } from 'vitest';
import { watchClock } from '../../../../src/main/auth/clock-watch.ts';
import { createManualClock } from '../../../support/manual-clock.ts';

function setUp() {
  const clock = createManualClock();
  const jumps: number[] = [];
  const stop = watchClock({ now: clock.now, elapsed: clock.elapsed, schedule: clock.schedule, onJump: (ms) => jumps.push(ms) });
  return { clock, jumps, stop };
}

it('tells how far the wall clock was set, either way, once each', async () => {
  const { clock, jumps } = setUp();
  await clock.advance(60_000);
  clock.setWall(300_000);
  await clock.advance(60_000);
  clock.setWall(-300_000);
  await clock.advance(60_000);
  expect(jumps).toEqual([300_000, -300_000]);
});

it('takes sleep, in which the steady clock stands still, for a jump ahead', async () => {
  const { clock, jumps } = setUp();
  clock.sleep(3_600_000);
  await clock.advance(5_000);
  expect(jumps).toEqual([3_600_000]);
});

it('overlooks what slewing does', async () => {
  const { clock, jumps } = setUp();
  for (let tick = 0; tick < 100; tick += 1) {
    clock.setWall(200);
    await clock.advance(5_000);
  }
  expect(jumps).toEqual([]);
});

it('stops', () => {
  const { clock, stop } = setUp();
  void stop();
  expect(clock.pending()).toEqual([]);
});
