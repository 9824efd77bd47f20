import type { SearchQuery } from '../../../shared/history.ts';
import { tokensOf, type Token } from './fold.ts';
import { tags, tagStart } from './tags.ts';

/** Words that follow one another; the last may go on unless it stood in quotes that were closed. */
export interface Term {
  tokens: readonly Token[];
  prefix: boolean;
}

/** More than a person types; keeps the work bounded whatever is pasted. */
const maxTerms = 12;
const maxTokensOfTerm = 24;
const maxText = 500;

/** Reads what was typed: words are beginnings, `"…"` is a phrase, one that is not closed yet may go on. Any text is fine. */
export function parseTerms(text: string): Term[] {
  const terms: Term[] = [];
  const parts = text.slice(0, maxText).replace(/[“”„«»]/gu, '"').split('"');
  parts.forEach((part, index) => {
    const quoted = index % 2 === 1;
    const closed = quoted && index < parts.length - 1;
    for (const piece of quoted ? [part] : part.split(/\s+/u)) {
      const tokens = tokensOf(piece).slice(0, maxTokensOfTerm);
      if (tokens.length > 0) terms.push({ tokens, prefix: !closed });
    }
  });
  return withoutRepeats(terms).slice(0, maxTerms);
}

/** A word that another one begins with asks for nothing more. */
function withoutRepeats(terms: readonly Term[]): Term[] {
  const words = terms.map(({ tokens, prefix }) => (prefix && tokens.length === 1 ? (tokens[0]?.text ?? '') : undefined));
  return terms.filter((_, index) => {
    const word = words[index];
    return word === undefined || !words.some((other, at) => at !== index && other?.startsWith(word) === true && (other !== word || at < index));
  });
}

/** The terms and filters as an expression of FTS5 (sqlite.org/fts5.html#full_text_query_syntax). @param threadKey of `query.threadId`. */
export function matchExpression(terms: readonly Term[], query: Pick<SearchQuery, 'role' | 'has'>, threadKey: number | undefined): string {
  const wanted = [
    ...(threadKey === undefined ? [] : [tags.thread(threadKey)]),
    ...(query.role === undefined ? [] : [tags[query.role]]),
    ...(query.has === undefined ? [] : [tags[query.has]]),
  ].map((tag) => `tags : "${tag}"`);
  return [...terms.flatMap(expressionsOf), ...wanted].join(' AND ');
}

/** Neighbours of one kind are one phrase; between CJK and other words there is no order, as they are in different columns. */
function expressionsOf({ tokens, prefix }: Term): string[] {
  const expressions: string[] = [];
  let words: string[] = [];
  const endWords = (open: boolean): void => {
    if (words.length > 0) expressions.push(`${words[0]?.startsWith(tagStart) === true ? 'body : ' : ''}"${words.join(' ')}"${open ? ' *' : ''}`);
    words = [];
  };
  for (const token of tokens) {
    if (!token.cjk) {
      words.push(token.text);
      continue;
    }
    endWords(false);
    expressions.push(cjkExpression(Array.from(token.text)));
  }
  endWords(prefix);
  return expressions;
}

function cjkExpression(signs: readonly string[]): string {
  if (signs.length === 1) return `cjk : "${signs[0] ?? ''}" *`;
  return `cjk : "${signs.slice(0, -1).map((sign, index) => sign + (signs[index + 1] ?? '')).join(' ')}"`;
}
