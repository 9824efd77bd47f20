import { describe, expect, it } from 'vitest';
import { isParsable, isTooDeep } from '../../../../../src/renderer/element/markdown/limits.ts';
import { createBlockSplitter } from '../../../../../src/renderer/element/markdown/split-blocks.ts';
import { longAnswer } from '../../../../support/element-harness/samples.ts';
import { sizes } from '../../../../support/hostile-markdown/sizes.ts';

describe('limits', () => {
  it('let through what people and models write', () => {
    const paragraph = 'Some **bold** words, `code`, [a link](https://a.example/x_y) and $a_1$ maths.\n';
    for (const text of [longAnswer, paragraph.repeat(40), '> quote\n'.repeat(300), `${'  '.repeat(10)}- deep`, '***bold and italic***', '`'.repeat(100)]) expect(isParsable(text), text.slice(0, 30)).toBe(true);
  });

  it('count the containers of each line, whatever stands between them', () => {
    expect(['>'.repeat(24), '> - 1. '.repeat(8), `${' '.repeat(40)}- a`, 'a > b - c'].map(isTooDeep)).toEqual([false, false, false, false]);
    expect([`a\n${'>'.repeat(25)}`, '> - 1. '.repeat(9), `${' '.repeat(60)}- a`, '- '.repeat(30), '1) '.repeat(30)].map(isTooDeep)).toEqual([true, true, true, true, true]);
  });

  it.each(sizes.map(({ name, text }) => [name, text] as const))('leave no block of %s for the parser that is beyond them', (_, text) => {
    const { blocks } = createBlockSplitter()(text.slice(0, 262_144));
    for (const block of blocks) {
      const parsed = block.kind === 'markdown' ? [block.source] : block.kind === 'table' ? block.rows.map(({ source }) => source) : [];
      // Definitions are added to a block that uses them.
      for (const source of parsed) expect(source.length).toBeLessThan(21_000);
    }
    expect(blocks.length).toBeLessThan(150_000);
  });
});
