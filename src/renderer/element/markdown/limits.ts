/**
 * What is given to the parser. Markdown parsers and the layout of a page are slower than linear for some inputs, and
 * recursive for others; what exceeds these bounds is shown as the plain text that it is. Chosen so that the worst input
 * within them takes well under 200 ms (`tests/unit/renderer/element/markdown/limits.test.ts` has them).
 */
export const limits = {
  /** Text of one message that is cut into blocks without being asked, in UTF-16 units. */
  message: 262_144,
  /** One block that is parsed. */
  block: 20_000,
  /** Plain text that is laid out without being asked. */
  plain: 20_000,
  /** Code that is laid out without being asked. */
  code: 60_000,
  /** Containers within each other: quotes, lists, items. */
  depth: 24,
  /** Rows of a table that are drawn without being asked. */
  rows: 200,
  columns: 40,
} as const;

/** Characters that begin something, and how many of them a block may have. */
const marks: readonly (readonly [RegExp, number])[] = [
  [/\n/g, 500],
  [/[*_~]/g, 600],
  [/`/g, 1_500],
  [/[[\]]/g, 700],
  [/</g, 300],
  [/\$/g, 500],
  [/\\[[(]/g, 500],
  [/&/g, 2_000],
  [/\|/g, 1_000],
  [/@|www\.|https?:/gi, 600],
];

/** Runs of one mark, each of which may open as many elements within each other. */
const longRun = /[*_~]{24}/;

/** @returns whether a block can be parsed and drawn in a moment. */
export function isParsable(source: string): boolean {
  if (source.length > limits.block || longRun.test(source)) return false;
  if (marks.some(([mark, most]) => count(source, mark, most) > most)) return false;
  return !isTooDeep(source);
}

function count(text: string, mark: RegExp, most: number): number {
  let found = 0;
  mark.lastIndex = 0;
  while (found <= most && mark.test(text)) found += 1;
  mark.lastIndex = 0;
  return found;
}

const container = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;

/** Columns that one nested list takes at least. */
const nestIndent = 2;

/** Counts the containers that each line opens, and for items the room they leave for containers above them. */
export function isTooDeep(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    let depth = 0;
    container.lastIndex = at;
    for (let last = at; container.test(text) && container.lastIndex <= end; last = container.lastIndex) {
      const indent = container.lastIndex - last - 1;
      depth += depth === 0 ? 1 + Math.floor(indent / nestIndent) : 1;
      if (depth > limits.depth) return true;
    }
    at = end + 1;
  }
  return false;
}
