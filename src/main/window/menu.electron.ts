import { BrowserWindow, Menu, app } from 'electron';
import { menuTemplate, type MenuDeps } from './menu-template.ts';

/** Sets the application menu, or takes another in its place. */
export function setApplicationMenu(deps: Omit<MenuDeps, 'platform' | 'developer'>): void {
  const menu = Menu.buildFromTemplate(menuTemplate({ ...deps, platform: process.platform, developer: !app.isPackaged }));
  Menu.setApplicationMenu(menu);
  markOnTop();
}

/** Keeps the check mark with the window that has the keyboard. */
export function followFocus(): void {
  app.on('browser-window-focus', () => markOnTop());
}

/** The check mark says how the window is that has the keyboard. */
export function markOnTop(): void {
  const item = Menu.getApplicationMenu()?.getMenuItemById('window.onTop');
  const focused = BrowserWindow.getFocusedWindow();
  if (item !== null && item !== undefined && focused !== null) item.checked = focused.isAlwaysOnTop();
}
