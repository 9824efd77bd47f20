import { BrowserWindow, Menu, app } from 'electron';
import { menuTemplate, type MenuDeps } from './menu-template.ts';

/** Sets the application menu, and keeps its check mark with the window that has the keyboard. */
export function setApplicationMenu(deps: Omit<MenuDeps, 'platform' | 'developer'>): void {
  const menu = Menu.buildFromTemplate(menuTemplate({ ...deps, platform: process.platform, developer: !app.isPackaged }));
  Menu.setApplicationMenu(menu);
  app.on('browser-window-focus', (_event, window) => markOnTop(window));
}

/** The check mark says how the window is that has the keyboard. */
export function markOnTop(window: BrowserWindow): void {
  const item = Menu.getApplicationMenu()?.getMenuItemById('window.onTop');
  if (item !== null && item !== undefined && BrowserWindow.getFocusedWindow() === window) item.checked = window.isAlwaysOnTop();
}
