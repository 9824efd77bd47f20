/** A formula of its own lines that is longer is text, in characters. */
const maxBlock = 4_000;

const begins = /^ {0,3}(\$\$|\\\[)/;

export interface MathBlock {
  tex: string;
  /** Behind its last line. */
  end: number;
  /** False while the rest of it may still come. */
  closed: boolean;
}

/** Cheap test of a line before `readMathBlock`. */
export function mayBeginMath(line: string): boolean {
  return begins.test(line);
}

/**
 * Reads a formula that fills whole lines: `$$ … $$` or `\[ … \]`, over several lines or one, without a blank line inside.
 * @returns `undefined` where it is none: text follows its end on the same line, or its end is missing though more text
 *   follows.
 */
export function readMathBlock(text: string, at: number): MathBlock | undefined {
  const open = begins.exec(text.slice(at, at + 8));
  const mark = open?.[1];
  if (open === null || mark === undefined) return undefined;
  const from = at + open[0].length;
  const window = text.slice(from, from + maxBlock);
  const stop = window.indexOf(mark === '$$' ? '$$' : '\\]');
  const tex = stop === -1 ? window : window.slice(0, stop);
  if (/\S[^\S\n]*\n[^\S\n]*\n[^\S\n]*\S/.test(tex)) return undefined;
  if (stop === -1) return from + maxBlock >= text.length && !/\n[^\S\n]*\n\s*$/.test(tex.trimStart()) ? { tex, end: text.length, closed: false } : undefined;
  const rest = /^[ \t]*(?:\n|$)/.exec(text.slice(from + stop + 2, from + stop + 200));
  if (rest === null || tex.trim() === '') return undefined;
  return { tex, end: from + stop + 2 + rest[0].length, closed: true };
}
