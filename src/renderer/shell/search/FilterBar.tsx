import { Toolbar } from 'radix-ui';
import type { ReactNode } from 'react';
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
  return (
    <>
      <Toolbar.Root
        className="search-filters"
        aria-label="Filters"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onLeave();
        }}
      >
        {listChips(inThread).map((chip) => (
          <Toolbar.Button key={chip.id} className="chip" aria-pressed={chip.isOn(filters)} onClick={() => onChange(chip.toggle(filters))}>
            {chip.label}
          </Toolbar.Button>
        ))}
      </Toolbar.Root>
      {filters.dates === 'custom' && (
        <div className="search-dates" role="group" aria-label="Dates">
          <label>
            From
            <input type="date" value={filters.from} onChange={(event) => onChange({ ...filters, from: event.target.value })} />
          </label>
          <label>
            to
            <input type="date" value={filters.to} onChange={(event) => onChange({ ...filters, to: event.target.value })} />
          </label>
        </div>
      )}
    </>
  );
}
