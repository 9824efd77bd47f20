import type { SearchAnswer, SearchHit, SearchQuery } from '../../../shared/history.ts';
import { documentSpan, isTitle } from '../database/documents.ts';
import type { DatabaseHandle } from '../database/handle.ts';
import { idOfKey } from '../database/item-keys.ts';
import { parseItem } from '../database/rows.ts';
import type { Items } from '../database/items.ts';
import type { Threads } from '../database/threads.ts';
import { itemText } from '../text/item-text.ts';
import { findMatches, relevance, type Match } from './matches.ts';
import { matchExpression, parseTerms, type Term } from './query.ts';
import { snippetOf } from './snippet.ts';

/** The newest that are judged together; of these the best of a day come first. */
const sliceSize = 60;
const dayMs = 86_400_000;
const maxLimit = 100;
/** Longer messages are judged by their beginning, unless nothing is found there. */
const judged = 20_000;

interface Candidate {
  doc: number;
  at: number;
  score: number;
  hit: () => SearchHit;
}

/**
 * Full-text search. The index gives the newest first and stops when a slice is full, so that a word in every message costs
 * what a rare one costs; only the slice is judged (design §7). Never throws for what somebody typed.
 */
export function createSearch(db: DatabaseHandle, threads: Threads, items: Items): (query: SearchQuery) => SearchAnswer {
  const find = db.prepare('SELECT rowid AS doc FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?');

  function candidate(doc: number, terms: readonly Term[]): Candidate | undefined {
    if (isTitle(doc)) {
      const row = threads.byTitleDoc(doc);
      if (row === undefined) return undefined;
      const text = row.title ?? '';
      const matches = findMatches(text, terms);
      const hit = (): SearchHit => ({ threadId: row.id, title: text, createdAt: row.created, snippet: snippetOf(text, matches) });
      return { doc, at: row.created, score: relevance(text, matches), hit };
    }
    const row = items.byDoc(doc);
    const item = row === undefined ? undefined : parseItem(row.body);
    if (row === undefined || item === undefined) return undefined;
    const thread = threads.byKey(row.thread);
    if (thread === undefined) return undefined;
    const { text } = itemText(item);
    const matches = matchesOf(text, terms);
    const hit = (): SearchHit => ({
      threadId: thread.id,
      title: thread.title ?? '',
      itemId: idOfKey(row.id),
      ...(row.role !== null && { role: row.role }),
      createdAt: row.created,
      snippet: snippetOf(text, matches),
    });
    return { doc, at: row.created, score: relevance(text, matches), hit };
  }

  return (query) => {
    const terms = parseTerms(query.text);
    const thread = query.threadId === undefined ? undefined : threads.find(query.threadId);
    if (terms.length === 0 || (query.threadId !== undefined && thread === undefined)) return { hits: [] };
    const limit = Math.min(Math.max(1, Math.floor(query.limit)), maxLimit);
    const size = Math.max(limit, sliceSize);
    const [from, to] = documentSpan(query.from, query.to);
    const cursor = readCursor(query.after);
    const top = Math.min(to, cursor?.top ?? to);
    const found = find.all([matchExpression(terms, query, thread?.key), from, top, size + 1]) as { doc: number }[];
    const slice = found.slice(0, size).map(({ doc }) => doc);
    const below = found[size]?.doc;
    const judgedSlice = slice.map((doc) => candidate(doc, terms)).filter((one) => one !== undefined);
    judgedSlice.sort((a, b) => Math.floor(b.at / dayMs) - Math.floor(a.at / dayMs) || b.score - a.score || b.doc - a.doc);
    const start = startOf(judgedSlice, cursor);
    const shown = judgedSlice.slice(start, start + limit);
    const last = shown.at(-1);
    const hits = shown.map(({ hit }) => hit());
    if (last !== undefined && start + limit < judgedSlice.length) {
      return { hits, next: `${slice[0] ?? top}.${last.doc}.${start + limit}` };
    }
    return below === undefined ? { hits } : { hits, next: `${below}.0.0` };
  };
}

interface SearchCursor {
  /** The newest document of the slice. */
  top: number;
  /** The last one shown, and how many were; 0 for a slice that begins. */
  last: number;
  shown: number;
}

/** What is no cursor starts from the newest. */
function readCursor(after: string | undefined): SearchCursor | undefined {
  const parts = /^(\d{1,16})\.(\d{1,16})\.(\d{1,3})$/.exec(after ?? '');
  return parts === null ? undefined : { top: Number(parts[1]), last: Number(parts[2]), shown: Number(parts[3]) };
}

function startOf(slice: readonly Candidate[], cursor: SearchCursor | undefined): number {
  if (cursor === undefined || cursor.shown === 0) return 0;
  const at = slice.findIndex(({ doc }) => doc === cursor.last);
  return at === -1 ? cursor.shown : at + 1;
}

function matchesOf(text: string, terms: readonly Term[]): Match[] {
  if (text.length <= judged) return findMatches(text, terms);
  const matches = findMatches(text.slice(0, judged), terms);
  return matches.length > 0 ? matches : findMatches(text, terms);
}
