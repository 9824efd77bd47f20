import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../../src/renderer/element/markdown/blocks.ts';
import { createBlockSplitter } from '../../../../../src/renderer/element/markdown/split-blocks.ts';
import { longAnswer } from '../../../../support/element-harness/samples.ts';

const split = (text: string, streaming = false) => createBlockSplitter()(text, streaming);

/** What a block draws, in short. */
function draws(block: Block): string {
  switch (block.kind) {
    case 'code':
      return `code:${block.language ?? ''}:${block.text}${block.open ? '…' : ''}`;
    case 'math':
      return `math:${block.open ? `${block.source}…` : block.tex.trim()}`;
    case 'table':
      return `table:${[block.head, ...block.rows.map(({ source }) => source)].join(' / ')}`;
    default:
      return `${block.kind === 'plain' ? 'plain:' : ''}${block.source}`;
  }
}

const drawn = (text: string, streaming = false): string[] => split(text, streaming).blocks.map(draws);

const tricky = [
  longAnswer,
  'a\n\n- one\n\n- two\n\n  still two\n\nb',
  'Title\n=====\n\ntext\nmore\n---\n\n> quote\nlazy\n\n    code\n\n    more code',
  '```\nopen fence\n\n# not a heading\n',
  '~~~md\n```\nnested\n```\n~~~\n\nafter',
  '| a | b |\n| - | - |\n| 1 | 2 |\n\nafter',
  '<div>\nraw\n\n</div>\n\ntext\n\n<!-- a\n\n b --> c\n\nd',
  'one\r\ntwo\r\n\r\nthree',
  'a\n\n$$\nx = y\n$$\n\nb $$ c\n\n$$ 1\n\n2 $$',
  'p\n\\[ x\n+ y \\]\nq',
  'a[^1] b[^x]\n\n[^1]: note\n\n    more\n\nc[^1]',
  `${'1. an item with some words in it\n'.repeat(120)}\nafter`,
  `| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(70)}`,
  '1. a\n\n2. b\n* c\n\n* * *\n\n+ d',
];

describe('createBlockSplitter', () => {
  it('cuts at top-level blocks and nowhere inside them', () => {
    expect(drawn('# A\ntext\n\n- 1\n\n- 2\n\n```js title\na\n\nb\n```\nmore')).toEqual(['# A', 'text', '- 1\n\n- 2', 'code:js:a\n\nb', 'more']);
  });

  it('gives the same blocks for text that grew as for the whole text at once', () => {
    for (const text of tricky) {
      for (const step of [1, 3, 7]) {
        const grow = createBlockSplitter();
        for (let at = step; at < text.length; at += step) grow(text.slice(0, at), true);
        expect(grow(text, false)).toEqual(split(text));
      }
    }
  });

  it('keeps every block but the last ones as the same object while text is added', () => {
    for (const text of tricky) {
      const grow = createBlockSplitter();
      let before: readonly Block[] = [];
      for (let at = 1; at <= text.length; at += 1) {
        const { blocks } = grow(text.slice(0, at), true);
        for (const [index, block] of before.slice(0, -2).entries()) expect(blocks[index]).toBe(block);
        before = blocks;
      }
    }
  });

  it('reads formulas of their own lines, also over lists and underlines, and leaves unfinished ones as they are', () => {
    expect(drawn('a\n$$\nx\n- y\n= z\n$$\nb')).toEqual(['a', 'math:x\n- y\n= z', 'b']);
    expect(drawn('\\[\n\\frac12\n\\]')).toEqual(['math:\\frac12']);
    expect(drawn('$$ x = ', true)).toEqual(['math:$$ x =…']);
    expect(drawn('$$ x =\n\nnext', true)).toEqual(['$$ x =', 'next']);
  });

  it('shows no half closing fence', () => {
    expect(drawn('```js\na\n``', true)).toEqual(['code:js:a…']);
    expect(drawn('```js\na\n```', true)).toEqual(['code:js:a']);
    expect(drawn('  ```\n  a\n    b\n  ```')).toEqual(['code::a\n  b']);
  });

  it('cuts a long list between items and a long table between rows', () => {
    const list = split('1. an item with some words in it\n'.repeat(100)).blocks;
    expect(list.length).toBeGreaterThan(1);
    expect(list.map((block) => block.kind === 'markdown' && block.joins)).toEqual([false, ...Array<boolean>(list.length - 1).fill(true)]);
    expect(list.map((block) => (block.kind === 'markdown' ? block.source : '')).join('\n')).toBe('1. an item with some words in it\n'.repeat(100).trim());
    const [table] = split(`| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(70)}`).blocks;
    expect(table?.kind === 'table' && table.rows.map(({ source }) => source.split('\n').length)).toEqual([20, 20, 20, 10]);
  });

  it('gives link definitions to the blocks that use them, and to no other', () => {
    expect(drawn('See [A] and [b][a].\n\nplain [x]\n\n[a]: https://a.example\n')).toEqual(['See [A] and [b][a].\n\n[a]: https://a.example', 'plain [x]', '[a]: https://a.example']);
  });

  it('numbers notes in the order in which the text points to them', () => {
    const { blocks, notes, numbers } = split('a[^z] `[^no]` b[^A]\n\nc[^z]\n\n[^a]: first\n[^z]: last\n\n    more\n[^unused]: -');
    expect(notes).toEqual([{ name: 'z', number: 1, source: 'last\n\nmore' }, { name: 'a', number: 2, source: 'first' }]);
    expect([...numbers]).toEqual([['z', 1], ['a', 2]]);
    expect(blocks.map(draws)).toEqual(['a[^z] `[^no]` b[^A]\n\n[^z]: .\n\n[^a]: .', 'c[^z]\n\n[^z]: .']);
  });

  it('takes a pointer for a note while the notes may still come, and for text when none came', () => {
    expect([...split('a[^1]', true).numbers]).toEqual([['1', 1]]);
    expect([...split('a[^1]').numbers]).toEqual([]);
  });

  it('starts over when the text is another one', () => {
    const splitter = createBlockSplitter();
    splitter('# A\n\none\n\ntwo\n\nthree');
    expect(splitter('other').blocks.map(draws)).toEqual(['other']);
    expect(splitter('').blocks).toEqual([]);
  });
});
