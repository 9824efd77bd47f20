import type { UserInput } from '../../../shared/chatkit/types.ts';
import type { Connection } from './connection.ts';
import { createFrameStore } from './frame-store.ts';
import { createToolRunner } from './client-tools.ts';
import { createSessionDispatch } from './session-dispatch.ts';
import { createSession } from './session.ts';
import type { Session } from './session.ts';
import type { ControllerDeps, View, ViewStore } from './view.ts';

export interface OpenThreads {
  view: ViewStore;
  /** Opens the thread, or the new-thread view. Rejects when it cannot be loaded. */
  openThread: (threadId: string | null) => Promise<void>;
  /** The thread is no more: what is kept of it goes, and the new-thread view takes its place on the screen (§5.1). */
  forgetThread: (threadId: string) => void;
  /** The thread has another id from now on; what is on the screen stays, and is read anew. */
  renameThread: (from: string, to: string) => void;
  dispose: () => void;
}

export interface OpenThreadsDeps extends ControllerDeps {
  connection: Connection;
  /** The composer's part: what was written in the new-thread view belongs to the thread now. */
  adopt: (threadId: string) => void;
  /** A thread that was read turned out to have another id. */
  mapped: (from: string, to: string) => void;
  /** The composer's part: @returns true when it holds the message again. */
  takeBack: (threadId: string | null, input: UserInput) => boolean;
}

/** Which conversation is on the screen, and those that go on streaming behind it. */
export function createOpenThreads({ connection, adopt, mapped, takeBack, ...deps }: OpenThreadsDeps): OpenThreads {
  const { dispatch, nextFrame, now, randomId } = deps;
  const background = new Map<string, Session>();
  const runTool = createToolRunner({ options: connection.options, failed: (error) => dispatch('chatkit.error', { error }) });
  const eventsFor = createSessionDispatch({ dispatch, listChanged: () => patch({ listVersion: store.read().listVersion + 1 }) });

  const options = connection.options();
  const session = open(options.initialThread ?? null);
  const store = createFrameStore<View>({ options, session, historyOpen: false, focusRequests: 0, listVersion: 0 }, nextFrame);
  const patch = (change: Partial<View>): void => store.write({ ...store.read(), ...change });
  const current = (): Session => store.read().session;

  function open(threadId: string | null): Session {
    const events = eventsFor({
      created: (id) => {
        const onScreen = current() === opened;
        if (onScreen) adopt(id);
        else background.set(id, opened);
        return onScreen;
      },
      mapped: (from, to) => mapped(from, to),
      takeBack: (input) => takeBack(opened.getSnapshot().threadId, input),
    });
    const opened: Session = createSession(threadId, {
      client: connection.client, events, nextFrame, now, runTool, randomId, resumption: deps.host.resumption,
    });
    return opened;
  }

  async function openThread(threadId: string | null): Promise<void> {
    const leaving = current();
    const { threadId: from, response, loadFault } = leaving.getSnapshot();
    if (threadId !== null && threadId === from && loadFault === undefined) return;
    const kept = threadId === null ? undefined : background.get(threadId);
    if (threadId !== null) background.delete(threadId);
    const next = kept ?? open(threadId);
    const { historyOpen } = store.read();
    patch({ session: next, historyOpen: false });
    if (historyOpen) dispatch('chatkit.history.close');
    if (response === 'idle') leaving.dispose();
    else if (from !== null) background.set(from, leaving);
    if (threadId !== from) dispatch('chatkit.thread.change', { threadId });
    if (kept === undefined) await next.load();
  }

  return {
    view: { ...store, patch, session: current },
    openThread,
    forgetThread: (threadId) => {
      const gone = current().getSnapshot().threadId === threadId ? current() : background.get(threadId);
      gone?.stop();
      // The new-thread view has nothing to load.
      if (gone === current()) void openThread(null);
      background.delete(threadId);
      gone?.dispose();
    },
    renameThread: (from, to) => {
      const behind = background.get(from);
      if (behind !== undefined) {
        background.delete(from);
        background.set(to, behind);
        behind.rename(to);
      }
      if (current().getSnapshot().threadId !== from) return;
      current().rename(to);
      patch({ listVersion: store.read().listVersion + 1 });
      dispatch('chatkit.thread.change', { threadId: to });
      void current().refresh();
    },
    dispose: () => {
      for (const one of background.values()) one.dispose();
      background.clear();
      current().dispose();
      store.dispose();
    },
  };
}
