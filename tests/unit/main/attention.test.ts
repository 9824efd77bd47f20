import { expect, it } from 'vitest';
import { createAttention, shareAttention } from '../../../src/main/attention.ts';

function setUp() {
  let elapsed = 0;
  const attention = createAttention(() => elapsed);
  const back: number[] = [];
  const stop = attention.onBack(() => back.push(elapsed));
  return { attention, back, stop, pass: (ms: number) => void (elapsed += ms) };
}

it('nobody looks at a window that was never on the screen', () => {
  const { attention, back } = setUp();
  expect(attention.watching()).toBe(false);
  expect(back).toEqual([]);
});

it('somebody may look while a window is on the screen, and for a minute after it was put away', () => {
  const { attention, pass } = setUp();
  attention.seen(true);
  pass(3_600_000);
  expect(attention.watching()).toBe(true);
  attention.seen(false);
  pass(59_999);
  expect(attention.watching()).toBe(true);
  pass(1);
  expect(attention.watching()).toBe(false);
});

it('tells each time that a window comes back, and not while it stays', () => {
  const { attention, back, stop, pass } = setUp();
  attention.seen(true);
  attention.seen(true);
  pass(10);
  attention.seen(false);
  attention.seen(false);
  pass(10);
  attention.seen(true);
  expect(back).toEqual([0, 20]);
  void stop();
  attention.seen(false);
  attention.seen(true);
  expect(back).toHaveLength(2);
});

it('who looks at one workspace may see how the others are, until it is closed', () => {
  const { attention: seen } = setUp();
  const { attention: unseen, back } = setUp();
  const shared = shareAttention();
  shared.join(seen);
  const other = shared.join(unseen);
  expect(other.watching()).toBe(false);
  seen.seen(true);
  expect(other.watching()).toBe(true);
  expect(back).toEqual([]);
  shared.leave(seen);
  expect(other.watching()).toBe(false);
});
