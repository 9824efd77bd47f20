import type { ChatKitOptions } from '@openai/chatkit';
import type { ChatKitClient } from '../../../shared/chatkit/client.ts';
import type { ElementHost } from '../element-host.ts';
import { createActions } from './actions.ts';
import type { Actions } from './actions.ts';
import { createComposer } from './composer/composer.ts';
import type { Composer, ComposerValue } from './composer/composer.ts';
import { createUploads } from './composer/uploads.ts';
import { createConnection } from './connection.ts';
import { refusal } from './input.ts';
import type { FrameStore } from './frame-store.ts';
import { createJumps } from './jumps.ts';
import type { Jumps } from './jumps.ts';
import { createFinder } from './find.ts';
import type { Finder } from './find.ts';
import { createMessages } from './messages.ts';
import type { Messages } from './messages.ts';
import { createOpenThreads } from './open-threads.ts';
import { createQueuedMessages } from './queued.ts';
import type { QueuedMessages } from './queued.ts';
import type { OpenThreads } from './open-threads.ts';
import type { ControllerDeps, View } from './view.ts';

export type { ControllerDeps, View } from './view.ts';

export interface Controller extends Messages, Actions, Jumps, Finder, Pick<OpenThreads, 'openThread' | 'forgetThread'> {
  view: Pick<FrameStore<View>, 'getSnapshot' | 'subscribe'>;
  /** What is being written, by thread. */
  composer: Composer;
  /** What the app around offers. */
  host: ElementHost;
  /** Messages that the app keeps until they can be sent. */
  queued: QueuedMessages;
  /** Reads the initial thread, if the options name one. Events go out from here on. */
  start: () => void;
  /** Replaces all options; never touches the conversation (§7.1). */
  setOptions: (options: ChatKitOptions) => void;
  /** Fills the composer of the conversation on the screen without sending (§7.3). */
  setComposerValue: (value: ComposerValue) => void;
  /** Adds files to what is being written in the conversation on the screen, where the options take any. */
  addFiles: (files: readonly File[]) => void;
  /** Reads the thread and the list anew; never over a running answer (§5.1). */
  fetchUpdates: () => Promise<void>;
  /** @throws IntegrationError when there is no history to show. */
  showHistory: (open: boolean) => void;
  /** The backend of the options in force; for one request at a time. */
  client: () => ChatKitClient;
  /** Dispatches a DOM event of §7.4. */
  report: (name: string, detail?: unknown) => void;
  /** Ends all requests and forgets every conversation and draft. */
  dispose: () => void;
}

/** The element without its drawing: which conversation is open, and every way to act on it. */
export function createController(deps: ControllerDeps, options: ChatKitOptions): Controller {
  const { dispatch } = deps;
  const connection = createConnection(deps, options);
  const composer = createComposer({
    options: connection.options,
    current: () => threads.view.session().getSnapshot().threadId,
    toolChanged: (toolId) => dispatch('chatkit.tool.change', { toolId }),
    failed: (error) => dispatch('chatkit.error', { error }),
    uploads: createUploads({ ...deps, client: connection.client, transport: connection.upload, strategy: connection.uploadStrategy }),
    objectUrls: deps.objectUrls,
    saved: deps.host.drafts,
  });
  const threads = createOpenThreads({ ...deps, connection, adopt: composer.adopt, mapped, takeBack: composer.giveBack });
  const { view, openThread, forgetThread } = threads;
  view.subscribe(composer.announceTool);
  const stopMapping = deps.host.outbox?.onMapped(({ from, to }) => mapped(from, to));

  function mapped(from: string, to: string): void {
    composer.move(from, to);
    threads.renameThread(from, to);
  }

  function showHistory(historyOpen: boolean): void {
    if (historyOpen && connection.options().history?.enabled === false) throw refusal('showHistory() ignored - history is disabled.');
    if (view.read().historyOpen === historyOpen) return;
    view.patch({ historyOpen });
    dispatch(historyOpen ? 'chatkit.history.open' : 'chatkit.history.close');
  }

  return {
    ...createMessages(threads, composer),
    ...createActions({ view, connection, dispatch }),
    ...createJumps({ view }),
    ...createFinder({ view }),
    view,
    openThread,
    forgetThread,
    host: deps.host,
    queued: createQueuedMessages(deps.host, threads),
    composer,
    start: () => {
      // A failure is shown in the thread's place and told by `chatkit.error`.
      view.session().load().catch(() => undefined);
    },
    setOptions: (next) => {
      if (next === view.read().options) return;
      connection.replaceOptions(next);
      view.patch({ options: next });
      if (next.history?.enabled === false) showHistory(false);
    },
    setComposerValue: (value) => composer.fill(view.session().getSnapshot().threadId, value),
    addFiles: (files) => {
      if (connection.options().composer?.attachments?.enabled === true) composer.addFiles(view.session().getSnapshot().threadId, files);
    },
    fetchUpdates: async () => {
      view.patch({ listVersion: view.read().listVersion + 1 });
      await view.session().refresh();
    },
    showHistory,
    client: connection.client,
    report: dispatch,
    dispose: () => {
      stopMapping?.();
      threads.dispose();
      composer.dispose();
    },
  };
}
