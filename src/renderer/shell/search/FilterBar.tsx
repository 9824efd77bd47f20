import { Toolbar } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import { listChips, type SearchFilters } from './search-filters.ts';

interface FilterBarProps {
  filters: SearchFilters;
  /** A chat is open that the search could stay in. */
  inThread: boolean;
  onChange(filters: SearchFilters): void;
  /** The arrow down leads on into the results. */
  onLeave(): void;
}

/** Filters as chips: one tab stop, arrows inside; the days of a custom range unfold below. */
export function FilterBar({ filters, inThread, onChange, onLeave }: FilterBarProps): ReactNode {
  const texts = useTexts();
  const { search } = texts;
  return (
    <>
      <Toolbar.Root
        className="search-filters"
        aria-label={search.filters}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onLeave();
        }}
      >
        {listChips(texts, inThread).map((chip) => (
          <Toolbar.Button key={chip.id} className="chip" aria-pressed={chip.isOn(filters)} onClick={() => onChange(chip.toggle(filters))}>
            {chip.label}
          </Toolbar.Button>
        ))}
      </Toolbar.Root>
      {filters.dates === 'custom' && (
        <div className="search-dates" role="group" aria-label={search.dates}>
          <label>
            {search.from}
            <input type="date" value={filters.from} onChange={(event) => onChange({ ...filters, from: event.target.value })} />
          </label>
          <label>
            {search.to}
            <input type="date" value={filters.to} onChange={(event) => onChange({ ...filters, to: event.target.value })} />
          </label>
        </div>
      )}
    </>
  );
}
