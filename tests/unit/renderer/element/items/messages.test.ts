import { describe, expect, it } from 'vitest';
import { editedContent, editText } from '../../../../../src/renderer/element/ui/user/edit-content.ts';
import { isLong } from '../../../../../src/renderer/element/ui/user/message-fold.ts';
import type { UserContent } from '../../../../../src/shared/chatkit/types.ts';

const tag = (id: string, text: string): UserContent => ({ type: 'input_tag', id, text, data: {} });
const text = (value: string): UserContent => ({ type: 'input_text', text: value });

describe('a long message', () => {
  it('is one with many lines, or with few that wrap often', () => {
    expect(isLong('line\n'.repeat(20))).toBe(false);
    expect(isLong('line\n'.repeat(30))).toBe(true);
    expect(isLong('word '.repeat(200))).toBe(false);
    expect(isLong('word '.repeat(600))).toBe(true);
  });

  it('is recognised without reading all of it', () => {
    expect(isLong('\n'.repeat(5_000_000))).toBe(true);
  });
});

describe('editing a message', () => {
  const content = [text('Ask '), tag('a', 'Ann'), text(' and '), tag('al', 'Ann Lee'), text('!')];

  it('shows tags as they are typed and keeps those that still stand', () => {
    expect(editText(content)).toBe('Ask @Ann and @Ann Lee!');
    expect(editedContent(content, 'Ask @Ann Lee, not @Ann.')).toEqual([text('Ask '), tag('al', 'Ann Lee'), text(', not '), tag('a', 'Ann'), text('.')]);
  });

  it('makes text of a tag that was changed', () => {
    expect(editedContent(content, 'Ask @An and @Bob')).toEqual([text('Ask @An and @Bob')]);
  });

  it('gives back what it was given when nothing was changed', () => {
    expect(editedContent(content, editText(content))).toEqual(content);
    expect(editedContent([tag('', '')], 'x')).toEqual([text('x')]);
    expect(editedContent([tag('a', '@handle')], '@handle')).toEqual([tag('a', '@handle')]);
  });
});
