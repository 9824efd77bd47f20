import { describe, expect, it } from 'vitest';
import { citationsWithin, listSources, placeCitations } from '../../../../../src/renderer/element/markdown/source-list.ts';
import { readSource, sourceDay, toEntity } from '../../../../../src/renderer/element/markdown/source-parts.ts';
import type { Annotation, EntitySource, Source } from '../../../../../src/shared/chatkit/types.ts';
import { part } from '../../../../support/chatkit-events.ts';

const web: Source = { type: 'url', title: 'Page', url: 'https://a.example/x' };
const file: Source = { type: 'file', title: 'File', filename: 'a.pdf' };
const mark = (source: Source, index?: number): Annotation => ({ type: 'annotation', source, ...(index !== undefined && { index }) });

function places(text: string, ...indexes: (number | undefined)[]): number[] {
  const annotations = indexes.map((index) => mark(web, index));
  return placeCitations(text, annotations, listSources([part(text, annotations)])).map(({ at }) => at);
}

describe('listSources', () => {
  it('numbers each source once over all parts of a message, in the order in which they come', () => {
    const sources = listSources([part('a', [mark(web, 1), mark(file)]), part('b', [mark({ ...web, title: 'again' }), mark({ type: 'entity', id: 'a.pdf', title: 'E', interactive: false, data: {} })])]);
    expect(sources.map(({ number, source }) => [number, source.type])).toEqual([[1, 'url'], [2, 'file'], [3, 'entity']]);
  });
});

describe('placeCitations', () => {
  it('groups what shares a place, and leaves out what has none', () => {
    const annotations = [mark(file, 3), mark(web, 3), mark(web, 3), mark(web, 1), mark(file)];
    const found = placeCitations('abcdef', annotations, listSources([part('abcdef', annotations)]));
    expect(found.map(({ at, sources }) => [at, sources.map(({ number }) => number)])).toEqual([[1, [2]], [3, [1, 2]]]);
  });

  it('counts code points, as Python does, and stays within the text', () => {
    expect(places('😀😀 ab', 3)).toEqual([5]);
    expect(places('abc', 99, -5)).toEqual([0, 3]);
    expect(places('abc', NaN, Infinity)).toEqual([]);
  });

  it('never stands inside of what is read as one character', () => {
    expect(places('a👩‍👩‍👧b', 2)).toEqual([9]);
    expect(places('e\u0301x', 1)).toEqual([2]);
    expect(places('a\r\nb'.replace('\r\n', '\n'), 2)).toEqual([2]);
  });

  it('gives a place between two blocks to the first of them', () => {
    const all = [0, 4, 5, 6].map((at) => ({ at, sources: [] }));
    expect(citationsWithin(all, 0, 5).map(({ at }) => at)).toEqual([0, 4, 5]);
    expect(citationsWithin(all, 5, 10).map(({ at }) => at)).toEqual([1]);
  });
});

describe('readSource', () => {
  it('says where a source is from, whatever it calls itself', () => {
    expect(readSource({ ...web, url: 'https://www.a.example/x' })).toMatchObject({ title: 'Page', origin: 'a.example' });
    expect(readSource({ ...web, attribution: 'The Bank' }).origin).toBe('The Bank · a.example');
    expect(readSource({ ...web, title: '' })).toMatchObject({ title: 'a.example', origin: undefined });
    expect(readSource(file).origin).toBe('a.pdf');
    expect(readSource({ ...web, url: 'javascript:alert(1)' }).url).toBeUndefined();
    expect(readSource({ ...file, filename: 'a\u202efdp.exe' }).origin).toBe('a‹U+202E›fdp.exe');
  });

  it('reads days in the language of the reader, and no day from what is none', () => {
    expect(sourceDay('2026-03-04T00:00:00Z', 'en-US')).toMatch(/Mar [34], 2026/);
    expect([sourceDay('soon', 'en'), sourceDay(undefined, 'en')]).toEqual([undefined, undefined]);
  });

  it('hands an entity on as the page’s callbacks take it', () => {
    const entity: EntitySource = { type: 'entity', id: '1', title: 'T', icon: 'book-open', interactive: true, data: { a: 'b' }, label: 'L', description: 'D' };
    expect(toEntity(entity)).toEqual({ id: '1', title: 'T', icon: 'book-open', interactive: true, data: { a: 'b' } });
  });
});
