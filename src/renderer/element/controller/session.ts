import { applyEvent } from '../../../shared/chatkit/reducer.ts';
import { dismissFault, dismissNotice } from '../../../shared/chatkit/responses.ts';
import { isLocalThread } from '../../../shared/history.ts';
import { refreshThread } from '../../../shared/chatkit/refresh.ts';
import { prependItems } from '../../../shared/chatkit/thread-state.ts';
import type { ThreadItem } from '../../../shared/chatkit/types.ts';
import { createFrameStore } from './frame-store.ts';
import type { NextFrame } from './frame-store.ts';
import { createResponder } from './responder.ts';
import type { Responder } from './responder.ts';
import type { ResponseRunDeps } from './response-run.ts';
import { fetchOlder, fetchThread } from './session-loading.ts';
import type { LoadedThread } from './session-loading.ts';
import { createSessionState, faultOf, toError } from './session-state.ts';
import type { SessionState } from './session-state.ts';

export interface SessionDeps extends Omit<ResponseRunDeps, 'store'> {
  nextFrame: NextFrame;
}

/** One conversation: its state and the requests that change it. Outlives its place on the screen while it streams. */
export interface Session extends Responder {
  getSnapshot: () => SessionState;
  subscribe: (listener: () => void) => () => void;
  /** Reads the thread, and goes on reading an answer that is running. Rejects when the first fails, which is also shown. */
  load: () => Promise<void>;
  /** Reads the page before the oldest item here. */
  loadOlder: () => Promise<void>;
  /** Reads the thread anew after outside changes; does nothing while a response streams (§5.1). */
  refresh: () => Promise<void>;
  /** The thread has another id from now on. */
  rename: (threadId: string) => void;
  /** Shows the item in place of the one with its id: the answer to a synchronous action (§2.5). */
  replaceItem: (item: ThreadItem) => void;
  dismissNotice: (key: string) => void;
  dismissFault: () => void;
  isBusy: () => boolean;
  dispose: () => void;
}

export function createSession(threadId: string | null, deps: SessionDeps): Session {
  const { client, events, nextFrame, resumption } = deps;
  const store = createFrameStore(createSessionState(threadId), nextFrame);
  const responder = createResponder({ ...deps, store });
  let reading: AbortController | undefined;
  let attaching: AbortController | undefined;
  let olderAfter: string | undefined;
  let refreshOwed = false;

  const patch = (change: Partial<SessionState>): void => store.write({ ...store.read(), ...change });

  function beginReading(): AbortController {
    reading?.abort();
    reading = new AbortController();
    return reading;
  }

  /**
   * Asks for a running answer before the thread is read: one that ends in between is then in what is read. Resolves to a
   * way to go on with it, or to let go of it. A host that fails is as one without running answers.
   */
  function findRunning(id: string): (wanted: boolean) => Promise<void> {
    attaching?.abort();
    const { signal } = (attaching = new AbortController());
    const found = resumption?.attach(id, signal).catch(() => undefined);
    return async (wanted) => {
      const response = await found;
      if (response === undefined || signal.aborted) return;
      if (wanted) await responder.attach(response);
      else await response.body?.cancel().catch(() => undefined);
    };
  }

  function show(loaded: LoadedThread): void {
    olderAfter = loaded.olderAfter;
    patch({ thread: loaded.state, older: olderAfter === undefined ? 'none' : 'available', loadFault: undefined });
  }

  /** A page that was not told of the server's id, as one that was loaded anew, learns it from what it reads. */
  function follow(asked: string, { state }: LoadedThread): void {
    const told = state.thread?.id;
    if (told !== undefined && told !== asked && isLocalThread(asked)) events.threadMapped(asked, told);
  }

  async function load(): Promise<void> {
    const id = store.read().threadId;
    if (id === null) return;
    const { signal } = beginReading();
    patch({ loading: true, loadFault: undefined });
    events.loadStarted(id);
    const goOn = findRunning(id);
    try {
      const loaded = await fetchThread(client(), id, signal);
      show(loaded);
      follow(id, loaded);
    } catch (error) {
      void goOn(false);
      if (!signal.aborted) {
        patch({ loadFault: faultOf(error) });
        events.failed(toError(error));
      }
      throw error;
    } finally {
      if (reading?.signal === signal) patch({ loading: false });
      events.loadEnded(id);
    }
    void goOn(true);
    if (refreshOwed) void refresh();
  }

  async function loadOlder(): Promise<void> {
    const { threadId: id, older } = store.read();
    if (id === null || older === 'none' || older === 'loading') return;
    const { signal } = beginReading();
    patch({ older: 'loading' });
    try {
      const page = await fetchOlder(client(), id, olderAfter, signal);
      olderAfter = page.olderAfter;
      patch({ thread: prependItems(store.read().thread, page.items), older: olderAfter === undefined ? 'none' : 'available' });
    } catch (error) {
      if (signal.aborted) return;
      patch({ older: 'failed' });
      events.failed(toError(error));
    }
  }

  async function refresh(): Promise<void> {
    const state = store.read();
    // What is being read may be older than what is to be shown.
    refreshOwed = state.loading;
    if (state.threadId === null || state.response !== 'idle' || state.loading) return;
    const { signal } = beginReading();
    const goOn = findRunning(state.threadId);
    try {
      const loaded = await fetchThread(client(), state.threadId, signal);
      // A response may have begun meanwhile; what it shows is newer.
      if (store.read().response !== 'idle') return void goOn(false);
      const { thread, keptOlder } = refreshThread(store.read().thread, loaded.state);
      if (keptOlder) patch({ thread, loadFault: undefined });
      else show({ ...loaded, state: thread });
      follow(state.threadId, loaded);
      void goOn(true);
    } catch (error) {
      void goOn(false);
      if (!signal.aborted) events.failed(toError(error));
    }
  }

  return {
    ...responder,
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    load,
    loadOlder,
    refresh,
    rename: (threadId) => {
      const { thread } = store.read();
      patch({ threadId, thread: thread.thread === undefined ? thread : { ...thread, thread: { ...thread.thread, id: threadId } } });
    },
    replaceItem: (item) => patch({ thread: applyEvent(store.read().thread, { type: 'thread.item.replaced', item }) }),
    dismissNotice: (key) => patch({ thread: dismissNotice(store.read().thread, key) }),
    dismissFault: () => patch({ thread: dismissFault(store.read().thread) }),
    isBusy: () => store.read().loading || store.read().response !== 'idle',
    dispose: () => {
      reading?.abort();
      attaching?.abort();
      responder.detach();
      store.dispose();
    },
  };
}
