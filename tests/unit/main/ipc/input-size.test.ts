import { expect, it } from 'vitest';
import { isSmallPlainInput } from '../../../../src/main/ipc/input-size.ts';

it('lets small plain data through', () => {
  for (const input of [undefined, null, 1, 'text', { a: { b: ['c', 1, null] } }, Object.create(null)]) expect(isSmallPlainInput(input)).toBe(true);
  expect(isSmallPlainInput('x'.repeat(30_000))).toBe(true);
});

it('stops at what is big, deep, circular or not plain', () => {
  const circular: unknown[] = [];
  circular.push(circular);
  const deep = JSON.parse('['.repeat(20) + ']'.repeat(20)) as unknown;
  const manyKeys = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`k${n}`, 1]));
  for (const input of ['x'.repeat(40_000), Array.from({ length: 10_000 }, () => 1), manyKeys, circular, deep, new Map(), new Date(), new Uint8Array(1), new Array(2 ** 31)]) {
    expect(isSmallPlainInput(input)).toBe(false);
  }
});
