import { BrowserWindow, nativeTheme, screen, shell } from 'electron';
import type { Session } from 'electron';
import type { Log } from '../platform.ts';
import { defaultSize, minimumSize, placeWindow } from './window-placement.ts';
import { externalUrl, webPreferences } from './window-policy.ts';

export interface MainWindowOptions {
  title: string;
  url: string;
  session: Session;
  preload: string;
  icon?: string;
  remembered: { x?: number | undefined; y?: number | undefined; width: number; height: number; maximized: boolean } | undefined;
  /** Called with the placement to remember, when the window closes. */
  onClose(placement: { x: number; y: number; width: number; height: number; maximized: boolean }): void;
  log: Log;
}

/** `bg` of `tokens.css`, so that the frame before the first paint has the page's colour. */
const background = { light: '#fcfcfd', dark: '#111113' } as const;

/** Opens the window hidden and shows it with its first real frame. Links and pop-ups never open inside it. */
export function openMainWindow({ title, url, session, preload, icon, remembered, onClose, log }: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...defaultSize,
    ...placeWindow(remembered, workAreas()),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    autoHideMenuBar: true,
    ...(icon === undefined ? {} : { icon }),
    ...(process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' as const, trafficLightPosition: { x: 14, y: 14 } } : {}),
    webPreferences: { ...webPreferences, session, preload },
  });
  if (remembered?.maximized === true) window.maximize();

  window.once('ready-to-show', () => window.show());
  window.on('close', () => onClose({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error('window.renderer_gone', { reason: details.reason });
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  void window.loadURL(url).catch(() => log.error('window.load_failed'));
  return window;
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
