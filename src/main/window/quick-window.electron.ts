import { BrowserWindow, nativeTheme, screen, type Session, type WebContents } from 'electron';
import type { Log } from '../platform.ts';
import { pageBackground } from './main-window.electron.ts';
import type { QuickWindow } from './quick-entry.ts';
import { quickPlace } from './window-placement.ts';
import { webPreferences } from './window-policy.ts';

export interface QuickWindowOptions {
  title: string;
  url: string;
  session: Session;
  preload: string;
  icon: string;
  zoom(): number;
  onReady(): void;
  onClosed(): void;
  /** Closed by hand: it hides instead. */
  onHide(): void;
  onFocus(): void;
  onSeen(visible: boolean): void;
  log: Log;
}

export interface OpenQuickWindow extends QuickWindow {
  readonly contents: WebContents;
}

/** A small window above all others, locked down as any other. */
export function openQuickWindow({ title, url, session, preload, icon, zoom, onReady, onClosed, onHide, onFocus, onSeen, log }: QuickWindowOptions): OpenQuickWindow {
  const window = new BrowserWindow({
    ...quickPlace(screen.getPrimaryDisplay().workArea),
    minWidth: 360,
    minHeight: 240,
    title,
    icon,
    show: false,
    frame: false,
    alwaysOnTop: true,
    skipTaskbar: true,
    fullscreenable: false,
    maximizable: false,
    minimizable: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? pageBackground.dark : pageBackground.light,
    ...(process.platform === 'darwin' && { type: 'panel' }),
    webPreferences: { ...webPreferences, session, preload },
  });
  let forced = false;
  window.once('ready-to-show', onReady);
  window.on('close', (event) => {
    if (forced) return;
    event.preventDefault();
    onHide();
  });
  window.on('closed', () => {
    onSeen(false);
    onClosed();
  });
  window.on('focus', onFocus);
  window.on('show', () => onSeen(true));
  window.on('hide', () => onSeen(false));
  window.webContents.on('did-navigate', () => window.webContents.setZoomFactor(zoom()));
  void window.loadURL(url).catch(() => log.error('window.load_failed'));
  const { id } = window;
  return {
    id,
    contents: window.webContents,
    isVisible: () => !window.isDestroyed() && window.isVisible(),
    isFocused: () => !window.isDestroyed() && window.isFocused(),
    show() {
      if (!window.isVisible()) window.setBounds(quickPlace(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea, window.getBounds()));
      window.setAlwaysOnTop(true, 'floating');
      window.show();
      window.focus();
    },
    hide: () => window.hide(),
    close() {
      forced = true;
      if (!window.isDestroyed()) window.close();
    },
  };
}
