import type { Texts } from '../../../shared/texts/en/texts.ts';
import type { SearchHit } from '../../../shared/history.ts';
import { displayTitle } from '../threads/list-keys.ts';
import type { ThreadSummary } from '../threads/thread-groups.ts';
import { hitKey, type SearchState } from './search-session.ts';
import { matchTitles } from './title-match.ts';

type Marks = readonly (readonly [number, number])[];

/** One thing that can be opened. */
export interface ResultRow {
  /** Also the end of its element's id. */
  key: string;
  threadId: string;
  title: string;
  titleMarks: Marks;
  /** ms since 1970; NaN: unknown. */
  createdAt: number;
  /** A message that was found; absent for a chat whose title was. */
  message?: { itemId: string; role: 'user' | 'assistant' | undefined; text: string; marks: Marks };
}

export interface ResultGroup {
  id: 'recent' | 'chats' | 'messages';
  label: string;
  rows: readonly ResultRow[];
}

const maxTitles = 5;
const maxRecent = 8;

/**
 * What the list shows: the newest chats before anything is typed; then chats by title, from the sidebar's own list and so
 * without waiting, and below them what main found, newest first.
 */
export function groupResults(texts: Texts, state: SearchState, threads: readonly ThreadSummary[]): ResultGroup[] {
  if (state.text.trim() === '') return group('recent', texts.search.recent, threads.slice(0, maxRecent).map((thread) => threadRow(texts, thread, [])));
  const { thisChat, role, has, dates } = state.filters;
  const plain = !thisChat && role === undefined && has === undefined && dates === undefined;
  const byTitle = plain ? matchTitles(threads, state.text, maxTitles) : [];
  const above = new Set(byTitle.map(({ thread }) => thread.id));
  const found = state.hits.filter((hit) => hit.itemId !== undefined || !above.has(hit.threadId));
  return [
    ...group('chats', texts.search.chats, byTitle.map(({ thread, marks }) => threadRow(texts, thread, marks))),
    ...group('messages', texts.search.messages, found.map((hit) => hitRow(texts, hit))),
  ];
}

function group(id: ResultGroup['id'], label: string, rows: readonly ResultRow[]): ResultGroup[] {
  return rows.length === 0 ? [] : [{ id, label, rows }];
}

function threadRow(texts: Texts, thread: ThreadSummary, titleMarks: Marks): ResultRow {
  return { key: `chat:${thread.id}`, threadId: thread.id, title: displayTitle(texts, thread), titleMarks, createdAt: thread.createdAt };
}

function hitRow(texts: Texts, hit: SearchHit): ResultRow {
  const { threadId, itemId, title, createdAt, role, snippet } = hit;
  const row = { key: `hit:${hitKey(hit)}`, threadId, title: displayTitle(texts, { title }), createdAt };
  if (itemId === undefined) return { ...row, title: snippet.text === '' ? row.title : snippet.text, titleMarks: snippet.text === '' ? [] : snippet.marks };
  return { ...row, titleMarks: [], message: { itemId, role, text: snippet.text, marks: snippet.marks } };
}
