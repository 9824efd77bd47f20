// @vitest-environment jsdom
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Processor } from 'unified';
import type { Node } from 'unist';
import { describe, expect, it } from 'vitest';
import { drawFormula } from '../../../../../src/renderer/element/markdown/katex.ts';
import { readMathBlock } from '../../../../../src/renderer/element/markdown/math-blocks.ts';
import { mathSyntax } from '../../../../../src/renderer/element/markdown/math-syntax.ts';

function inlineMath(this: Processor): void {
  (this.data().micromarkExtensions ??= []).push(mathSyntax());
}

/** Formulas of a text, in order. */
function formulas(text: string): string[] {
  const found: string[] = [];
  const visit = (node: Node & { value?: string; children?: Node[] }): void => {
    if (node.type === 'inlineMath') found.push(node.value ?? '');
    node.children?.forEach(visit);
  };
  visit(unified().use(remarkParse).use(remarkMath, { singleDollarTextMath: false }).use(inlineMath).parse(text));
  return found;
}

describe('formulas in a line', () => {
  it('are written with dollars or as LaTeX writes them', () => {
    expect(formulas('a $x_1 * y$ b')).toEqual(['x_1 * y']);
    expect(formulas('\\(a \\text{(b)} \\\\ \\) and \\[ c \\] and $$d$$')).toEqual(['a \\text{(b)} \\\\ ', ' c ', 'd']);
    expect(formulas('$O(n)$-time, **$k$**, ($z$), $n$th, $1 + 1 = 2$')).toEqual(['O(n)', 'k', 'z', 'n', '1 + 1 = 2']);
    expect(formulas('$a\nb$ and $\\$5$')).toEqual(['a\nb', '\\$5']);
  });

  it.each([
    '$5 and $10', 'from $5-$10', 'US$5 or US$ 6', '$5 or US$ x', '$20, not $30.', 'A$AP and B$', '\\$5 and \\$6', '$ a $', 'cost: $1,000 in cash, 500$ now', '`$a$`', '$$', '$', 'a$b$c', '$x', '\\(x', '\\[ x', '\\\\(a\\\\)',
  ])('are not seen in %s', (text) => {
    expect(formulas(text)).toEqual([]);
  });

  it('cost no more than their length when they have no end', () => {
    // Without the memory of where no end was found this takes minutes; the test would run into its time limit.
    for (const text of ['$a '.repeat(20_000), '\\('.repeat(20_000), '\\(\\x '.repeat(20_000)]) expect(formulas(text)).toEqual([]);
  });
});

describe('formulas of their own lines', () => {
  const read = (text: string) => readMathBlock(text, 0);

  it('end with their own mark at the end of a line', () => {
    expect(read('$$\na\n$$\nb')).toEqual({ tex: '\na\n', end: 8, closed: true });
    expect(read('\\[ a \\]')).toEqual({ tex: ' a ', end: 7, closed: true });
    expect([read('$$ a $$ b'), read('$$a\n\nb$$'), read('a $$'), read('$$ $$')]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('may still come to an end while the text grows', () => {
    expect(read('$$ a')).toMatchObject({ closed: false });
    expect(read(`$$ ${'a'.repeat(5_000)}`)).toBeUndefined();
  });
});

describe('drawFormula', () => {
  const draw = (tex: string): { drawn: boolean; element: HTMLElement } => {
    const element = document.createElement('span');
    return { drawn: drawFormula(element, tex, true), element };
  };

  it('makes elements for eyes and for screen readers', () => {
    const { element } = draw('\\frac{a}{b} + \\ce{H2O}');
    expect(element.querySelector('.katex-html')).not.toBeNull();
    expect(element.querySelector('math mfrac')).not.toBeNull();
  });

  it('leaves nothing behind of what it cannot read', () => {
    for (const tex of ['\\frac{1', '\\nosuch', '\\def\\x{\\x\\x}\\x', '{'.repeat(100) + '}'.repeat(100), 'x'.repeat(5_000), `\\begin{matrix}${'a&'.repeat(700)}\\end{matrix}`, `\\ce{${'A->'.repeat(900)}}`]) {
      const { drawn, element } = draw(tex);
      expect([tex.slice(0, 20), drawn, element.childNodes.length]).toEqual([tex.slice(0, 20), false, 0]);
    }
  });

  it('follows no command that links, loads, names or styles', () => {
    for (const tex of ['\\href{https://a.example}{x}', '\\url{javascript:1}', '\\includegraphics{https://a.example/x}', '\\htmlClass{a}{b}', '\\htmlId{a}{b}', '\\htmlStyle{color:red}{x}', '\\htmlData{a=b}{c}']) {
      const { element } = draw(tex);
      expect(element.querySelector('a, img, [id], [data-a], .a')).toBeNull();
    }
  });

  it('keeps sizes within bounds', () => {
    expect(draw('\\rule{9999em}{9999em}').element.querySelector('[style*="9999"]')).toBeNull();
  });
});
