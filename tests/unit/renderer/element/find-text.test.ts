import { describe, expect, it } from 'vitest';
import { foldForFind, placesOf, readableText } from '../../../../src/renderer/element/controller/find-text.ts';
import type { ThreadItem } from '../../../../src/shared/chatkit/types.ts';

const answer = (text: string): ThreadItem => ({ type: 'assistant_message', id: 'a', content: [{ type: 'output_text', text }] }) as unknown as ThreadItem;

describe('looking for a text', () => {
  it('does not mind case and accents, and keeps every letter in its place', () => {
    for (const text of ['Größe ÉTÉ', 'İstanbul', '한국어', 'ﬁn 😀 Ångström', 'e\u0301']) expect(foldForFind(text)).toHaveLength(text.length);
    expect(placesOf('Été, été, ETE', foldForFind('ete'))).toEqual([0, 5, 10]);
    expect(placesOf('Москва', foldForFind('МОС'))).toEqual([0]);
  });

  it('finds places one after another, none inside another', () => {
    expect(placesOf('aaaa', 'aa')).toEqual([0, 2]);
    expect(placesOf('abc', 'x')).toEqual([]);
  });

  it('reads an answer as it is seen: no marks, no addresses, the text of code', () => {
    expect(readableText(answer('## Title\n\nA **bold** _word_ and [a link](https://example.com "t") with `code`.\n\n```ts\nconst snake_case_name = 1;\n```\n- item'))).toBe(
      'Title\n\nA bold word and a link with code.\n\n\nconst snake_case_name = 1;\n\nitem',
    );
    expect(readableText(answer('![map](https://example.com/m.png)'))).toBe('');
  });

  it('reads messages, and nothing else', () => {
    expect(readableText({ type: 'user_message', id: 'u', content: [{ type: 'input_text', text: '**as typed**' }] } as unknown as ThreadItem)).toBe('**as typed**');
    expect(readableText({ type: 'end_of_turn', id: 'e' } as unknown as ThreadItem)).toBe('');
  });
});
