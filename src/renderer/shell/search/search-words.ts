import type { HistoryStatus } from '../../../shared/history.ts';
import { isFiltered, type SearchFilters } from './search-filters.ts';
import type { SearchState } from './search-session.ts';

const because: Partial<Record<HistoryStatus['storage'], string>> = {
  memory: 'there is no keychain to protect a history with',
  locked: 'the key of the saved history is not at hand',
  newer: 'a newer Latchkey wrote the saved history',
  failed: 'the saved history could not be opened',
};

/** A line under the results on what the search can and cannot see; `undefined`: everything. */
export function reachWords(history: HistoryStatus | undefined): string | undefined {
  if (history === undefined) return undefined;
  const { storage, sync } = history;
  if (storage === 'closed') return 'Your history is still being opened.';
  const reason = because[storage];
  if (reason !== undefined) return `Only chats since Latchkey was started are searched, because ${reason}.`;
  if (sync.total > sync.done) return `${percent(sync.done, sync.total)} of your chats are searchable so far.`;
  return undefined;
}

/** Rounded down, so that it says 100 % only when it is all of them. */
export function percent(done: number, total: number): string {
  const part = total <= 0 ? 1 : Math.min(Math.max(done / total, 0), 1);
  return `${Math.floor(part * 100)} %`;
}

/** What may help where nothing was found; only what applies. */
export function adviceFor(filters: SearchFilters, text: string): string {
  const tries: string[] = [];
  if (isFiltered(filters)) tries.push('fewer filters');
  if (/["“„”]/u.test(text)) tries.push('the words without quotation marks');
  if (/\S\s+\S/u.test(text.trim())) tries.push('fewer words');
  tries.push('the beginning of a word');
  const list = new Intl.ListFormat('en', { type: 'disjunction' }).format(tries);
  return `Try ${list}.`;
}

/** For assistive technology, after each answer. */
export function resultWords({ phase, hasMore, slow, text }: SearchState, shown: number): string {
  if (text.trim() === '') return '';
  if (phase === 'searching') return slow ? 'Searching' : '';
  if (phase === 'failed') return '';
  if (shown === 0) return 'No results';
  return `${new Intl.NumberFormat('en').format(shown)} ${shown === 1 ? 'result' : 'results'}${hasMore ? ', more below' : ''}`;
}
