import { app, BrowserWindow } from 'electron';
import type { WindowCommand } from '../../shared/desktop-api.ts';
import type { WindowPart } from '../parts.ts';
import type { ShownThread } from '../placement.ts';
import type { MainWindow } from './main-window.electron.ts';
import { markOnTop } from './menu.electron.ts';
import type { MicrophoneGrant } from './microphone-grant.ts';
import type { Slots } from './slots.ts';
import { nextZoom } from './zoom.ts';

export interface WindowPartDeps {
  windows: Slots<MainWindow>;
  zoom: { get(): number; set(zoom: number): void };
  quick: QuickDoor;
  microphone: MicrophoneGrant;
}

/** Quick entry, as the windows see it. */
export interface QuickDoor {
  toggle(): void;
  hide(): void;
  /** To the thread it shows, in a window. */
  carryOn(): void;
  is(window: number | undefined): boolean;
  showing(shows: ShownThread): void;
  /** Whether it shows this thread and has the keyboard. */
  watches(threadId: string): boolean;
}

/** What is done with a window itself. */
export type ActedWindow = Pick<BrowserWindow, 'id' | 'close' | 'isAlwaysOnTop' | 'setAlwaysOnTop' | 'isFullScreen' | 'setFullScreen'>;

export interface WindowParts {
  /** For the pages of one workspace. */
  of(workspace: string): WindowPart;
  /** For the menu: `undefined` where nothing has the keyboard, and nothing was ever shown. */
  act(window: ActedWindow | undefined, workspace: string | undefined, command: WindowCommand): void;
}

/** Windows as pages and the menu see them. */
export function createWindowPart({ windows, zoom, quick, microphone }: WindowPartDeps): WindowParts {
  function zoomTo(factor: number): void {
    zoom.set(factor);
    for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(factor);
  }

  function act(window: ActedWindow | undefined, workspace: string | undefined, command: WindowCommand): void {
    switch (command) {
      case 'quick.open':
        quick.toggle();
        return;
      case 'quick.hide':
        quick.hide();
        return;
      case 'quick.continue':
        quick.carryOn();
        return;
      case 'window.new':
        if (workspace !== undefined) windows.openNew(workspace);
        return;
      case 'window.close':
        window?.close();
        return;
      case 'window.onTop':
        if (window === undefined) return;
        window.setAlwaysOnTop(!window.isAlwaysOnTop());
        windows.setOnTop(window.id, window.isAlwaysOnTop());
        markOnTop();
        return;
      case 'view.zoomIn':
      case 'view.zoomOut':
        zoomTo(nextZoom(zoom.get(), command === 'view.zoomIn' ? 'in' : 'out'));
        return;
      case 'view.zoomReset':
        zoomTo(1);
        return;
      case 'view.fullscreen':
        window?.setFullScreen(!window.isFullScreen());
        return;
      case 'app.quit':
        app.quit();
    }
  }

  const windowOf = (id: number | undefined): ActedWindow | undefined => BrowserWindow.getAllWindows().find((window) => window.id === id);

  const hasKeyboard = (id: number): boolean => BrowserWindow.getFocusedWindow()?.id === id;

  return {
    act,
    of: (workspace) => ({
      state: (window) => windows.state(window),
      act: (window, command) => act(windowOf(window), workspace, command),
      open(window, threadId) {
        const accountId = windows.shown().find((one) => one.window.id === window)?.shows?.accountId;
        windows.openNew(workspace, accountId === undefined || threadId === null ? undefined : { accountId, threadId });
      },
      listen: (window) => microphone.open(window),
      showing: (window, shows) => (quick.is(window) ? quick.showing(shows) : windows.showing(window, shows)),
      watches: (threadId) =>
        quick.watches(threadId) || windows.shown().some((one) => one.workspace === workspace && one.shows?.threadId === threadId && hasKeyboard(one.window.id)),
    }),
  };
}
