import { BrowserWindow, nativeTheme, screen, shell } from 'electron';
import type { Session, WebContents } from 'electron';
import type { WindowPlacement } from '../placement.ts';
import type { Log } from '../platform.ts';
import type { SlotWindow } from './slots.ts';
import { defaultSize, minimumSize, placeWindow } from './window-placement.ts';
import { externalUrl, webPreferences } from './window-policy.ts';

export interface MainWindowOptions {
  title: string;
  url: string;
  session: Session;
  preload: string;
  icon?: string;
  placement: WindowPlacement | undefined;
  onTop: boolean;
  /** The first time it could be shown, it is not. */
  quiet: boolean;
  /** Closing it by hand only hides it. */
  stays(): boolean;
  /** Size of the page; 1 is the actual one. */
  zoom(): number;
  /** The first real frame is there. */
  onReady(): void;
  /** It is about to close, or gone; may be called twice. */
  onClosing(): void;
  /** Whether it is on the screen, now and whenever that changes. */
  onSeen(visible: boolean): void;
  /** It has the keyboard. */
  onFocus(): void;
  log: Log;
}

export interface MainWindow extends SlotWindow {
  readonly contents: WebContents;
}

/** `bg` of `tokens.css`, so that the frame before the first paint has the page's colour. */
export const pageBackground = { light: '#fcfcfd', dark: '#111113' } as const;

/** Opens a window that is not shown yet. Links and pop-ups never open inside it. */
export function openMainWindow(options: MainWindowOptions): MainWindow {
  const { title, url, session, preload, icon, placement, onTop, quiet, stays, zoom, onReady, onClosing, onSeen, onFocus, log } = options;
  const window = new BrowserWindow({
    ...defaultSize,
    ...placeWindow(placement, workAreas()),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title,
    show: false,
    alwaysOnTop: onTop,
    backgroundColor: nativeTheme.shouldUseDarkColors ? pageBackground.dark : pageBackground.light,
    autoHideMenuBar: true,
    ...(icon === undefined ? {} : { icon }),
    ...(process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' as const, trafficLightPosition: { x: 14, y: 14 } } : {}),
    webPreferences: { ...webPreferences, session, preload },
  });
  if (placement?.maximized === true) window.maximize();
  // Maximizing shows a window; it has nothing to show yet.
  if (window.isVisible()) window.hide();

  window.once('ready-to-show', onReady);
  const read = (): WindowPlacement => ({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  let last = read();
  const look = (): void => void (last = read());
  window.on('resize', look);
  window.on('move', look);
  let silent = quiet;
  let forced = false;
  window.on('close', (event) => {
    if (!forced && stays()) {
      event.preventDefault();
      window.hide();
    } else onClosing();
  });
  // A page that is ended from outside takes its window along without a word.
  window.on('closed', onClosing);
  watchVisibility(window, onSeen);
  window.on('focus', onFocus);
  // Chromium keeps a size for each page and session; ours is the same everywhere.
  window.webContents.on('did-navigate', () => window.webContents.setZoomFactor(zoom()));
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error('window.renderer_gone', { reason: details.reason });
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  void window.loadURL(url).catch(() => log.error('window.load_failed'));
  loadFetch();
  const { id } = window;
  return {
    id,
    contents: window.webContents,
    isVisible: () => window.isVisible(),
    placement: () => (window.isDestroyed() ? last : read()),
    place({ x, y, width, height, maximized }) {
      if (window.isMaximized() && !maximized) window.unmaximize();
      window.setBounds(x === undefined || y === undefined ? { width, height } : { x, y, width, height });
      if (maximized) window.maximize();
    },
    show() {
      if (silent) {
        silent = false;
        return;
      }
      if (window.isMinimized()) window.restore();
      // Showing gives the keyboard as well, and each of the two is a round trip to the desktop.
      if (window.isVisible()) window.focus();
      else window.show();
    },
    hide: () => window.hide(),
    close() {
      forced = true;
      window.close();
    },
  };
}

/** Node loads its fetch when a part of it is first used: now, while Chromium starts the page's process, nobody waits for that. */
const loadFetch = (): unknown => new Response(null);

function watchVisibility(window: BrowserWindow, onSeen: (visible: boolean) => void): void {
  const look = (): void => onSeen(window.isVisible() && !window.isMinimized());
  window.on('show', look);
  window.on('hide', look);
  window.on('minimize', look);
  window.on('restore', look);
  window.on('closed', () => onSeen(false));
}

/** Opens a link in the system's browser or mail program if its scheme allows that. */
export async function openExternal(text: string): Promise<boolean> {
  const url = externalUrl(text);
  if (url === undefined) return false;
  await shell.openExternal(url);
  return true;
}

function workAreas(): { x: number; y: number; width: number; height: number }[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}
