/** Calls back after a while. @returns the cancel. */
export type SetTimer = (run: () => void, ms: number) => () => void;

export interface SuggestionState<T> {
  /** While `loading`, `found` is what the query before this one found, so that the list does not flicker. */
  readonly status: 'closed' | 'loading' | 'ready' | 'failed';
  readonly query: string;
  readonly found: readonly T[];
}

export interface SuggestionsDeps<T> {
  /** Of the app; called anew for each query that a person pauses at. */
  search: (query: string) => Promise<readonly T[]>;
  failed: (error: unknown) => void;
  setTimer: SetTimer;
}

export interface Suggestions<T> {
  getSnapshot: () => SuggestionState<T>;
  subscribe: (listener: () => void) => () => void;
  /** Looks up a query: the first one at once, later ones when typing pauses. */
  look: (query: string) => void;
  /** Forgets the query; an answer on its way is dropped. */
  close: () => void;
}

/** Between the last letter and the search, in ms. */
const pauseMs = 150;

/** Looks up what is being typed. Only the answer to the newest query counts. */
export function createSuggestions<T>({ search, failed, setTimer }: SuggestionsDeps<T>): Suggestions<T> {
  const closed: SuggestionState<T> = { status: 'closed', query: '', found: [] };
  const listeners = new Set<() => void>();
  let state = closed;
  let turn = 0;
  let cancel: (() => void) | undefined;

  function set(next: SuggestionState<T>): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  async function run(query: string, mine: number): Promise<void> {
    try {
      const found = await search(query);
      if (mine === turn) set({ status: 'ready', query, found });
    } catch (error) {
      if (mine !== turn) return;
      set({ status: 'failed', query, found: [] });
      failed(error);
    }
  }

  function stop(): void {
    turn += 1;
    cancel?.();
    cancel = undefined;
  }

  return {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: (query) => {
      if (state.status !== 'closed' && state.query === query) return;
      const first = state.status === 'closed';
      stop();
      const mine = turn;
      set({ status: 'loading', query, found: state.found });
      if (first) void run(query, mine);
      else cancel = setTimer(() => void run(query, mine), pauseMs);
    },
    close: () => {
      if (state.status === 'closed') return;
      stop();
      set(closed);
    },
  };
}
