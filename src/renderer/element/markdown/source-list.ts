import type { Annotation, OutputText, Source } from '../../../shared/chatkit/types.ts';

/** A source of a message with the number that it has in the text and in the list. */
export interface NumberedSource {
  /** From 1. */
  number: number;
  source: Source;
}

/** Sources of a message beyond this many are not listed. */
const maxSources = 500;

/** Two annotations name one source when kind and address agree. */
function keyOf(source: Source): string {
  const name = source.type === 'url' ? source.url : source.type === 'file' ? source.filename : source.id;
  return `${source.type}:${name}`;
}

/** All sources of a message, each once, in the order in which they come (§4.3). */
export function listSources(content: readonly OutputText[]): NumberedSource[] {
  const found = new Map<string, NumberedSource>();
  for (const { source } of content.flatMap((part) => part.annotations)) {
    const key = keyOf(source);
    if (!found.has(key) && found.size < maxSources) found.set(key, { number: found.size + 1, source });
  }
  return [...found.values()];
}

/** A marker in the text: the sources that share its place. */
export interface Citation {
  /** Where it stands, in UTF-16 units of the text. */
  at: number;
  sources: readonly NumberedSource[];
}

/**
 * The markers of one part of a message, in the order of the text. The index counts characters as Python does, code
 * points; one that lies outside is brought to the end, and none comes to stand inside of what is read as one character.
 */
export function placeCitations(text: string, annotations: readonly Annotation[], sources: readonly NumberedSource[]): Citation[] {
  const byKey = new Map(sources.map((numbered) => [keyOf(numbered.source), numbered]));
  const groups = new Map<number, NumberedSource[]>();
  for (const { index, source } of annotations) {
    const numbered = byKey.get(keyOf(source));
    if (typeof index !== 'number' || !Number.isFinite(index) || numbered === undefined) continue;
    const at = unitAt(text, Math.max(0, Math.floor(index)));
    const group = groups.get(at) ?? [];
    if (!group.includes(numbered)) groups.set(at, [...group, numbered]);
  }
  return [...groups].map(([at, group]) => ({ at, sources: group })).sort((a, b) => a.at - b.at);
}

/** UTF-16 units of the first `points` code points, at a boundary between graphemes, line breaks counted as one. */
function unitAt(text: string, points: number): number {
  let at = 0;
  // Without characters of two units the two ways of counting agree, which is nearly always.
  if (!/[\ud800-\udbff]/.test(text.slice(0, points + 1))) at = Math.min(points, text.length);
  else for (let left = points; left > 0 && at < text.length; left -= 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return graphemeEnd(text, at);
}

/** Looked at around a place to find where a character begins, in units: longer than any emoji in use. */
const around = 40;

function graphemeEnd(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return at;
  const from = Math.max(0, at - around);
  const start = from > 0 && isLow(text.charCodeAt(from)) ? from - 1 : from;
  for (const { index, segment } of new Intl.Segmenter().segment(text.slice(start, at + around))) {
    const end = start + index + segment.length;
    if (end >= at) return end;
  }
  return at;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Markers of one stretch of the text, their places counted from its beginning. Those between two stretches belong to the first. */
export function citationsWithin(citations: readonly Citation[], from: number, to: number): Citation[] {
  return citations.filter(({ at }) => (at > from || (at === 0 && from === 0)) && at <= to).map(({ at, sources }) => ({ at: at - from, sources }));
}

export function sameCitations(a: readonly Citation[], b: readonly Citation[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((one, index) => {
    const other = b[index];
    return one.at === other?.at && one.sources.length === other.sources.length && one.sources.every(({ number, source }, at) => number === other.sources[at]?.number && source === other.sources[at].source);
  });
}
