import { fenceEnd, footnote, heading, htmlStart, interrupts, listItem, quote } from './line-kinds.ts';
import { mayBeginMath, readMathBlock } from './math-blocks.ts';

export type SegmentKind = 'text' | 'heading' | 'list' | 'note' | 'indented' | 'html' | 'quote' | 'code' | 'math';

/** A stretch of the text that can be drawn without knowing the rest, apart from definitions of links and notes. */
export interface Segment {
  kind: SegmentKind;
  raw: string;
  /** Where it begins, in UTF-16 units of the whole text. */
  at: number;
  /** Whether its end was found; the last one of a text that still grows has none. */
  closed: boolean;
  /** It goes on with the list of the segment before. */
  joins: boolean;
}

/** A long list is cut between two items, so that only its end is drawn again while it grows. In characters. */
const listPiece = 1_500;

/** Lines that look like the beginning of a formula and are none; with more of them, none is looked for any longer. */
const maxFalseFormulas = 200;

interface Open {
  kind: SegmentKind;
  at: number;
  joins: boolean;
  /** A blank line was seen, after which only some blocks go on. */
  blank: boolean;
  /** What ends a fence, or HTML whose end is written. */
  end?: RegExp | undefined;
  mark?: string | undefined;
  indent?: number | undefined;
}

/**
 * Cuts markdown from `from` on at places where CommonMark surely begins a new top-level block; where that is in doubt
 * (lazy lines, odd indents) the text stays together, which is always right. One pass over the lines, whatever is nested.
 * @param joins whether the text at `from` goes on with a list.
 */
export function scanSegments(text: string, from: number, joins: boolean): Segment[] {
  const found: Segment[] = [];
  let open: Open | undefined;
  let joinsNext = joins;
  let falseFormulas = 0;

  const close = (end: number, closed: boolean): void => {
    if (open === undefined) return;
    found.push({ kind: open.kind, raw: text.slice(open.at, end), at: open.at, closed, joins: open.joins });
    open = undefined;
  };

  for (let at = from; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const last = newline === -1;
    const end = last ? text.length : newline + 1;
    const line = text.slice(at, last ? end : newline);
    if (open?.end !== undefined) {
      if (open.end.test(line)) close(end, true);
    } else if (line.trim() === '') {
      if (open !== undefined) open.blank = true;
    } else {
      const mayBegin = falseFormulas < maxFalseFormulas && mayBeginMath(line) && canBeCut(open, line);
      const formula = mayBegin ? readMathBlock(text, at) : undefined;
      if (mayBegin && formula === undefined) falseFormulas += 1;
      if (formula !== undefined) {
        close(at, true);
        found.push({ kind: 'math', raw: text.slice(at, formula.end), at, closed: formula.closed, joins: false });
        joinsNext = false;
        at = formula.end;
        continue;
      }
      if (!goesOn(open, line, at)) {
        const sameList = joinsNext || (open?.kind === 'list' && listItem(line)?.mark === open.mark && listItem(line)?.indent === open.indent);
        close(at, true);
        open = begin(line, at, sameList);
        joinsNext = false;
        if (open.kind === 'heading' || (open.kind === 'html' && open.end?.test(line) === true)) close(end, !last);
      }
    }
    at = end;
  }
  close(text.length, false);
  return found;
}

function begin(line: string, at: number, joins: boolean): Open {
  const plain = { at, joins: false, blank: false };
  const item = listItem(line);
  if (item !== undefined) return { ...plain, kind: 'list', joins, mark: item.mark, indent: item.indent };
  if (/^(?: {4}| {0,3}\t)/.test(line)) return { ...plain, kind: 'indented' };
  const end = fenceEnd(line);
  if (end !== undefined) return { ...plain, kind: 'code', end };
  const html = htmlStart(line);
  if (html !== undefined) return { ...plain, kind: 'html', end: html.end };
  const kind = heading.test(line) ? 'heading' : footnote.test(line) ? 'note' : quote.test(line) ? 'quote' : 'text';
  return { ...plain, kind };
}

/** Whether a line that is not blank belongs to the open block. */
function goesOn(open: Open | undefined, line: string, at: number): boolean {
  if (open === undefined) return false;
  const indented = /^[ \t]/.test(line);
  switch (open.kind) {
    case 'html':
      return !open.blank;
    case 'indented':
      return /^(?: {4}| {0,3}\t)/.test(line);
    case 'list': {
      const item = listItem(line);
      if (item === undefined || item.indent > (open.indent ?? 0)) return indented || (!open.blank && !interrupts(line));
      if (item.mark === open.mark) return at - open.at < listPiece;
      return !open.blank && !interrupts(line);
    }
    case 'note':
      return indented || (!open.blank && !interrupts(line));
    case 'quote':
      return !open.blank && (quote.test(line) || !interrupts(line));
    default:
      return !open.blank && !interrupts(line);
  }
}

/** A formula may begin inside items and HTML, where it is theirs. */
function canBeCut(open: Open | undefined, line: string): boolean {
  if (open === undefined) return true;
  if (open.kind === 'html') return open.blank;
  return open.kind === 'list' || open.kind === 'note' ? !/^[ \t]/.test(line) : true;
}
