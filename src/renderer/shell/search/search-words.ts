import type { HistoryStatus } from '../../../shared/history.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { percent } from '../archive/storage-words.ts';
import type { Words } from '../state/language.ts';
import { isFiltered, type SearchFilters } from './search-filters.ts';
import type { SearchState } from './search-session.ts';

/** A line under the results on what the search can and cannot see; `undefined`: everything. */
export function reachWords({ texts, tag }: Pick<Words, 'texts' | 'tag'>, history: HistoryStatus | undefined): string | undefined {
  if (history === undefined) return undefined;
  const { search } = texts;
  const { storage, sync } = history;
  if (storage === 'closed') return search.stillOpening;
  if (storage === 'memory' || storage === 'locked' || storage === 'newer' || storage === 'failed') return search.onlyThisRun[storage];
  if (sync.total > sync.done) return search.searchable(percent(tag, sync.done, sync.total));
  return undefined;
}

/** What may help where nothing was found; only what applies. */
export function adviceFor({ texts, tag }: Pick<Words, 'texts' | 'tag'>, filters: SearchFilters, text: string): string {
  const { search } = texts;
  const tries: string[] = [];
  if (isFiltered(filters)) tries.push(search.fewerFilters);
  if (/["“„”«»「」]/u.test(text)) tries.push(search.noQuotes);
  if (/\S\s+\S/u.test(text.trim())) tries.push(search.fewerWords);
  tries.push(search.beginning);
  return search.tryWays(new Intl.ListFormat(tag, { type: 'disjunction' }).format(tries));
}

/** For assistive technology, after each answer. */
export function resultWords({ search }: Texts, { phase, hasMore, slow, text }: SearchState, shown: number): string {
  if (text.trim() === '') return '';
  if (phase === 'searching') return slow ? search.searchingSpoken : '';
  if (phase === 'failed') return '';
  if (shown === 0) return search.none;
  return hasMore ? search.countMore(shown) : search.count(shown);
}
