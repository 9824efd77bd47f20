/** Electron's side of the workspaces: for each a session of its own with the `app://` pages, and a window. */
import { appSlug } from '../shared/brand.ts';
import { BrowserWindow, session, type Session, type WebContents } from 'electron';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DesktopEvents, ShellCommand, WindowCommand } from '../shared/desktop-api.ts';
import { createAttention, type AttentionKeeper } from './attention.ts';
import type { Home } from './home.ts';
import type { ServedPages } from './locked-app.ts';
import { taskbarProgress } from './desktop/progress.ts';
import { pageOf } from './gateway/gateway.ts';
import { registerIpc } from './ipc/ipc.electron.ts';
import type { ShownThread, StoredWindow } from './placement.ts';
import type { Texts } from '../shared/texts/en/texts.ts';
import type { Log } from './platform.ts';
import { branding } from './settings/branding.ts';
import { serveChatHost } from './window/chat-host.electron.ts';
import { offerContextMenus } from './window/context-menu.electron.ts';
import { lockDown, lockDownSession } from './window/lockdown.electron.ts';
import { openMainWindow, type MainWindow } from './window/main-window.electron.ts';
import { createMicrophoneGrant } from './window/microphone-grant.ts';
import { createQuick, type Quick } from './window/quick.electron.ts';
import { createSlots, type OpenWindow, type Slots } from './window/slots.ts';
import { createWindowPart } from './window/window-part.electron.ts';
import type { PageRights } from './window/window-policy.ts';
import { firstWorkspaceId } from './workspace-entry.ts';

/**
 * Removes what Chromium kept for workspaces that are gone: its files outlive `retire` until the app has quit. Call it before any
 * session is made.
 */
