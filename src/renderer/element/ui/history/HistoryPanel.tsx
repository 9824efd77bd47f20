import { Search, X } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useStore } from '../../hooks/use-store.ts';
import { faultText } from '../../locales/fault-text.ts';
import sheet from '../../styles/history.css?inline';
import { useController, useLocale, useStrings, useView } from '../context.ts';
import { useSheet } from '../element-root.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { matching } from './groups.ts';
import { HistoryList } from './HistoryList.tsx';
import { useListing } from './ListingContext.ts';

export interface HistoryPanelProps {
  /** What had the focus before. */
  opener: RefObject<Element | null>;
}

/** The list of conversations beside the thread (§7.2 `history`). Esc closes it; the focus goes back to where it was. */
export function HistoryPanel({ opener }: HistoryPanelProps): ReactNode {
  useSheet(sheet);
  const strings = useStrings();
  const locale = useLocale();
  const controller = useController();
  const listing = useListing();
  const { listVersion } = useView();
  const { threads, phase, fault, more } = useStore(listing);
  const [query, setQuery] = useState('');
  const shown = useDeferredValue(query);
  const found = useMemo(() => matching(threads, shown, strings.untitled, locale), [threads, shown, strings, locale]);
  const field = useRef<HTMLInputElement>(null);
  const filtering = shown.trim() !== '';

  useEffect(() => void listing.reload(), [listing, listVersion]);
  useRefocus(field, opener);

  // A filter over half of the list would say that there is nothing where there is.
  useEffect(() => {
    if (filtering && more === 'available') void listing.loadMore();
  }, [listing, filtering, more]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (query === '') controller.showHistory(false);
    else setQuery('');
  }

  const empty = phase === 'ready' && threads.length === 0 && more === 'none';
  return (
    <>
      <div className="history-scrim" onClick={() => controller.showHistory(false)} />
      <section className="history" role="dialog" aria-modal="true" aria-label={strings.history} onKeyDown={onKeyDown}>
        <div className="history-head">
          <h2>{strings.history}</h2>
          <IconButton label={strings.closeHistory} icon={X} size={18} onClick={() => controller.showHistory(false)} />
        </div>
        <label className="history-search">
          <Search size={16} strokeWidth={1.75} aria-hidden />
          <input
            ref={field} type="search" dir="auto" value={query} placeholder={strings.historySearch} aria-label={strings.historySearch}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') focusFirst(event);
            }}
          />
        </label>
        {phase === 'failed' && threads.length === 0 && (
          <div className="history-note" role="alert">
            <p>{fault === undefined ? '' : faultText(strings, fault)}</p>
            <button type="button" className="button" onClick={() => void listing.reload()}>
              {strings.retry}
            </button>
          </div>
        )}
        {(phase === 'loading' || phase === 'idle') && threads.length === 0 && <ListSkeleton label={strings.historyLoading} />}
        {empty && <p className="history-note">{strings.historyEmpty}</p>}
        {!empty && phase === 'ready' && found.length === 0 && more === 'none' && (
          <p className="history-note" role="status">
            {strings.historyNoMatch(shown.trim())}
          </p>
        )}
        {(found.length > 0 || (phase === 'ready' && more !== 'none')) && <HistoryList threads={found} more={more} />}
      </section>
    </>
  );
}

function ListSkeleton({ label }: { label: string }): ReactNode {
  return (
    <div className="skeleton history-skeleton" role="status" aria-label={label}>
      <span className="bone" />
      <span className="bone short" />
      <span className="bone" />
    </div>
  );
}

/** Down from the search field into the list. */
function focusFirst(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget.closest('section')?.querySelector<HTMLElement>('.history-open[tabindex="0"]');
  if (row === null || row === undefined) return;
  event.preventDefault();
  row.focus();
}

/** Begins in the field, and gives the focus back when the panel goes and took it along. */
function useRefocus(field: RefObject<HTMLElement | null>, opener: RefObject<Element | null>): void {
  const controller = useController();
  useEffect(() => {
    const before = opener.current;
    field.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) requestAnimationFrame(() => before.focus({ preventScroll: true }));
      else controller.focusComposer();
    };
  }, [field, opener, controller]);
}
