import type { ChatKitOptions } from '@openai/chatkit';
import { createChatKitClient } from '../../../shared/chatkit/client.ts';
import type { ChatKitClient, ChatKitFetch } from '../../../shared/chatkit/client.ts';
import type { UserInput } from '../../../shared/chatkit/types.ts';
import { customApi } from '../options/validate-options.ts';
import { createDrafts } from './drafts.ts';
import type { Drafts } from './drafts.ts';
import { createFrameStore } from './frame-store.ts';
import type { FrameStore, NextFrame } from './frame-store.ts';
import { inputText, refusal, textInput } from './input.ts';
import { createResponseCounter } from './response-counter.ts';
import { createSession } from './session.ts';
import type { SessionEvents } from './session-events.ts';
import type { Session } from './session.ts';

/** What is on the screen apart from the conversation itself. */
export interface View {
  readonly options: ChatKitOptions;
  readonly session: Session;
  readonly historyOpen: boolean;
  /** Counts up with each wish to have the cursor in the composer. */
  readonly focusRequests: number;
}

export interface ControllerDeps {
  /** Used where the options bring no `api.fetch`. */
  fetch: ChatKitFetch;
  /** Dispatches a DOM event of §7.4. */
  dispatch: (name: string, detail?: unknown) => void;
  /** Makes `api.url` absolute. */
  resolveUrl: (url: string) => string;
  nextFrame: NextFrame;
  /** ISO-8601. */
  now: () => string;
  /** BCP 47 tag for `accept-language` when the options name no locale. */
  language: string;
  frameInstanceId: string;
}

export interface Controller {
  view: Pick<FrameStore<View>, 'getSnapshot' | 'subscribe'>;
  drafts: Drafts;
  /** Reads the initial thread, if the options name one. Events go out from here on. */
  start: () => void;
  /** Replaces all options; never touches the conversation (§7.1). */
  setOptions: (options: ChatKitOptions) => void;
  /** Opens the thread, or the new-thread view. Rejects when it cannot be loaded. */
  openThread: (threadId: string | null) => Promise<void>;
  /** Sends what is in the composer, if there is something and nothing is in the way. */
  submitDraft: () => void;
  /** Sends at once (§7.3). @throws IntegrationError while busy. */
  send: (input: UserInput, newThread?: boolean) => void;
  /** The button under an error or an answer, which goes away: the cursor moves to the composer. */
  retry: () => void;
  sendAction: Session['sendAction'];
  fetchUpdates: () => Promise<void>;
  focusComposer: () => void;
  showHistory: (open: boolean) => void;
  client: () => ChatKitClient;
  report: (name: string, detail?: unknown) => void;
  /** Ends all requests and forgets every conversation and draft. */
  dispose: () => void;
}

