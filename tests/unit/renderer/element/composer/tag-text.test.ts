import { describe, expect, it } from 'vitest';
import { deletionRange, snapSelection, tagAt } from '../../../../../src/renderer/element/controller/composer/tag-caret.ts';
import { applyEdit, emptyText, fromContent, placeTag, tagLabel, toContent } from '../../../../../src/renderer/element/controller/composer/tag-text.ts';
import type { TagContent, TagText } from '../../../../../src/renderer/element/controller/composer/tag-text.ts';
import { findTrigger } from '../../../../../src/renderer/element/controller/composer/trigger.ts';

const tag = (text: string, id = text): TagContent => ({ type: 'input_tag', id, text, data: {} });
const harry = tag('Harry Potter', 'u1');
const hello = fromContent([{ type: 'input_text', text: 'Ask ' }, harry, { type: 'input_text', text: ' today' }]);
const labels = ({ text, tags }: TagText): string[] => tags.map(({ start, end }) => text.slice(start, end));

/** Types, deletes or pastes at a place, as a field reports it. */
function replace(value: TagText, from: number, to: number, inserted: string, inputType?: string, known: TagContent[] = []) {
  const text = value.text.slice(0, from) + inserted + value.text.slice(to);
  return applyEdit(value, { text, caret: from + inserted.length, inputType }, known);
}

describe('text with tags', () => {
  it('becomes parts in order and comes back from them', () => {
    expect(hello.text).toBe('Ask @Harry Potter today');
    expect(toContent(hello)).toEqual([{ type: 'input_text', text: 'Ask ' }, harry, { type: 'input_text', text: ' today' }]);
    expect(fromContent(toContent(hello))).toEqual(hello);
  });

  it('is no message when it is blank, and one tag alone is', () => {
    expect(toContent({ ...emptyText, text: ' \n ' })).toEqual([]);
    expect(toContent(fromContent([harry]))).toEqual([harry]);
  });

  it('keeps a title on one line in the field and as it was on the wire', () => {
    const odd = tag('Two\n lines ');
    expect(tagLabel(odd)).toBe('@Two lines');
    expect(toContent(fromContent([odd]))).toEqual([odd]);
  });

  it('moves with text that is typed before it and stays for text after it', () => {
    expect(labels(replace(hello, 0, 0, 'Please '))).toEqual(['@Harry Potter']);
    expect(labels(replace(hello, 23, 23, '!'))).toEqual(['@Harry Potter']);
    expect(labels(replace(hello, 4, 4, 'x'))).toEqual(['@Harry Potter']);
  });

  it('goes altogether when a part of it is deleted, with the cursor where it began', () => {
    const result = replace(hello, 10, 14, '', 'deleteWordBackward');
    expect(result).toEqual({ text: 'Ask  today', tags: [], caret: 4 });
  });

  it('takes the remains of two cut tags along and keeps a third in its place', () => {
    const three = fromContent([tag('One'), { type: 'input_text', text: ' ' }, tag('Two'), { type: 'input_text', text: ' ' }, tag('Three')]);
    const result = replace(three, 2, 7, '', 'deleteContentBackward');
    expect(result.text).toBe(' @Three');
    expect(labels(result)).toEqual(['@Three']);
    expect(result.caret).toBe(0);
  });

  it('becomes plain text when something is written into it', () => {
    expect(replace(hello, 8, 8, 'x')).toMatchObject({ text: 'Ask @Harxry Potter today', tags: [] });
  });

  it('comes back with undo and with paste, when the page has seen it before', () => {
    const gone = replace(hello, 4, 17, '', 'deleteContentBackward');
    expect(gone.tags).toEqual([]);
    expect(labels(replace(gone, 4, 4, '@Harry Potter', 'historyUndo', [harry]))).toEqual(['@Harry Potter']);
    expect(labels(replace(hello, 23, 23, ' and @Harry Potter', 'insertFromPaste', [harry]))).toEqual(['@Harry Potter', '@Harry Potter']);
    expect(labels(replace(gone, 4, 4, '@Harry Potter', 'insertFromPaste'))).toEqual([]);
  });

  it('is not made by typing the last letter of a known name', () => {
    expect(replace({ text: '@Harry Potte', tags: [] }, 12, 12, 'r', 'insertText', [harry]).tags).toEqual([]);
  });

  it('is only placed where its label stands', () => {
    expect(placeTag({ text: 'x @Harry Potter', tags: [] }, 2, harry).tags).toHaveLength(1);
    expect(placeTag({ text: 'x @Harry', tags: [] }, 2, harry).tags).toEqual([]);
  });

  it('follows any edit without a tag over other text than its label', () => {
    let value: TagText = hello;
    for (let round = 0; round < 400; round += 1) {
      const from = (round * 7) % (value.text.length + 1);
      const to = Math.min(value.text.length, from + (round % 5));
      value = replace(value, from, to, ['', 'a', ' @Harry Potter ', '\n', 'zz'][round % 5] ?? '', 'insertText', [harry]);
      for (const placed of value.tags) expect(value.text.slice(placed.start, placed.end)).toBe('@Harry Potter');
      expect([...value.tags].sort((a, b) => a.start - b.start)).toEqual(value.tags);
    }
  });
});

