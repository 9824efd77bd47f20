import katex from 'katex';
import 'katex/contrib/mhchem';

/** Longer formulas are shown as they are written, in characters. */
const maxTex = 4_000;

/** Cells of a matrix, each of which becomes a dozen elements. */
const maxCells = 600;

/** Braces and environments within each other; KaTeX reads them by recursion. */
const maxDepth = 60;

/**
 * Draws LaTeX into an element, with elements made one by one: a page may forbid markup from strings (Trusted Types). Nothing
 * in a formula can link, load, name a class or set a style (`trust`), and what expands or measures is bounded.
 * @returns whether it could be read; the element is left empty otherwise.
 */
export function drawFormula(element: HTMLElement, tex: string, display: boolean): boolean {
  if (tex.length > maxTex || depthOf(tex) > maxDepth || tex.split(/&|\\\\/).length > maxCells) return false;
  try {
    katex.render(tex, element, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 500,
      maxSize: 20,
    });
    return isDrawable(element);
  } catch {
    element.replaceChildren();
    return false;
  }
}

/** Elements that the page lays out in a moment. What became more is taken away again. */
const maxElements = 8_000;

function isDrawable(element: HTMLElement): boolean {
  if (element.getElementsByTagName('*').length <= maxElements) return true;
  element.replaceChildren();
  return false;
}

function depthOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [found] of tex.matchAll(/\\[{}]|[{}]|\\begin|\\end|\\left|\\right/g)) {
    if (found === '{' || found === '\\begin' || found === '\\left') depth += 1;
    else if (found === '}' || found === '\\end' || found === '\\right') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
