import { appScheme } from '../../shared/brand.ts';
import type { AuthState } from '../../shared/auth-state.ts';
import type { ShellMessage } from './microphone-door.ts';
import { createAccountActions } from './accounts/account-actions.ts';
import { createCommands, isCovered } from './commands.ts';
import { createComposerFocus } from './composer-focus.ts';
import { createSearchDoor } from './search/search-door.ts';
import type { Result } from '../../shared/errors.ts';
import type { ThreadMapping } from '../../shared/history.ts';
import { createThreadFind } from './find/thread-find.ts';
import { createIncoming } from './incoming.ts';
import { told } from '../../shared/texts/told.ts';
import { createStore } from './state/observable.ts';
import { initialUi, withNotice, type Saying, type UiState } from './state/ui-state.ts';
import { followOutbox } from './threads/follow-outbox.ts';
import { followStreams } from './threads/follow-streams.ts';
import { followOpenThread } from './threads/open-thread.ts';
import type { ThreadStore } from './threads/thread-store.ts';
import type { Shell, ShellDeps } from './shell.ts';
import { followWindow } from './window-link.ts';

/** Joins main's state, the chat frame and the thread list. */
export function createShell({ desktop, state, theme, words, connectFrame, openThreads, openThreadMemory, focusFrame, keyboard, typedAhead, copyText, accent, watched, onEscape, leave, isNarrow }: ShellDeps): Shell {
  const ui = createStore<UiState>(initialUi);
  const threads = createStore<ThreadStore | undefined>(undefined);
  let noticeCount = 0;
  let accountId: string | undefined;
  let lastAccountId: string | undefined;
  let itemWanted: string | undefined;
  let wasOnline = true;

  const flush = async (): Promise<void> => threads.get()?.flushDeletes({ last: false });
  const accounts = createAccountActions({ desktop, workspaces: state.workspaces, leave, flush, ui, notify });
  const { take: focusComposer, ...composer } = createComposerFocus({ link: () => link, isCovered: () => isCovered(ui.get()), keyboard, focusFrame });
  const search = createSearchDoor({ ui, typedAhead, focusComposer });
  const run = createCommands({
    ui,
    isSignedIn: () => accountId !== undefined,
    newThread: () => openThread(null),
    openSearch: search.open,
    toggleSidebar: () => setSidebarOpen(isNarrow() ? !ui.get().overlayOpen : !state.settings.get().sidebarOpen),
    focusComposer,
    openFind: () => find.open(),
    openAccount: (place) => accounts.openAt(place),
    addAccount: () => void accounts.add(),
    checkForUpdates: () => void desktop.methods['updates.check'](), setScheme: (colorScheme) => state.saveSettings({ colorScheme }),
    copyLink: (threadId) =>
      void copyText(`${appScheme}://thread/${encodeURIComponent(threadId)}`).then(() => notify(({ palette }) => palette.linkCopied), () => notify(({ palette }) => palette.linkNotCopied)),
    openWindow: (threadId) => void tell(desktop.methods['window.open']({ threadId })),
    deleteThread,
    titleOf: (threadId) => threads.get()?.get().threads.find(({ id }) => id === threadId)?.title ?? '',
  });
  const windowLink = followWindow({ desktop, window: state.window, ui, account: () => accountId, openThread: (id) => openThread(id), takeFiles: (files) => void incoming.take(files), watched });
  const link = connectFrame(receive);
  const incoming = createIncoming({ fetch: (url, init) => fetch(url, init), send: (message) => link.send(message), isReady: () => link.isReady() });
  const find = createThreadFind({ ui, send: (message) => link.send(message), focusComposer });
  const onScreen = {
    openThread: () => ui.get().currentThread,
    isListed,
    refreshThread: () => link.send({ type: 'thread.refresh' }),
    refreshList: () => void threads.get()?.refresh(),
  };
  const undo = [
    state.auth.subscribe(() => followAuth(state.auth.get())),
    theme.resolved.subscribe(sendTheme),
    accent.subscribe(sendTheme),
    words.subscribe(() => link.send({ type: 'language.set', tag: words.get().tag })),
    desktop.on('command.invoked', run),
    followOpenThread(ui, openThreadMemory, () => accountId ?? ''),
    followStreams({ streams: state.streams, ...onScreen }),
    followOutbox({ outbox: state.outbox, onMapped: (listener) => desktop.on('thread.mapped', listener), renameOpen, ...onScreen }),
  ];
  followAuth(state.auth.get());

  /** A refusal is said; nothing else is to be told. */
  async function tell(answer: Promise<Result<null>>): Promise<void> {
    const result = await answer;
    if (!result.ok) notify((texts) => told(texts, result.error));
  }

  function sendTheme(): void {
    const colour = accent.get();
    link.send({ type: 'theme.set', scheme: theme.resolved.get(), ...(colour !== undefined && { accent: colour }) });
  }

  function notify(say: Saying): void {
    const notice = { id: (noticeCount += 1), say };
    ui.update((current) => withNotice(current, notice));
  }

  function followAuth(auth: AuthState): void {
    if (auth.status === 'signed_in') {
      signedIn(auth.user);
      if (auth.online && !wasOnline) void threads.get()?.refresh();
      wasOnline = auth.online;
    } else if (auth.status === 'signed_out') signedOut(auth.reason !== 'session_ended');
    announceReady();
  }

  /** Tells main once that there is something to use: a form, or a composer that takes text. */
  function announceReady(): void {
    const { status } = state.auth.get();
    const usable = status === 'signed_in' ? link.isReady() : status === 'signed_out' || status === 'session_unreachable';
    if (ui.get().usable || !usable) return;
    void desktop.methods['app.ready']();
    ui.update((current) => ({ ...current, usable: true }));
  }

  function signedIn(user: { id: string; email: string }): void {
    if (accountId === user.id) return;
    if (lastAccountId !== undefined && lastAccountId !== user.id) forgetScreen();
    accountId = user.id;
    lastAccountId = user.id;
    ui.update((current) => ({ ...current, lastEmail: user.email }));
    threads.get()?.dispose();
    const store = openThreads(user.id, notify);
    threads.set(store);
    void store.refresh();
    const before = openThreadMemory.read(user.id);
    if (windowLink.signedIn()) return;
    if (ui.get().currentThread === null && before !== null) openThread(before);
    else focusComposer();
  }

  /** A session that ended on the server keeps the frame as it is: a draft in it is still the person's. */
  function signedOut(forget: boolean): void {
    accountId = undefined;
    composer.forget();
    threads.get()?.dispose();
    threads.set(undefined);
    search.close();
    ui.update((current) => ({ ...current, overlayOpen: false, exportThread: undefined, notices: [] }));
    if (forget) forgetScreen();
  }

  function forgetScreen(): void {
    lastAccountId = undefined;
    ui.update((current) => ({ ...current, currentThread: null }));
    link.send({ type: 'frame.reset' });
  }

  function receive(message: ShellMessage): void {
    switch (message.type) {
      case 'frame.ready':
        sendTheme();
        link.send({ type: 'language.set', tag: words.get().tag });
        if (ui.get().currentThread !== null) sendOpen(ui.get().currentThread, itemWanted);
        composer.ready();
        incoming.ready();
        announceReady();
        return;
      case 'thread.changed':
        ui.update((current) => ({ ...current, currentThread: message.threadId }));
        if (message.threadId !== null && !isListed(message.threadId)) void threads.get()?.refresh();
        return;
      case 'thread.arrived':
        composer.arrived();
        return;
      case 'thread.listChanged':
        void threads.get()?.refresh();
        return;
      case 'shortcut.pressed':
        run(message.command);
        return;
      case 'escape.pressed':
        if (ui.get().find !== undefined) find.close();
        else onEscape();
        return;
      case 'find.found':
        find.found(message);
        return;
      case 'search.typed':
        if (ui.get().paletteOpen) ui.update((current) => ({ ...current, paletteText: current.paletteText + message.text }));
        else if (ui.get().find !== undefined) find.typed(message.text);
        else search.typed(message.text);
        return;
      // The frame shows its errors where they happened; once is enough.
      case 'error.reported':
      case 'response.started':
      case 'response.ended':
        return;
    }
  }

  function isListed(id: string): boolean {
    return (threads.get()?.get().threads ?? []).some((thread) => thread.id === id);
  }

  function openThread(threadId: string | null, itemId?: string): void {
    ui.update((current) => ({ ...current, currentThread: threadId, overlayOpen: false }));
    sendOpen(threadId, itemId);
    // What is jumped to takes the focus itself; the frame only has to have the keyboard.
    if (itemId === undefined) focusComposer();
    else focusFrame();
  }

  function sendOpen(threadId: string | null, itemId: string | undefined): void {
    itemWanted = link.isReady() ? undefined : itemId;
    link.send({ type: 'thread.open', threadId, ...(itemId !== undefined && { itemId }) });
  }

  function renameOpen(mapping: ThreadMapping): void {
    ui.update((current) => ({ ...current, currentThread: mapping.to }));
    link.send({ type: 'thread.mapped', ...mapping });
  }

  function deleteThread(threadId: string): void {
    threads.get()?.remove(threadId);
    if (ui.get().currentThread !== threadId) return;
    ui.update((current) => ({ ...current, currentThread: null }));
    link.send({ type: 'thread.open', threadId: null, unasked: true });
  }

  function setSidebarOpen(open: boolean): void {
    if (isNarrow()) ui.update((current) => ({ ...current, overlayOpen: open }));
    else state.saveSettings({ sidebarOpen: open });
  }

  return {
    desktop,
    state,
    theme,
    words,
    ui,
    threads,
    run,
    openThread,
    act: (command) => tell(desktop.methods['window.act']({ command })),
    deleteThread, focusFrame,
    undoDelete: (threadId) => threads.get()?.undo(threadId),
    focusComposer,
    search,
    find,
    accounts,
    async retry() {
      await desktop.methods['auth.retry']();
      await threads.get()?.refresh();
    },
    setSidebarOpen,
    dispose() {
      for (const release of undo) release();
      windowLink.dispose();
      find.dispose();
      composer.dispose();
      link.dispose();
      threads.get()?.dispose();
    },
  };
}
