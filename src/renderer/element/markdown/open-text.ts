import remend from 'remend';

/** A last line that is only a mark, or a table of which only the header is here: shown once it is clear what it becomes. */
const undecided = /(?:^|\n)[ \t]*(?:[-*+=#>]{1,6}|\d{1,9}[.)]?)[ \t]*$/;
const tableHead = /^[ \t]*\|[^\n]*(?:\n[ \t]*\|?[ \t:|-]*)?$/;

/** Longest line that is held back, in characters: no table has wider headers. */
const longestHead = 400;

/**
 * The part of a growing block that can be shown without a later character changing it: unfinished marks are closed for
 * the moment, half links are their text, half images and undecided lines are not there yet.
 */
export function closeOpenMarks(source: string): string {
  if (source.length < longestHead && tableHead.test(source)) return '';
  const decided = source.replace(undecided, '');
  return remend(decided, { linkMode: 'text-only', katex: false, singleTilde: false, setextHeadings: false });
}
