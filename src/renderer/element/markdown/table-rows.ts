import { limits } from './limits.ts';

/** Rows that are parsed together: what is drawn again when a table grows. */
const chunk = 20;

const delimiter = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

export interface TableRows {
  /** Header and delimiter row. */
  head: string;
  rows: readonly RowGroup[];
}

/** Some rows that follow each other. */
export interface RowGroup {
  source: string;
  /** Where they begin and end, in units of the table's text. */
  from: number;
  to: number;
}

/** @returns a table's lines in parts; `undefined` where the text is no table, or one too wide to be drawn as such. */
export function readTable(raw: string): TableRows | undefined {
  const first = raw.indexOf('\n');
  if (first === -1 || !raw.slice(0, first).includes('|')) return undefined;
  const second = raw.indexOf('\n', first + 1);
  const ruler = raw.slice(first + 1, second === -1 ? raw.length : second);
  if (!ruler.includes('|') || ruler.length > 4_000 || !delimiter.test(ruler)) return undefined;
  const columns = cells(ruler);
  if (columns > limits.columns || columns !== cells(raw.slice(0, first))) return undefined;
  const head = raw.slice(0, second === -1 ? raw.length : second);
  return { head, rows: second === -1 ? [] : groupRows(raw.trimEnd(), second + 1) };
}

function groupRows(text: string, from: number): RowGroup[] {
  const groups: RowGroup[] = [];
  for (let at = from; at < text.length; ) {
    let end = at;
    for (let row = 0; row < chunk && end < text.length; row += 1) {
      const newline = text.indexOf('\n', end);
      end = newline === -1 ? text.length : newline + 1;
    }
    groups.push({ source: text.slice(at, end).trimEnd(), from: at, to: end });
    at = end;
  }
  return groups;
}

function cells(line: string): number {
  const inner = line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).length;
}
