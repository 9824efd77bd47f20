import { expect, it } from 'vitest';
import { barsOf, lineOf, plotHeight } from '../../../../../../src/renderer/shell/settings/speed/plot-points.ts';
import { median } from '../../../../../../src/shared/performance.ts';

it('draws the highest bar to the top, the others in proportion, and all on the ground', () => {
  const bars = barsOf([500, 1_000, 250]);
  expect(bars.map(({ height }) => height / plotHeight)).toEqual([0.5, 1, 0.25]);
  expect(bars.every(({ y, height }) => y + height === plotHeight)).toBe(true);
});

it('leaves a hairline of a value that is next to nothing', () => {
  const [low] = barsOf([1, 100_000]);
  expect(low!.height).toBeGreaterThan(0.5);
  expect(low!.y + low!.height).toBe(plotHeight);
});

it('keeps few bars narrow, and fits many into the width', () => {
  expect(barsOf([1])[0]!.width).toBeLessThan(10);
  const last = barsOf(Array.from({ length: 60 }, () => 1)).at(-1)!;
  expect(last.x + last.width).toBeLessThanOrEqual(100);
});

it('draws a line over time, in proportion to when each value was taken', () => {
  expect(lineOf([{ at: 0, value: 100 }, { at: 10, value: 50 }, { at: 100, value: 100 }])).toBe('0,2 10,17 100,2');
});

it('draws a single value all the way, and nothing of none', () => {
  expect(lineOf([{ at: 5, value: 7 }])).toBe('0,2 100,2');
  expect(lineOf([])).toBe('');
});

it('takes the middle value, or the mean of the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, undefined]);
});