export function sweepPartitions(profileDir: string, ids: readonly string[]): void {
  const folder = join(profileDir, 'Partitions');
  const known = new Set(ids.map((id) => `workspace-${id}`));
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name.startsWith('workspace-') && !known.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

export interface HomesDeps {
  origins: { shell: string; chat: string };
  /** The entry's folder, `out/main`. */
  mainDir: string;
  /** Windows of the last run. */
  stored(): readonly StoredWindow[];
  store(windows: readonly StoredWindow[]): void;
  zoom: { get(): number; set(zoom: number): void };
  isQuitting(): boolean;
  /** Quick entry is not switched off. */
  quickAllowed: boolean;
  /** The app goes on in the tray when its last window is closed. */
  staysInTray(): boolean;
  /** Windows that open now are not shown by themselves. */
  isQuiet(): boolean;
  /** A window with this thread has the keyboard. */
  onWatched(workspace: string, threadId: string): void;
  /** Whether somebody is signed in to it. */
  isSignedIn(workspace: string): boolean;
  /** Pages have a session of their own from now on. */
  onSession(session: Session): void;
  /** Texts in the language of the moment. */
  words(): Texts;
  log: Log;
}

export interface Homes {
  open(workspaceId: string): Promise<Home>;
  windows: Slots<MainWindow>;
  quick: Quick;
  /** A command of the menu, for the page of the window that has the keyboard. */
  command(command: ShellCommand): void;
  /** The same for the window that was used last, which comes to the front. */
  inFront(command: ShellCommand): void;
  /** The same for the window itself. */
  act(command: WindowCommand): void;
}

/** What pages keep is kept apart: storage, caches, cookies. The first workspace has the session that was there before others were. */
export function sessionOf(workspaceId: string): Session {
  return session.fromPartition(workspaceId === firstWorkspaceId ? `persist:${appSlug}` : `persist:workspace-${workspaceId}`);
}

export function createHomes({ quickAllowed, origins, mainDir, stored, store, zoom, isQuitting, staysInTray, isQuiet, isSignedIn, onWatched, onSession, words, log }: HomesDeps): Homes {
  const workspaces = new Map<string, ServedPages>();
  const attentions = new Map<string, AttentionKeeper>();
  const sessions = new Map<Session, string>();
  const seen = new Map<string, Set<object>>();

  /** A workspace is seen while any of its windows is. */
  function see(id: string, window: object, visible: boolean): void {
    const windows = seen.get(id) ?? new Set();
    seen.set(id, windows);
    if (visible) windows.add(window);
    else windows.delete(window);
    attentions.get(id)?.seen(windows.size > 0);
  }

  const windows = createSlots<MainWindow>({
    stored,
    store,
    isQuitting,
    onEmpty: () => quick.leaveIfUnseen(),
    onFront({ id }) {
      const shown = windows.shown().find(({ window }) => window.id === id);
      if (shown?.shows?.threadId != null) onWatched(shown.workspace, shown.shows.threadId);
    },
    onState: (window, state) => ipc.publish(window.contents, 'window.changed', state),
    open({ workspace, shows, ...rest }: OpenWindow) {
      const self = {};
      return openMainWindow({
        ...rest,
        title: branding.name,
        url: `${origins.shell}/${beginWith(shows)}`,
        session: sessionOf(workspace),
        preload: join(mainDir, '../preload/index.cjs'),
        icon: join(mainDir, '../../resources/icons/256.png'),
        zoom: zoom.get,
        quiet: isQuiet(),
        stays: () => staysInTray() && !isQuitting() && BrowserWindow.getAllWindows().filter((window) => window.isVisible() && !quick.is(window.id)).length === 1,
        onSeen: (visible) => see(workspace, self, visible),
        log,
      });
    },
  });
  const ipc = registerIpc({
    // The session says whose page it is: no page can choose it.
    routerOf: (contents) => workspaces.get(sessions.get(contents.session) ?? '')?.router,
    windowOf: (contents) => BrowserWindow.fromWebContents(contents)?.id,
    shellOrigin: origins.shell,
  });
  const quick = createQuick({
    allowed: quickAllowed,
    windows,
    title: branding.name,
    url: `${origins.shell}/#quick=1`,
    mainDir,
    sessionOf,
    zoom: zoom.get,
    isSignedIn,
    staysInTray,
    onSeen: see,
    onWatched,
    invoke: (contents, command) => ipc.publish(contents, 'command.invoked', command),
    log,
  });
  const microphone = createMicrophoneGrant(() => performance.now());
  const windowPart = createWindowPart({ windows, zoom, quick, microphone });
  const workspaceOf = (contents: WebContents): ServedPages | undefined => workspaces.get(sessions.get(contents.session) ?? '');
  const rightsIn = (id: string | undefined): PageRights | undefined => {
    const workspace = workspaces.get(id ?? '');
    return workspace && { ...workspace.origins, microphone: workspace.microphone(), hosted: workspace.hosted() };
  };
  lockDown((given) => rightsIn(sessions.get(given)), log);
  offerContextMenus({
    chatOrigin: (contents) => workspaceOf(contents)?.origins.chat,
    load: (contents, url) => workspaceOf(contents)?.gateway('chat', new Request(url)) ?? Promise.resolve(new Response(null, { status: 404 })),
    words: () => words().menus,
    log,
  });

  function serve(id: string, pages: Session, workspace: ServedPages): void {
    workspaces.set(id, workspace);
    sessions.set(pages, id);
    onSession(pages);
    lockDownSession(pages, () => rightsIn(id) ?? { ...origins, microphone: false, hosted: false }, log, microphone);
    pages.protocol.handle('app', (request) => {
      const page = pageOf(request.url, workspace.origins);
      return page === undefined ? new Response(null, { status: 404 }) : workspace.gateway(page, request);
    });
    const answerHost = serveChatHost({ session: pages, origin: () => workspace.origins.chat, answer: (request) => workspace.gateway('chat', request) });
    answerHost();
    workspace.events.subscribe((event, payload) => {
      if (event === 'connection.changed') answerHost();
      if (event === 'archive.changed') for (const { contents } of windows.windowsOf(id)) BrowserWindow.fromWebContents(contents)?.setProgressBar(taskbarProgress(payload as DesktopEvents['archive.changed']));
      for (const { contents } of [...windows.windowsOf(id), ...quick.windowsOf(id)]) ipc.publish(contents, event, payload);
      if (event === 'auth.changed' && !isSignedIn(id)) quick.leave(id);
    });
  }

  return {
    open(id) {
      const pages = sessionOf(id);
      const attention = createAttention();
      attentions.set(id, attention);
      return Promise.resolve({
        origins,
        attention,
        window: windowPart.of(id),
        serve: (workspace) => serve(id, pages, workspace),
        show() {
          windows.show(id);
          return Promise.resolve({});
        },
        async retire() {
          windows.close(id);
          quick.leave(id);
          workspaces.delete(id);
          attentions.delete(id);
          sessions.delete(pages);
          for (const scheme of ['app', 'https']) if (pages.protocol.isProtocolHandled(scheme)) pages.protocol.unhandle(scheme);
          await Promise.all([pages.clearStorageData(), pages.clearCache()]);
        },
        close: () => Promise.resolve(),
      });
    },
    windows,
    quick,
    command(command) {
      const focused = BrowserWindow.getFocusedWindow();
      if (focused === null) windows.focus();
      ipc.publish(focused?.webContents ?? windows.front()?.contents, 'command.invoked', command);
    },
    inFront(command) {
      windows.focus();
      ipc.publish(windows.front()?.contents, 'command.invoked', command);
    },
    act: (command) => windowPart.act(BrowserWindow.getFocusedWindow() ?? undefined, windows.current(), command),
  };
}

/** The thread that a window begins with, where its page reads it before its first frame. */
function beginWith(shows: ShownThread | undefined): string {
  if (shows === undefined || shows.threadId === null) return '';
  return `#${new URLSearchParams({ account: shows.accountId, thread: shows.threadId }).toString()}`;
}
