import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { isFiltered, noFilters } from './search-filters.ts';
import type { SearchSession, SearchState } from './search-session.ts';
import { adviceFor } from './search-words.ts';

interface SearchNoteProps {
  state: SearchState;
  session: SearchSession;
  /** How many results are on the screen. */
  shown: number;
  /** Nothing was written yet that could be found. */
  empty: boolean;
}

/** In the place of results, or under them: what there is to say when there are none. */
export function SearchNote({ state, session, shown, empty }: SearchNoteProps): ReactNode {
  const { phase, text, filters, problem } = state;
  if (phase === 'failed' || problem !== undefined) {
    return (
      <div className="search-note" role="alert">
        <p>The search didn’t work. {problem}</p>
        <Button className="button-small" onClick={() => session.again()}>
          Try again
        </Button>
      </div>
    );
  }
  if (text.trim() === '') {
    return (
      <div className="search-note">
        <p>{empty ? 'Once you have chats, you find them and everything written in them here.' : 'Find anything written in your chats, also offline. Quotation marks keep words together.'}</p>
      </div>
    );
  }
  if (shown > 0 || phase !== 'ready') return null;
  return (
    <div className="search-note">
      <p>
        Nothing found for <b dir="auto">{text.trim()}</b>. {adviceFor(filters, text)}
      </p>
      {isFiltered(filters) && (
        <Button className="button-small" onClick={() => session.setFilters(noFilters)}>
          Search without filters
        </Button>
      )}
    </div>
  );
}
