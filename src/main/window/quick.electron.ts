import { app, BrowserWindow, type Session, type WebContents } from 'electron';
import { join } from 'node:path';
import type { ShellCommand } from '../../shared/desktop-api.ts';
import type { Log } from '../platform.ts';
import type { ShownThread } from '../placement.ts';
import type { MainWindow } from './main-window.electron.ts';
import { createQuickEntry } from './quick-entry.ts';
import { openQuickWindow, type OpenQuickWindow } from './quick-window.electron.ts';
import type { Slots } from './slots.ts';
import type { QuickDoor } from './window-part.electron.ts';

export interface QuickDeps {
  /** False: the organisation has switched it off. */
  allowed: boolean;
  windows: Slots<MainWindow>;
  title: string;
  url: string;
  /** The entry's folder, `out/main`. */
  mainDir: string;
  sessionOf(workspace: string): Session;
  zoom(): number;
  isSignedIn(workspace: string): boolean;
  staysInTray(): boolean;
  onSeen(workspace: string, window: object, visible: boolean): void;
  onWatched(workspace: string, threadId: string): void;
  invoke(contents: WebContents, command: ShellCommand): void;
  log: Log;
}

export interface Quick extends QuickDoor {
  windowsOf(workspace: string): readonly OpenQuickWindow[];
  /** Its account has left. */
  leave(workspace: string): void;
  /** Where nobody sees it, and nothing else would be left, it goes too. */
  leaveIfUnseen(): void;
}

/** Quick entry among Electron’s windows. */
export function createQuick(deps: QuickDeps): Quick {
  const { windows, mainDir, invoke } = deps;
  let shows: ShownThread | undefined;

  const entry = createQuickEntry<OpenQuickWindow>({
    workspace() {
      const current = windows.current();
      return current !== undefined && deps.isSignedIn(current) ? current : undefined;
    },
    open(workspace, onReady, onClosed) {
      const self = {};
      shows = undefined;
      return openQuickWindow({
        title: deps.title,
        url: deps.url,
        session: deps.sessionOf(workspace),
        preload: join(mainDir, '../preload/index.cjs'),
        icon: join(mainDir, '../../resources/icons/256.png'),
        zoom: deps.zoom,
        onReady,
        onClosed,
        onHide: () => entry.hide(),
        onFocus() {
          if (shows?.threadId != null) deps.onWatched(workspace, shows.threadId);
        },
        onSeen: (visible) => deps.onSeen(workspace, self, visible),
        log: deps.log,
      });
    },
    signIn: () => windows.focus(),
    renew: ({ contents }) => invoke(contents, 'thread.new'),
    focus: ({ contents }) => invoke(contents, 'composer.focus'),
    onHidden: leaveIfUnseen,
    elapsed: () => performance.now(),
  });

  function leaveIfUnseen(): void {
    const alone = windows.shown().length === 0 && !deps.staysInTray();
    if (alone && entry.window()?.isVisible() === false) entry.close();
  }

  // A window that hides instead of closing would keep the app from quitting.
  app.on('before-quit', () => entry.close());

  return {
    toggle() {
      if (deps.allowed) entry.toggle();
      else windows.focus();
    },
    hide: () => entry.hide(),
    carryOn() {
      const workspace = entry.workspace();
      const threadId = shows?.threadId;
      entry.hide();
      if (workspace === undefined || threadId === undefined || threadId === null) windows.focus();
      else windows.openThread(workspace, threadId);
    },
    is: (window) => window !== undefined && entry.window()?.id === window,
    showing: (now) => void (shows = now),
    watches: (threadId) => shows?.threadId === threadId && BrowserWindow.getFocusedWindow()?.id === entry.window()?.id && entry.window() !== undefined,
    windowsOf(workspace) {
      const window = entry.window();
      return window !== undefined && entry.workspace() === workspace ? [window] : [];
    },
    leave(workspace) {
      if (entry.workspace() === workspace) entry.close();
    },
    leaveIfUnseen,
  };
}
