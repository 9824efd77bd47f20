import type { ReactNode } from 'react';
import { Parts, useTold, useWords } from '../texts.tsx';
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
  const words = useWords();
  const tell = useTold();
  const { common, search } = words.texts;
  const { phase, text, filters, problem } = state;
  if (phase === 'failed' || problem !== undefined) {
    return (
      <div className="search-note" role="alert">
        <p>{common.together([search.failed, ...(problem === undefined ? [] : [tell(problem)])])}</p>
        <Button className="button-small" onClick={() => session.again()}>
          {common.tryAgain}
        </Button>
      </div>
    );
  }
  if (text.trim() === '') {
    return (
      <div className="search-note">
        <p>{empty ? search.hintEmpty : search.hint}</p>
      </div>
    );
  }
  if (shown > 0 || phase !== 'ready') return null;
  return (
    <div className="search-note">
      <p>
        <Parts of={search.nothingFor(<b dir="auto">{text.trim()}</b>)} /> {adviceFor(words, filters, text)}
      </p>
      {isFiltered(filters) && (
        <Button className="button-small" onClick={() => session.setFilters(noFilters)}>
          {search.withoutFilters}
        </Button>
      )}
    </div>
  );
}
