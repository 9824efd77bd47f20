import { fence } from './line-kinds.ts';
import { isParsable } from './limits.ts';
import { readMathBlock } from './math-blocks.ts';
import type { Segment } from './segments.ts';
import { readTable } from './table-rows.ts';
import type { RowGroup } from './table-rows.ts';

interface Placed {
  /** Stays with the block while text is added behind it. */
  key: string;
  /** Where it stands in the text, in UTF-16 units. */
  at: number;
  end: number;
}

export type MarkdownPart = Placed & { kind: 'markdown'; source: string; open: boolean; joins: boolean };
export type CodePart = Placed & { kind: 'code'; text: string; language: string | undefined; open: boolean };
export type MathPart = Placed & { kind: 'math'; tex: string; source: string; open: boolean };
/** A table whose rows are drawn in groups: `head` is its first two lines, `extra` goes behind each group. */
export type TablePart = Placed & { kind: 'table'; head: string; rows: readonly RowGroup[]; extra: string; open: boolean };
/** Too much for the parser (`limits`). */
export type PlainPart = Placed & { kind: 'plain'; source: string };
export type Block = MarkdownPart | CodePart | MathPart | TablePart | PlainPart;

/** @param open whether more of it may come. @param extra definitions that go with it. */
export function toBlock(segment: Segment, open: boolean, extra: string): Block {
  const { kind, raw, at, joins } = segment;
  const placed = { key: String(at), at, end: at + raw.length };
  if (kind === 'code') return { ...placed, kind, ...readFence(raw, segment.closed), open };
  if (kind === 'math') {
    const read = readMathBlock(raw, 0);
    if (read?.closed === true) return { ...placed, kind, tex: read.tex, source: raw.trimEnd(), open: false };
    if (open) return { ...placed, kind, tex: '', source: raw.trimEnd(), open };
  }
  const table = kind === 'text' ? readTable(raw) : undefined;
  if (table?.rows.every(({ source }) => isParsable(source)) === true) return { ...placed, kind: 'table', ...table, extra, open };
  if (!isParsable(raw)) return { ...placed, kind: 'plain', source: raw.trimEnd() };
  return { ...placed, kind: 'markdown', source: raw.trimEnd() + extra, open, joins };
}

/** The code of a fence and its language. Of a closing fence that is half here nothing is shown. */
function readFence(raw: string, closed: boolean): { text: string; language: string | undefined } {
  const newline = raw.indexOf('\n');
  const first = newline === -1 ? raw : raw.slice(0, newline);
  const marks = fence.exec(first)?.[1] ?? '```';
  const info = first.slice(first.indexOf(marks) + marks.length).trim();
  const indent = first.length - first.trimStart().length;
  const lines = newline === -1 ? [] : raw.slice(newline + 1).split('\n');
  if (closed) {
    while (lines.at(-1)?.trim() === '') lines.pop();
    lines.pop();
  } else if (/^ {0,3}(?:`+|~+)[ \t]*$/.test(lines.at(-1) ?? '')) lines.pop();
  const text = indent === 0 ? lines.join('\n') : lines.map((line) => line.replace(new RegExp(`^ {0,${indent}}`), '')).join('\n');
  const language = /^[^\s{,:]+/.exec(info.replace(/^\{\.?/, ''))?.[0].replace(/\}$/, '').slice(0, 40);
  return { text: text.replace(/\n$/, ''), language: language === undefined || language === '' ? undefined : language };
}

