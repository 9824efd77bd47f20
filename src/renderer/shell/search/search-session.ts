import type { Result, WireError } from '../../../shared/errors.ts';
import type { SearchAnswer, SearchHit, SearchQuery } from '../../../shared/history.ts';
import { createStore, type Observable } from '../state/observable.ts';
import { noFilters, type SearchFilters } from './search-filters.ts';

export interface SearchState {
  text: string;
  filters: SearchFilters;
  /** `idle`: nothing is asked for. While `searching`, `hits` are those of the answer before. */
  phase: 'idle' | 'searching' | 'ready' | 'failed';
  hits: readonly SearchHit[];
  /** What `hits` answer; differs from `text` while `searching`. */
  answered: string;
  hasMore: boolean;
  loadingMore: boolean;
  /** It takes so long that the screen should say so. */
  slow: boolean;
  /** A sentence, with `failed`. */
  problem: WireError | undefined;
}

export interface SearchDeps {
  search(query: SearchQuery): Promise<Result<SearchAnswer>>;
  /** Makes the query; asked anew each time, so that "today" is today. */
  toQuery(text: string, filters: SearchFilters): SearchQuery;
  /** @returns the cancel. */
  delay(ms: number, run: () => void): () => void;
}

export interface SearchSession extends Observable<SearchState> {
  setText(text: string): void;
  setFilters(filters: SearchFilters): void;
  /** Asks again, after a failure or when there is more to be found. */
  again(): void;
  /** The next page, where there is one. */
  loadMore(): void;
  dispose(): void;
}

/** After so many ms the screen says that it searches, and the next keystroke no longer waits for the answer. */
export const slowMs = 300;

const initial: SearchState = {
  text: '', filters: noFilters, phase: 'idle', hits: [], answered: '', hasMore: false, loadingMore: false, slow: false, problem: undefined,
};

/**
 * Search as you type. Every keystroke asks at once, but never while another question is on its way: main answers one after
 * the other, so the newest would only wait behind those nobody wants any more. Answers to another question than the one on the
 * screen are dropped.
 */
export function createSearchSession({ search, toQuery, delay }: SearchDeps): SearchSession {
  const store = createStore(initial);
  const patch = (change: Partial<SearchState>): void => store.update((state) => ({ ...state, ...change }));
  let version = 0;
  let asking = false;
  let next: string | undefined;
  let cancelSlow: (() => void) | undefined;
  let closed = false;

  function change(part: Partial<Pick<SearchState, 'text' | 'filters'>>): void {
    version += 1;
    next = undefined;
    const text = part.text ?? store.get().text;
    if (text.trim() !== '') {
      patch({ ...part, phase: 'searching', loadingMore: false, hasMore: false, problem: undefined });
      if (!asking) void ask();
      return;
    }
    stopSlow();
    patch({ ...part, phase: 'idle', hits: [], answered: '', hasMore: false, loadingMore: false, slow: false, problem: undefined });
  }

  function stopSlow(): void {
    cancelSlow?.();
    cancelSlow = undefined;
  }

  async function ask(): Promise<void> {
    const mine = version;
    const { text, filters } = store.get();
    asking = true;
    // Runs on from the first question that was not answered, however many keystrokes follow.
    cancelSlow ??= delay(slowMs, () => {
      cancelSlow = undefined;
      patch({ slow: true });
      asking = false;
      if (mine !== version && store.get().phase === 'searching') void ask();
    });
    const result = await search(toQuery(text, filters));
    if (closed) return;
    if (mine !== version) {
      asking = false;
      if (store.get().phase === 'searching') void ask();
      return;
    }
    asking = false;
    stopSlow();
    if (!result.ok) {
      patch({ phase: 'failed', hits: [], answered: text, slow: false, problem: result.error });
      return;
    }
    next = result.value.next;
    patch({ phase: 'ready', hits: result.value.hits, answered: text, hasMore: next !== undefined, slow: false });
  }

  async function more(after: string): Promise<void> {
    const mine = version;
    const { text, filters } = store.get();
    patch({ loadingMore: true });
    const result = await search({ ...toQuery(text, filters), after });
    if (closed || mine !== version) return;
    if (!result.ok) {
      patch({ loadingMore: false, hasMore: false, problem: result.error });
      return;
    }
    next = result.value.next === after ? undefined : result.value.next;
    patch({ loadingMore: false, hasMore: next !== undefined, hits: withoutRepeats(store.get().hits, result.value.hits) });
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    setText: (text) => change({ text }),
    setFilters: (filters) => change({ filters }),
    again: () => change({}),
    loadMore() {
      const { phase, loadingMore } = store.get();
      if (phase === 'ready' && !loadingMore && next !== undefined) void more(next);
    },
    dispose() {
      closed = true;
      stopSlow();
    },
  };
}

/** What was written between two pages may move a hit onto the second one. */
function withoutRepeats(shown: readonly SearchHit[], added: readonly SearchHit[]): readonly SearchHit[] {
  const known = new Set(shown.map(hitKey));
  return [...shown, ...added.filter((hit) => !known.has(hitKey(hit)))];
}

/** Names a hit; ids have no line breaks. */
export function hitKey({ threadId, itemId }: Pick<SearchHit, 'threadId' | 'itemId'>): string {
  return `${threadId}\n${itemId ?? ''}`;
}
