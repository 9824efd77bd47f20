import { describe, expect, it } from 'vitest';
import { createTypeahead, moveByKey, toRows } from '../../../../../src/renderer/shell/threads/list-keys.ts';

describe('moveByKey', () => {
  it.each([
    ['ArrowDown', 1, 2],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 0, 0],
    ['PageDown', 1, 4],
    ['PageUp', 3, 0],
    ['Home', 3, 0],
    ['End', 0, 4],
    ['a', 2, undefined],
  ])('%s from row %i of five goes to %s', (key, from, to) => {
    expect(moveByKey(key, from, 5)).toBe(to);
  });
});

describe('createTypeahead', () => {
  const titles = ['Berlin', 'Bern', 'Boston', 'Bergen'];

  it('narrows with each letter and stays on a row that still matches', () => {
    const typeahead = createTypeahead();
    expect(typeahead.type('b', titles, 0, 0)).toBe(1);
    expect(typeahead.type('e', titles, 1, 100)).toBe(1);
    expect(typeahead.type('r', titles, 1, 200)).toBe(1);
    expect(typeahead.type('g', titles, 1, 300)).toBe(3);
  });

  it('goes to the next match when one letter is repeated', () => {
    const typeahead = createTypeahead();
    expect(typeahead.type('b', titles, 1, 0)).toBe(2);
    expect(typeahead.type('b', titles, 2, 100)).toBe(3);
    expect(typeahead.type('b', titles, 3, 200)).toBe(0);
  });

  it('begins anew after a pause', () => {
    const typeahead = createTypeahead();
    typeahead.type('b', titles, 0, 0);
    expect(typeahead.type('o', titles, 1, 1_000)).toBeUndefined();
  });
});

it('puts a heading before each group', () => {
  const thread = { id: 'a', title: 'A', createdAt: 0 };
  expect(toRows([{ key: 'today', label: 'Today', threads: [thread] }]).map((row) => row.key)).toEqual(['group:today', 'a']);
});
