import { describe, expect, it } from 'vitest';
import { createBlockSplitter } from '../../../../src/renderer/element/markdown/split-blocks.ts';
import { longAnswer } from '../../../support/element-harness/samples.ts';

const split = (text: string): readonly string[] => createBlockSplitter()(text);

const tricky = [
  longAnswer,
  'a\n\n- one\n\n- two\n\n  still two\n\nb',
  'Title\n=====\n\ntext\nmore\n---\n\n> quote\nlazy\n\n    code\n\n    more code',
  '```\nopen fence\n\n# not a heading\n',
  '~~~md\n```\nnested\n```\n~~~\n\nafter',
  '| a | b |\n| - | - |\n| 1 | 2 |\n\nafter',
  '<div>\nraw\n\n</div>\n\ntext',
  'one\r\ntwo\r\n\r\nthree',
];

describe('createBlockSplitter', () => {
  it('cuts at top-level blocks and nowhere inside them', () => {
    expect(split('# A\n\ntext\n\n- 1\n\n- 2\n\n```js\na\n\nb\n```\n').map((block) => block.trim())).toEqual(['# A', 'text', '- 1\n\n- 2', '```js\na\n\nb\n```']);
  });

  it('gives the same blocks for text that grew as for the whole text at once', () => {
    for (const text of tricky) {
      for (const step of [1, 3, 7]) {
        const grow = createBlockSplitter();
        for (let at = step; at < text.length; at += step) grow(text.slice(0, at));
        expect(grow(text)).toEqual(split(text));
      }
    }
  });

  it('keeps every block but the last ones as the same string while text is added', () => {
    const grow = createBlockSplitter();
    const before = grow('# A\n\none\n\ntwo\n\nthree\n\nfou');
    const after = grow('# A\n\none\n\ntwo\n\nthree\n\nfour and more');
    expect(after.slice(0, 4)).toEqual(before.slice(0, 4));
    expect(after).toHaveLength(5);
  });

  it('gives link definitions to the blocks that may use them and draws none of their own', () => {
    expect(split('See [a] and [b][a].\n\nplain\n\n[a]: https://a.example\n')).toEqual(['See [a] and [b][a].\n\n[a]: https://a.example', 'plain']);
  });

  it('leaves text with footnotes whole', () => {
    const text = 'a[^1]\n\nb\n\n[^1]: note';
    expect(split(text)).toEqual([text]);
  });

  it('starts over when the text is another one', () => {
    const splitter = createBlockSplitter();
    splitter('# A\n\none\n\ntwo\n\nthree');
    expect(splitter('other')).toEqual(['other']);
    expect(splitter('')).toEqual([]);
  });
});
