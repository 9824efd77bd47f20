import { describe, expect, it } from 'vitest';
import { dateWords, segmentsOf } from '../../../../../src/renderer/shell/search/hit-words.ts';
import { groupResults } from '../../../../../src/renderer/shell/search/rows.ts';
import { noFilters } from '../../../../../src/renderer/shell/search/search-filters.ts';
import type { SearchState } from '../../../../../src/renderer/shell/search/search-session.ts';
import { percent } from '../../../../../src/renderer/shell/archive/storage-words.ts';
import { adviceFor, reachWords } from '../../../../../src/renderer/shell/search/search-words.ts';
import { matchTitles } from '../../../../../src/renderer/shell/search/title-match.ts';
import type { HistoryStatus } from '../../../../../src/shared/history.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const words = { texts, tag: 'en' };
const threads = ['Über die Brücke', 'Trip to Lisbon', 'Lisbon, the second trip', '東京での三日間', ''].map((title, index) => ({ id: `t${index}`, title, createdAt: index }));
const titles = (text: string): string[] => matchTitles(threads, text, 10).map(({ thread }) => thread.title);
const state = (change: Partial<SearchState>): SearchState => ({
  text: '', filters: noFilters, phase: 'ready', hits: [], answered: '', hasMore: false, loadingMore: false, slow: false, problem: undefined, ...change,
});

describe('titles', () => {
  it('match whatever case and accents, with all words in any order', () => {
    expect(titles('uber BRUCKE')).toEqual(['Über die Brücke']);
    expect(titles('trip lisbon')).toEqual(['Trip to Lisbon', 'Lisbon, the second trip']);
    expect(titles('三日')).toEqual(['東京での三日間']);
  });

  it('keep the words of a phrase together', () => {
    expect(titles('“trip to”')).toEqual(['Trip to Lisbon']);
  });

  it('are marked where the words are, in the text as it was written', () => {
    const [match] = matchTitles(threads, 'brück über', 10);
    expect(match?.marks).toEqual([[0, 4], [9, 14]]);
    expect(matchTitles([{ id: 'x', title: 'ﬁnd cafe\u0301s', createdAt: 0 }], 'cafes', 1)[0]?.marks).toEqual([[4, 10]]);
  });
});

describe('the list', () => {
  it('offers the newest chats before anything is typed', () => {
    const [recent] = groupResults(texts, state({}), threads);
    expect(recent).toMatchObject({ id: 'recent', rows: [{ threadId: 't0' }, { threadId: 't1' }, { threadId: 't2' }, { threadId: 't3' }, { title: 'Untitled chat' }] });
  });

  it('shows a chat once, when its title is found here and in the history', () => {
    const hits = ['t1', 'unlisted'].map((threadId) => ({ threadId, title: 'Trip to Lisbon', createdAt: 0, snippet: { text: 'Trip to Lisbon', marks: [[8, 14] as const] } }));
    const groups = groupResults(texts, state({ text: 'lisbon', hits }), threads);
    expect(groups.map(({ id, rows }) => [id, ...rows.map(({ threadId }) => threadId)])).toEqual([['chats', 't1', 't2'], ['messages', 'unlisted']]);
  });

  it('leaves titles out where a filter asks for messages', () => {
    expect(groupResults(texts, state({ text: 'lisbon', filters: { ...noFilters, role: 'user' } }), threads)).toEqual([]);
  });
});

describe('words', () => {
  it('cut a text at its marks and survive marks that do not fit', () => {
    expect(segmentsOf('abcdef', [[1, 3], [2, 4], [5, 99]])).toEqual([
      { text: 'a', marked: false }, { text: 'bc', marked: true }, { text: 'def', marked: false },
    ]);
  });

  it('make dates as short as they can be understood', () => {
    const now = Date.parse('2026-03-10T12:00:00Z');
    const dated = (iso: string): string => dateWords({ texts, tag: 'en-GB' }, Date.parse(iso), { now, timeZone: 'UTC' }).text;
    expect(['2026-03-10T08:05:00Z', '2026-03-09T23:00:00Z', '2026-03-05T00:00:00Z', '2026-02-01T00:00:00Z', '2024-02-01T00:00:00Z'].map(dated)).toEqual([
      '08:05', 'Yesterday', 'Thursday', '1 Feb', '1 Feb 2024',
    ]);
  });

  it('say how much is searchable, and why it is not all', () => {
    const status: HistoryStatus = { storage: 'disk', sync: { phase: 'items', done: 42, total: 100 }, threads: 0, items: 0, bytes: 0 };
    expect(reachWords(words, status)).toBe('42% of your chats are searchable so far.');
    expect(reachWords(words, { ...status, sync: { phase: 'idle', done: 9, total: 9 } })).toBeUndefined();
    expect(reachWords(words, { ...status, storage: 'memory' })).toMatch(/no keychain/);
    expect(reachWords(words, { ...status, storage: 'closed' })).toMatch(/being opened/);
    expect(percent('en', 999, 1000)).toBe('99%');
  });

  it('advise only what applies', () => {
    expect(adviceFor(words, noFilters, 'one')).toBe('Try the beginning of a word.');
    expect(adviceFor(words, { ...noFilters, has: 'code' }, '"two words"')).toMatch(/fewer filters, the words without quotation marks, fewer words, or the beginning/);
  });
});
