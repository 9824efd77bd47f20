import type { JsonAnswers, RequestParams } from '../../../shared/chatkit/requests.ts';
import { told, type Said } from '../../../shared/texts/told.ts';
import type { Saying } from '../state/ui-state.ts';
import { createStore, type Observable } from '../state/observable.ts';
import { createDeletions } from './deletions.ts';
import { displayTitle } from './list-keys.ts';
import type { PendingDeletes } from './pending-deletes.ts';
import type { ThreadSummary } from './thread-groups.ts';
import { readThreads, summarize } from './thread-pager.ts';

/** The three ChatKit requests of the sidebar. They reject with an `Error` whose message is for a person. */
export interface ThreadRequests {
  list(params: RequestParams['threads.list'], signal: AbortSignal): Promise<JsonAnswers['threads.list']>;
  rename(id: string, title: string): Promise<JsonAnswers['threads.update']>;
  /** `last`: the page is going away and will not see the answer. A missing thread is no error. */
  remove(id: string, options: { last: boolean }): Promise<void>;
}

export interface ThreadListState {
  phase: 'loading' | 'ready' | 'failed';
  /** Visible threads, in the server's order; kept when a refresh fails. */
  threads: readonly ThreadSummary[];
  /** Why the last refresh failed; an empty message: nobody said. */
  failure?: Failure;
  /** Deleted threads that can be brought back, oldest first. */
  undoable: readonly ThreadSummary[];
}

interface Failure {
  message: string;
  said?: Said | undefined;
}

export interface ThreadStoreDeps {
  requests: ThreadRequests;
  pending: PendingDeletes;
  idle(): Promise<void>;
  delay(ms: number, run: () => void): () => void;
  /** Something the person asked for did not work and was taken back. */
  onFailure(say: Saying): void;
}

export interface ThreadStore extends Observable<ThreadListState> {
  /** Reads the list again; calls during a read are merged into one more read after it. */
  refresh(): Promise<void>;
  /** Reads the list after an import, which may have brought back what was deleted. */
  refreshImported(): Promise<void>;
  rename(id: string, title: string): Promise<void>;
  remove(id: string): void;
  undo(id: string): void;
  flushDeletes(options: { last: boolean }): Promise<void>;
  dispose(): void;
}

/** The sidebar's threads: server pages below, optimistic renames and deletions on top. One per signed-in account. */
export function createThreadStore({ requests, pending, idle, delay, onFailure }: ThreadStoreDeps): ThreadStore {
  let known: { threads: readonly ThreadSummary[]; complete: boolean } = { threads: [], complete: false };
  let phase: ThreadListState['phase'] = 'loading';
  let failure: Failure | undefined;
  let reading: Promise<void> | undefined;
  let readAgain = false;
  const titles = new Map<string, string>();
  const abort = new AbortController();
  const store = createStore<ThreadListState>({ phase, threads: [], undoable: [] });
  const deletions = createDeletions({
    send: (id, options) => requests.remove(id, options),
    delay,
    pending,
    onChange: publish,
    onFailed: (id, error) => onFailure(failed('deleteFailed', titleOf(id), error)),
  });

  function withTitle(thread: ThreadSummary): ThreadSummary {
    const title = titles.get(thread.id);
    return title === undefined ? thread : { ...thread, title };
  }

  function publish(): void {
    if (abort.signal.aborted) return;
    const undoable = deletions.undoable().flatMap((id) => known.threads.filter((thread) => thread.id === id));
    store.set({
      phase,
      threads: known.threads.filter((thread) => !deletions.isHidden(thread.id)).map(withTitle),
      undoable: undoable.map(withTitle),
      ...(failure === undefined ? {} : { failure }),
    });
  }

  function titleOf(id: string): string {
    return titles.get(id) ?? known.threads.find((thread) => thread.id === id)?.title ?? '';
  }

  async function read(): Promise<void> {
    const before = known;
    try {
      await readThreads({ list: (params, signal) => requests.list(params, signal), idle }, before, abort.signal, (threads, complete) => {
        known = { threads, complete };
        phase = 'ready';
        failure = undefined;
        publish();
      });
    } catch (error) {
      if (abort.signal.aborted) return;
      phase = known.threads.length > 0 ? 'ready' : 'failed';
      failure = failureOf(error);
      publish();
    }
  }

  async function refresh(): Promise<void> {
    if (abort.signal.aborted) return;
    if (reading !== undefined) {
      readAgain = true;
      return reading;
    }
    if (phase === 'failed') {
      phase = 'loading';
      publish();
    }
    reading = read().finally(() => {
      reading = undefined;
    });
    await reading;
    if (readAgain) {
      readAgain = false;
      await refresh();
    }
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    refresh: async () => {
      deletions.resume();
      await refresh();
    },
    refreshImported() {
      deletions.forget();
      return refresh();
    },
    async rename(id, title) {
      titles.set(id, title);
      publish();
      try {
        const answer = summarize(await requests.rename(id, title));
        known = {
          ...known,
          threads: known.threads.map((thread) => (thread.id === id ? { ...thread, title: answer.title || title } : thread)),
        };
        // Pages read before the answer still carry the old title.
        if (reading !== undefined) readAgain = true;
      } catch (error) {
        onFailure(failed('renameFailed', title, error));
      }
      // A newer rename of the same thread is still on its way and keeps its title.
      if (titles.get(id) === title) titles.delete(id);
      publish();
    },
    remove: (id) => deletions.start(id),
    undo: (id) => deletions.undo(id),
    flushDeletes: (options) => deletions.flush(options),
    dispose() {
      abort.abort();
      deletions.dispose();
    },
  };
}

function failureOf(error: unknown): Failure {
  return error instanceof Error ? { message: error.message, ...('said' in error && { said: error.said as Said | undefined }) } : { message: '' };
}

function failed(what: 'deleteFailed' | 'renameFailed', title: string, error: unknown): Saying {
  return (texts) => texts.sidebar[what](displayTitle(texts, { title }), told(texts, failureOf(error)) || texts.sidebar.noReason);
}
