import { foldWithPlaces, type FoldedText } from './fold.ts';
import type { Term } from './query.ts';

/** One place where a term was found: [start, end) in UTF-16 units of the original text. */
export interface Match {
  start: number;
  end: number;
  term: number;
  /** The whole word, not only its beginning. */
  whole: boolean;
}

const isWordSign = /[\p{L}\p{N}\p{M}\p{Co}]/u;
/** Enough to mark and to judge. */
const maxMatchesOfTerm = 20;

/** Where the terms are in a text, in order of their places. The same words count as in the index. */
export function findMatches(text: string, terms: readonly Term[]): Match[] {
  const folded = foldWithPlaces(text);
  return terms.flatMap((term, index) => matchesOf(folded, term, index)).sort((a, b) => a.start - b.start || b.end - a.end);
}

function matchesOf({ text, places }: FoldedText, { tokens, prefix }: Term, term: number): Match[] {
  const [first] = tokens;
  if (first === undefined) return [];
  const found: Match[] = [];
  for (let at = text.indexOf(first.text); at !== -1 && found.length < maxMatchesOfTerm; at = text.indexOf(first.text, at + 1)) {
    if (!first.cjk && isWordAt(text, at - 1)) continue;
    const end = endOf(text, at, tokens);
    if (end === undefined) continue;
    const last = tokens.at(-1) ?? first;
    const whole = last.cjk || !isWordAt(text, end);
    if (!whole && !prefix) continue;
    found.push({ start: places?.[at] ?? at, end: places === undefined ? end : (places[end] ?? end), term, whole });
  }
  return found;
}

/** Where the tokens that begin at `at` end, when they follow one another with nothing but signs between. */
function endOf(text: string, at: number, tokens: Term['tokens']): number | undefined {
  let end = at;
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (before !== undefined) {
      const from = end;
      while (end < text.length && !isWordAt(text, end)) end += 1;
      if (end === from && before.cjk === token.cjk) return undefined;
    }
    if (!text.startsWith(token.text, end)) return undefined;
    end += token.text.length;
  }
  return end;
}

function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  // A half of a pair: what lies beyond the basic plane is rarely a letter, and the index decides anyway.
  return isWordSign.test(text.charAt(at));
}

/** How well a text fits: whole words before beginnings, all terms often, short texts before long ones. */
export function relevance(text: string, matches: readonly Match[]): number {
  let score = 0;
  for (const { whole } of matches) score += whole ? 2 : 1;
  return score / Math.log2(8 + text.length / 40);
}
