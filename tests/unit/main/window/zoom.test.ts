import { expect, it } from 'vitest';
import { nextZoom, readZoom } from '../../../../src/main/window/zoom.ts';

it('goes in steps up to 300 % and down to 50 %, and stays there', () => {
  const walk = (direction: 'in' | 'out'): number[] => Array.from({ length: 10 }).reduce<number[]>((sizes) => [...sizes, nextZoom(sizes.at(-1)!, direction)], [1]);
  expect(walk('in')).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3, 3, 3]);
  expect(walk('out')).toEqual([1, 0.9, 0.8, 0.75, 0.67, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
});

it('goes on from a size between two steps', () => {
  expect([nextZoom(1.15, 'in'), nextZoom(1.15, 'out')]).toEqual([1.25, 1.1]);
});

it('takes anything that is no size for the actual one', () => {
  expect([readZoom(1.5), readZoom(0), readZoom(20), readZoom('2'), readZoom(Number.NaN), readZoom(undefined)]).toEqual([1.5, 1, 1, 1, 1, 1]);
});
