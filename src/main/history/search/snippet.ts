import type { SearchHit } from '../../../shared/history.ts';
import type { Match } from './matches.ts';

/** UTF-16 units of one line. */
const length = 160;
/** Of it, before the first match. */
const lead = 40;

/** One line around the first match, at borders of words, with every match in it marked. */
export function snippetOf(text: string, matches: readonly Match[]): SearchHit['snippet'] {
  const first = matches[0]?.start ?? 0;
  const from = first <= lead ? 0 : wordStart(text, first - lead, first);
  const to = text.length - from <= length ? text.length : wordEnd(text, from + length, Math.max(from, matches[0]?.end ?? 0));
  const places: number[] = [];
  let line = from > 0 ? '…' : '';
  for (let at = from; at < to; at += 1) {
    places[at] = line.length;
    const sign = text.charAt(at);
    if (!/\s/u.test(sign)) line += sign;
    else if (line !== '' && !line.endsWith(' ') && line !== '…') line += ' ';
  }
  places[to] = line.length;
  line = line.trimEnd();
  const marks = matches
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end }) => [places[start] ?? 0, Math.min(places[end] ?? line.length, line.length)] as const);
  return { text: to < text.length ? `${line}…` : line, marks: joined(marks) };
}

/** Marks that touch or overlap as one, in order. */
function joined(marks: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const result: [number, number][] = [];
  for (const [start, end] of marks) {
    const last = result.at(-1);
    if (start >= end) continue;
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** The next start of a word at or after `at`, before `limit`; never inside a surrogate pair. */
function wordStart(text: string, at: number, limit: number): number {
  for (let place = at; place < limit; place += 1) if (/\s/u.test(text.charAt(place - 1))) return place;
  return isLowSurrogate(text, at) ? at - 1 : at;
}

function wordEnd(text: string, at: number, limit: number): number {
  const end = Math.max(at, limit);
  for (let place = end; place > Math.max(limit, end - 20); place -= 1) if (/\s/u.test(text.charAt(place))) return place;
  return isLowSurrogate(text, end) ? end + 1 : end;
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