/** The element without its drawing: which conversation is open, and every way to act on it. */
export function createController(deps: ControllerDeps, options: ChatKitOptions): Controller {
  const { dispatch, nextFrame } = deps;
  const drafts = createDrafts();
  const counter = createResponseCounter(dispatch);
  /** Conversations that went on streaming when the reader opened another one. */
  const background = new Map<string, Session>();
  let client: ChatKitClient | undefined;
  let pinned = options;

  const view = createFrameStore<View>({ options, session: open(options.initialThread ?? null), historyOpen: false, focusRequests: 0 }, nextFrame);
  const patch = (change: Partial<View>): void => view.write({ ...view.read(), ...change });
  const current = (): Session => view.read().session;

  function getClient(): ChatKitClient {
    const { url, fetch = deps.fetch } = customApi(pinned);
    client ??= createChatKitClient({
      url: deps.resolveUrl(url),
      fetch,
      locale: pinned.locale ?? deps.language,
      frameInstanceId: deps.frameInstanceId,
      onMalformed: (error) => dispatch('chatkit.error', { error }),
    });
    return client;
  }

  function open(threadId: string | null): Session {
    const session: Session = createSession(threadId, { client: getClient, nextFrame, now: deps.now, events: eventsOf(() => session) });
    return session;
  }

  function eventsOf(self: () => Session): SessionEvents {
    const isCurrent = (): boolean => view.read().session === self();
    return {
      threadCreated: (threadId) => {
        if (isCurrent()) {
          drafts.adopt(threadId);
          dispatch('chatkit.thread.change', { threadId });
        } else {
          background.set(threadId, self());
        }
        dispatch('chatkit.log', { name: 'thread.created', data: { threadId } });
      },
      threadUpdated: (threadId) => dispatch('chatkit.log', { name: 'thread.updated', data: { threadId } }),
      loadStarted: (threadId) => dispatch('chatkit.thread.load.start', { threadId }),
      loadEnded: (threadId) => dispatch('chatkit.thread.load.end', { threadId }),
      responseStarted: counter.start,
      responseEnded: counter.end,
      effect: (name, data) => dispatch('chatkit.effect', { name, data }),
      failed: (error) => dispatch('chatkit.error', { error }),
      takeBack: (input) => {
        const { threadId } = self().getSnapshot();
        const plain = inputText(input);
        if (plain === undefined || drafts.get(threadId) !== '') return false;
        drafts.set(threadId, plain);
        return true;
      },
    };
  }

  async function openThread(threadId: string | null): Promise<void> {
    const leaving = current();
    const { threadId: from, response, loadFault } = leaving.getSnapshot();
    if (threadId !== null && threadId === from && loadFault === undefined) return;
    const kept = threadId === null ? undefined : background.get(threadId);
    if (threadId !== null) background.delete(threadId);
    const next = kept ?? open(threadId);
    patch({ session: next, historyOpen: false });
    if (response === 'idle') leaving.dispose();
    else if (from !== null) background.set(from, leaving);
    if (threadId !== from) dispatch('chatkit.thread.change', { threadId });
    if (kept === undefined) await next.load();
  }

  function send(input: UserInput, newThread = false): void {
    const { loading, response } = current().getSnapshot();
    if (response !== 'idle') throw refusal('sendUserMessage() ignored - already responding.');
    if (loading) throw refusal('sendUserMessage() ignored - the thread is loading.');
    if (newThread && current().getSnapshot().threadId !== null) void openThread(null);
    void current().send(input);
  }

  function submitDraft(): void {
    const { threadId, thread } = current().getSnapshot();
    const text = drafts.get(threadId);
    const active = (thread.thread?.status.type ?? 'active') === 'active';
    if (text.trim() === '' || current().isBusy() || !active) return;
    drafts.set(threadId, '');
    send(textInput(text));
  }

  function focusComposer(): void {
    patch({ focusRequests: view.read().focusRequests + 1 });
  }

  return {
    view,
    drafts,
    start: () => {
      // A failure is shown in the thread's place and told by `chatkit.error`.
      current().load().catch(() => undefined);
    },
    setOptions: (next) => {
      pinned = next;
      client = undefined;
      patch({ options: next });
    },
    openThread,
    submitDraft,
    send,
    retry: () => {
      if (!current().retry()) submitDraft();
      focusComposer();
    },
    sendAction: async (action, itemId) => {
      if (current().isBusy()) throw refusal('sendAction() ignored - already responding.');
      await current().sendAction(action, itemId);
    },
    fetchUpdates: () => current().refresh(),
    focusComposer,
    showHistory: (historyOpen) => {
      if (view.read().historyOpen === historyOpen) return;
      patch({ historyOpen });
      dispatch(historyOpen ? 'chatkit.history.open' : 'chatkit.history.close');
    },
    client: getClient,
    report: dispatch,
    dispose: () => {
      for (const session of background.values()) session.dispose();
      background.clear();
      current().dispose();
      drafts.clear();
      view.dispose();
    },
  };
}
