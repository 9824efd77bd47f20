import { expect, it } from 'vitest';
import { medianNoise, meets, missesBeyondNoise } from '../../../bench/support/benchmark.ts';

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

it('takes the noise of a median from the order of its values, as tables of the sign test have it', () => {
  // Ranks 2 to 8 of 9, 6 to 15 of 20.
  expect(medianNoise(range(9))).toBe(3);
  expect(medianNoise(range(20))).toBe(4.5);
});

it('is not moved by one wild value', () => {
  expect(medianNoise([...range(8), 10_000])).toBe(3);
});

it('takes half of the range of few values, and none of one', () => {
  expect(medianNoise([1, 2, 5])).toBe(2);
  expect(medianNoise([7])).toBe(0);
  expect(() => medianNoise([])).toThrow('no noise of nothing');
});

it('holds a build back for what chance does not explain, not for what it does', () => {
  const start = { name: 'start.ratio', unit: '×', goal: { atMost: 1.5 } };
  expect([meets({ ...start, value: 1.55 }), missesBeyondNoise({ ...start, value: 1.55, noise: 0.1 })]).toEqual([false, false]);
  expect(missesBeyondNoise({ ...start, value: 1.65, noise: 0.1 })).toBe(true);
  expect(missesBeyondNoise({ ...start, value: 1.51 })).toBe(true);
  expect(missesBeyondNoise({ name: 'x', unit: '', value: 0.75, noise: 0.1, goal: { atLeast: 0.8 } })).toBe(false);
});
