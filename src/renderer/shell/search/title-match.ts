import type { ThreadSummary } from '../threads/thread-groups.ts';

/** A title that fits what was typed. Marks are [start, end) in UTF-16 units, in order. */
export interface TitleMatch {
  thread: ThreadSummary;
  marks: readonly (readonly [number, number])[];
}

interface Folded {
  text: string;
  /** For each unit of `text`, where it began in the original; one more for the end. Absent: in the same place. */
  starts: readonly number[] | undefined;
}

/** Few of all characters are in the titles of one person. */
const plains = new Map<string, string>();

function plainOf(character: string): string {
  let plain = plains.get(character);
  if (plain === undefined) {
    plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    plains.set(character, plain);
  }
  return plain;
}

/** Case and accents do not matter; compatibility forms (ﬁ, ｆ) are what they stand for. */
function fold(text: string): Folded {
  if (isAscii(text)) return { text: text.toLowerCase(), starts: undefined };
  const starts: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const plain = plainOf(character);
    for (let unit = 0; unit < plain.length; unit += 1) starts.push(at);
    folded += plain;
    at += character.length;
  }
  return { text: folded, starts: [...starts, at] };
}

const isAscii = (text: string): boolean => /^[\t\n\r -~]*$/.test(text);

/** Titles stay as they are from one keystroke to the next. */
const foldedTitles = new WeakMap<ThreadSummary, Folded>();

function foldedTitle(thread: ThreadSummary): Folded {
  let folded = foldedTitles.get(thread);
  if (folded === undefined) {
    folded = fold(thread.title);
    foldedTitles.set(thread, folded);
  }
  return folded;
}

/** @returns the words that are looked for; "…" keeps words together, as the search in main does. */
export function wordsOf(text: string): string[] {
  const parts = text.matchAll(/["“„”]([^"“„”]*)["“„”]?|[^\s"“„”]+/gu);
  return [...parts].map((part) => fold(part[1] ?? part[0]).text.trim()).filter((word) => word !== '');
}

/** @returns threads whose title has every word somewhere in it, in the order given; at most `limit`. */
export function matchTitles(threads: readonly ThreadSummary[], text: string, limit: number): TitleMatch[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const matches: TitleMatch[] = [];
  for (const thread of threads) {
    const marks = marksIn(foldedTitle(thread), thread.title.length, words);
    if (marks !== undefined) matches.push({ thread, marks });
    if (matches.length === limit) break;
  }
  return matches;
}

function marksIn({ text, starts }: Folded, length: number, words: readonly string[]): (readonly [number, number])[] | undefined {
  const marks: [number, number][] = [];
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return undefined;
    marks.push(starts === undefined ? [at, at + word.length] : [starts[at] ?? 0, starts[at + word.length] ?? length]);
  }
  return joined(marks.sort(([a], [b]) => a - b));
}

function joined(marks: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [start, end] of marks) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
