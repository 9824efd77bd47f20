import type { Page, Thread } from '../../../../shared/chatkit/types.ts';
import type { ThreadFault } from '../../../../shared/chatkit/thread-state.ts';
import { faultOf, toError } from '../../controller/session-state.ts';
import { createDeletions } from './deletions.ts';

/** A conversation in the list. */
export interface ListedThread {
  id: string;
  /** Empty when the server has given none yet. */
  title: string;
  /** Milliseconds since the epoch; NaN when the server's time could not be read. */
  createdAt: number;
}

export interface ListingState {
  /** In the server's order, without those that are being deleted. */
  readonly threads: readonly ListedThread[];
  /** Of the first page. */
  readonly phase: 'idle' | 'loading' | 'ready' | 'failed';
  readonly fault: ThreadFault | undefined;
  /** Whether there are more on the server. */
  readonly more: 'none' | 'available' | 'loading' | 'failed';
  /** Deleted here but not yet at the server, oldest first. */
  readonly undoable: readonly ListedThread[];
  /** What went wrong with a single conversation. */
  readonly trouble: { what: 'rename' } | { what: 'delete'; title: string } | undefined;
}

export interface ListingDeps {
  list: (params: { limit: number; order: 'desc'; after?: string }, signal: AbortSignal) => Promise<Page<Thread>>;
  rename: (id: string, title: string) => Promise<unknown>;
  remove: (id: string) => Promise<unknown>;
  /** @returns the cancel. */
  delay: (ms: number, run: () => void) => () => void;
  /** Told of each failure. */
  failed: (error: Error) => void;
  /** A conversation has another title, or is gone, at the server too. */
  changed: (id: string, change: 'renamed' | 'deleted') => void;
}

/** The list of conversations (§7.2 `history`): read page by page, renamed at once, deleted with time to undo. */
export interface Listing {
  getSnapshot: () => ListingState;
  subscribe: (listener: () => void) => () => void;
  /** Reads the first page; what is there stays visible meanwhile. */
  reload: () => Promise<void>;
  loadMore: () => Promise<void>;
  rename: (id: string, title: string) => Promise<void>;
  remove: (id: string) => void;
  undo: (id: string) => void;
  dismissTrouble: () => void;
  /** Sends deletions that wait, now: the page is going away. */
  flush: () => void;
}

const pageSize = 50;

export function createListing(deps: ListingDeps): Listing {
  const listeners = new Set<() => void>();
  let known: ListedThread[] = [];
  let after: string | undefined;
  let reading: AbortController | undefined;
  const deletions = createDeletions<ListedThread>({
    delay: deps.delay,
    send: async ({ id, title }) => {
      try {
        await deps.remove(id);
        known = known.filter((thread) => thread.id !== id);
        deps.changed(id, 'deleted');
      } catch (error) {
        deps.failed(toError(error));
        patch({ trouble: { what: 'delete', title } });
        throw error;
      }
    },
    changed: () => patch({}),
  });
  let state: ListingState = { threads: [], phase: 'idle', fault: undefined, more: 'none', undoable: [], trouble: undefined };

  function patch(change: Partial<ListingState>): void {
    state = { ...state, ...change, threads: known.filter(({ id }) => !deletions.isHidden(id)), undoable: deletions.waiting() };
    for (const listener of [...listeners]) listener();
  }

  async function read(cursor: string | undefined): Promise<Page<Thread> | undefined> {
    reading?.abort();
    const { signal } = (reading = new AbortController());
    const page = await deps.list({ limit: pageSize, order: 'desc', ...(cursor === undefined ? {} : { after: cursor }) }, signal);
    return signal.aborted ? undefined : page;
  }

  /** A page that claims more without a new cursor would be read for ever. */
  function moreOf(page: Page<Thread>, cursor: string | undefined): ListingState['more'] {
    const next = page.after ?? page.data.at(-1)?.id;
    const goesOn = page.has_more && next !== undefined && next !== cursor;
    if (goesOn) after = next;
    return goesOn ? 'available' : 'none';
  }

  return {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reload: async () => {
      patch({ phase: state.phase === 'ready' ? 'ready' : 'loading', fault: undefined });
      try {
        const page = await read(undefined);
        if (page === undefined) return;
        const fresh = page.data.map(listed);
        const more = moreOf(page, undefined);
        known = fresh;
        patch({ phase: 'ready', more });
      } catch (error) {
        patch({ phase: 'failed', fault: faultOf(error) });
        deps.failed(toError(error));
      }
    },
    loadMore: async () => {
      if (state.more !== 'available' && state.more !== 'failed') return;
      patch({ more: 'loading' });
      try {
        const page = await read(after);
        if (page === undefined) return;
        const ids = new Set(known.map(({ id }) => id));
        known = [...known, ...page.data.map(listed).filter(({ id }) => !ids.has(id))];
        patch({ more: moreOf(page, after) });
      } catch (error) {
        patch({ more: 'failed' });
        deps.failed(toError(error));
      }
    },
    rename: async (id, title) => {
      const before = known.find((thread) => thread.id === id);
      if (before === undefined || before.title === title) return;
      const put = (next: string): void => {
        known = known.map((thread) => (thread.id === id ? { ...thread, title: next } : thread));
      };
      put(title);
      patch({ trouble: undefined });
      try {
        await deps.rename(id, title);
        deps.changed(id, 'renamed');
      } catch (error) {
        put(before.title);
        patch({ trouble: { what: 'rename' } });
        deps.failed(toError(error));
      }
    },
    remove: (id) => {
      const thread = known.find((one) => one.id === id);
      if (thread !== undefined) deletions.start(thread);
      patch({ trouble: undefined });
    },
    undo: deletions.undo,
    dismissTrouble: () => patch({ trouble: undefined }),
    flush: deletions.flush,
  };
}

/** The Python SDK sends naive local times and omits missing titles (§1.7). */
function listed({ id, title, created_at }: Thread): ListedThread {
  return { id, title: (title ?? '').trim(), createdAt: Date.parse(created_at) };
}
