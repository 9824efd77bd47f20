import { expect, it } from 'vitest';
import { createSessionWatch } from '../../../../src/main/auth/session-watch.ts';
import { createManualClock } from '../../../support/manual-clock.ts';

function setUp(options: { watching?: boolean; answers?: boolean } = {}) {
  const clock = createManualClock();
  const state = { watching: options.watching ?? true, answers: options.answers ?? true, checks: 0 };
  const watch = createSessionWatch({
    check: () => {
      state.checks += 1;
      return Promise.resolve(state.answers);
    },
    watching: () => state.watching,
    schedule: clock.schedule,
    random: () => 1,
  });
  return { clock, state, watch };
}

it('asks every four seconds while somebody may be looking, and once a minute otherwise', async () => {
  const { clock, state, watch } = setUp();
  watch.start();
  watch.start();
  await clock.advance(12_000);
  expect(state.checks).toBe(3);
  state.watching = false;
  await clock.advance(4_000);
  await clock.advance(59_000);
  expect(state.checks).toBe(4);
  await clock.advance(1_000);
  expect(state.checks).toBe(5);
});

it('asks less often while there is no answer, and as often as before once there is', async () => {
  const { clock, state, watch } = setUp({ answers: false });
  watch.start();
  await clock.advance(4_000 + 8_000 + 15_000 + 15_000);
  expect(state.checks).toBe(4);
  state.answers = true;
  await clock.advance(15_000 + 4_000);
  expect(state.checks).toBe(6);
});

it('asks at once when told to, and counts from there', async () => {
  const { clock, state, watch } = setUp({ watching: false });
  watch.start();
  await clock.advance(50_000);
  state.watching = true;
  await watch.now();
  expect(state.checks).toBe(1);
  await clock.advance(4_000);
  expect(state.checks).toBe(2);
});

it('asks nothing before it starts and after it stops, also when an answer comes in between', async () => {
  const { clock, state, watch } = setUp();
  await watch.now();
  watch.start();
  const asking = watch.now();
  watch.stop();
  await asking;
  expect(clock.pending()).toEqual([]);
  expect(state.checks).toBe(1);
});
