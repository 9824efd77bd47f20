import { beforeEach, describe, expect, it } from 'vitest';
import { createDivide } from '../../../../../src/renderer/element/ui/turns/divide.ts';
import type { Divide } from '../../../../../src/renderer/element/ui/turns/divide.ts';

interface Thing {
  key: string;
  text?: string;
}

const things = (from: number, to: number): Thing[] => Array.from({ length: to - from }, (_, at) => ({ key: `t${from + at}` }));
let divide: Divide<Thing>;

beforeEach(() => {
  divide = createDivide<Thing>('g ', 3, (a, b) => a.key === b.key && a.text === b.text);
});

const shape = (list: Thing[]): string[] => divide(list).map(({ key, members }) => `${key}: ${members.map((member) => member.key).join(' ')}`);

describe('dividing into groups', () => {
  it('cuts from the end, so that the newest group is full', () => {
    expect(shape(things(0, 7))).toEqual(['g t0: t0', 'g t3: t1 t2 t3', 'g t6: t4 t5 t6']);
    expect(shape([])).toEqual([]);
  });

  it('leaves everything in its group while the list grows at its end', () => {
    divide(things(0, 6));
    expect(shape(things(0, 7))).toEqual(['g t2: t0 t1 t2', 'g t5: t3 t4 t5', 'g t6: t6']);
    expect(shape(things(0, 10))).toEqual(['g t2: t0 t1 t2', 'g t5: t3 t4 t5', 'g t6: t6 t7 t8', 'g t9: t9']);
  });

  it('fills up the first group before it makes new ones when the list grows at its beginning', () => {
    divide(things(6, 10));
    expect(shape(things(1, 10))).toEqual(['g t3: t1 t2 t3', 'g t6: t4 t5 t6', 'g t9: t7 t8 t9']);
  });

  it('gives the same object for a group in which nothing has changed', () => {
    const before = divide(things(3, 9));
    const after = divide([...things(0, 8), { key: 't8', text: 'new' }]);
    expect([after[1] === before[0], after[2] === before[1], after[2]?.key === before[1]?.key]).toEqual([true, false, true]);
  });

  it('drops groups of which nothing is left, and keeps the others', () => {
    divide(things(0, 9));
    expect(shape(things(0, 4))).toEqual(['g t2: t0 t1 t2', 'g t5: t3']);
    expect(shape(things(0, 6))).toEqual(['g t2: t0 t1 t2', 'g t5: t3 t4 t5']);
  });

  it('never has one key twice, not even for what has moved', () => {
    divide(things(0, 6));
    const moved = things(0, 6);
    moved.push(...moved.splice(1, 1));
    const keys = divide(moved).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(divide(moved).flatMap(({ members }) => members)).toEqual(moved);
  });
});