describe('the cursor', () => {
  const at = (start: number, end = start) => ({ start, end });
  const { tags } = hello;

  it('jumps over a tag in the direction it walks', () => {
    expect(snapSelection(tags, at(5), 4)).toEqual(at(17));
    expect(snapSelection(tags, at(16), 17)).toEqual(at(4));
  });

  it('goes to the nearer side after a click into a tag', () => {
    expect(snapSelection(tags, at(6), 0)).toEqual(at(4));
    expect(snapSelection(tags, at(15), 0)).toEqual(at(17));
  });

  it('selects a tag as a whole', () => {
    expect(snapSelection(tags, at(0, 8), 0)).toEqual(at(0, 17));
    expect(snapSelection(tags, at(8, 20), 0)).toEqual(at(4, 20));
  });

  it('is left alone outside of tags', () => {
    const selection = at(2, 3);
    expect(snapSelection(tags, selection, 0)).toBe(selection);
  });

  it('makes Backspace and Delete take the tag beside it', () => {
    expect(deletionRange(tags, at(17), 'Backspace')).toMatchObject({ start: 4, end: 17 });
    expect(deletionRange(tags, at(4), 'Delete')).toMatchObject({ start: 4, end: 17 });
    expect(deletionRange(tags, at(4), 'Backspace')).toBeUndefined();
    expect(deletionRange(tags, at(4, 6), 'Backspace')).toBeUndefined();
  });

  it('names the tag it touches', () => {
    expect([tagAt(tags, at(4))?.tag, tagAt(tags, at(17))?.tag, tagAt(tags, at(3))]).toEqual([harry, harry, undefined]);
  });
});

describe('findTrigger', () => {
  const find = (text: string, offered = { mention: true, command: true }) => findTrigger(text, text.length, [], offered);

  it('finds "@" and "/" at the start of a word, with what follows', () => {
    expect(find('@')).toEqual({ kind: 'mention', start: 0, query: '' });
    expect(find('ask @har')).toEqual({ kind: 'mention', start: 4, query: 'har' });
    expect(find('line\n/mo')).toEqual({ kind: 'command', start: 5, query: 'mo' });
    expect(find('(@har')).toMatchObject({ query: 'har' });
  });

  it('looks names with a blank up, but nothing after two', () => {
    expect(find('@harry pot')).toMatchObject({ query: 'harry pot' });
    expect(find('@harry  pot')).toBeUndefined();
    expect(find('@ harry')).toBeUndefined();
  });

  it('leaves mail addresses, paths, fractions and other lines alone', () => {
    for (const text of ['a@b.example', '/usr/', '1/2', 'and/or', '@harry\nnext', '/model now']) expect(find(text)).toBeUndefined();
  });

  it('looks up only what is offered, and nothing inside a tag', () => {
    expect(find('@har', { mention: false, command: true })).toBeUndefined();
    expect(find('/m', { mention: true, command: false })).toBeUndefined();
    expect(findTrigger(hello.text, 17, hello.tags, { mention: true, command: true })).toBeUndefined();
  });

  it('ends at the cursor, not at the end of the text', () => {
    expect(findTrigger('@har and more', 4, [], { mention: true, command: true })).toMatchObject({ query: 'har' });
  });
});
