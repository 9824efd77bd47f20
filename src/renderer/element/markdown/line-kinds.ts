/** What a line begins, seen from the top level (CommonMark 0.31 and GFM). */
export const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
export const heading = /^#{1,6}(?:[ \t]|$)/;
export const footnote = /^\[\^([^\]\s]{1,200})\]:/;
export const quote = /^ {0,3}>/;

const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const item = /^( {0,3})(?:([-*+])|(\d{1,9})([.)]))(?=[ \t]|$)/;
const html = /^ {0,3}<(?:\/?[a-z][a-z0-9-]*(?:[\s/>]|$)|[!?])/i;

export interface ListItem {
  /** Spaces before the marker. */
  indent: number;
  /** The bullet, or what stands behind the number: items with the same make one list. */
  mark: string;
  /** Its number; bullets have none. */
  number: string | undefined;
  empty: boolean;
}

export function listItem(line: string): ListItem | undefined {
  const match = rule.test(line) ? null : item.exec(line);
  if (match === null) return undefined;
  const [whole, spaces = '', bullet, number, delimiter = ''] = match;
  return { indent: spaces.length, mark: bullet ?? delimiter, number, empty: line.slice(whole.length).trim() === '' };
}

/** Whether the line ends a paragraph above it without a blank line between. */
export function interrupts(line: string): boolean {
  if (heading.test(line) || fence.test(line) || quote.test(line) || footnote.test(line)) return true;
  const started = listItem(line);
  return started !== undefined && !started.empty && (started.number === undefined || started.number === '1');
}

/** Blocks of HTML whose end is written, and which blank lines do not end. */
const written: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
];

/** `undefined`: no HTML. The end is the next blank line where none is written. */
export function htmlStart(line: string): { end: RegExp | undefined } | undefined {
  const end = written.find(([start]) => start.test(line))?.[1];
  return end !== undefined || html.test(line) ? { end } : undefined;
}

/** What closes a fence: as many of the same mark, alone. */
export function fenceEnd(line: string): RegExp | undefined {
  const marks = fence.exec(line)?.[1];
  return marks === undefined ? undefined : new RegExp(`^ {0,3}${marks.charAt(0)}{${marks.length},}[ \\t]*$`);
}
