import { expect, it } from 'vitest';
import { mergePages } from '../../../../../src/renderer/shell/threads/merge-pages.ts';
import type { ThreadSummary } from '../../../../../src/renderer/shell/threads/thread-groups.ts';

const list = (...ids: string[]): ThreadSummary[] => ids.map((id) => ({ id, title: id, createdAt: 0 }));
const merge = (known: string[], complete: boolean, fresh: string[], hasMore: boolean): [string, boolean] => {
  const result = mergePages({ threads: list(...known), complete }, list(...fresh), hasMore);
  return [result.threads.map(({ id }) => id).join(''), result.complete];
};

it('ends with the last page: what it did not hold is gone', () => {
  expect(merge(['a', 'b', 'c'], true, ['a', 'c'], false)).toEqual(['ac', true]);
});

it('keeps the known tail once a refresh reaches into a complete list', () => {
  expect(merge(['b', 'c', 'd', 'e'], true, ['a', 'b', 'c'], true)).toEqual(['abcde', true]);
});

it('drops what was deleted elsewhere inside the pages it has read', () => {
  expect(merge(['a', 'b', 'c', 'd'], true, ['a', 'c'], true)).toEqual(['acd', true]);
});

it('goes on reading when the known list was itself not complete', () => {
  expect(merge(['a', 'b', 'c'], false, ['a', 'b'], true)).toEqual(['abc', false]);
});

it('goes on reading, with the old rest in sight, while nothing known is reached', () => {
  expect(merge(['c', 'd'], true, ['a', 'b'], true)).toEqual(['abcd', false]);
});

it('shows no thread twice when one moved to the top', () => {
  expect(merge(['a', 'b', 'c', 'd'], true, ['d', 'a', 'b'], true)).toEqual(['dabc', true]);
});
