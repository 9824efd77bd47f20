import { Menu, nativeImage, nativeTheme, Tray } from 'electron';
import { join } from 'node:path';
import { trayMenu, trayTip, type TrayActs, type TrayState } from './tray-menu.ts';

export interface TrayIcon {
  update(state: TrayState): void;
  dispose(): void;
}

/** Puts an icon into the tray, or the menu bar. @param icons folder with its pictures */
export function openTray(icons: string, acts: TrayActs): TrayIcon {
  const tray = new Tray(picture(icons));
  const onTheme = (): void => tray.setImage(picture(icons));
  nativeTheme.on('updated', onTheme);
  // On macOS and most desktops of Linux a press opens the menu.
  tray.on('click', acts.show);
  return {
    update(state) {
      tray.setToolTip(trayTip(state));
      if (process.platform === 'darwin') tray.setTitle(state.unread.length === 0 ? '' : ` ${state.unread.length}`);
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, acts)));
    },
    dispose() {
      nativeTheme.off('updated', onTheme);
      tray.destroy();
    },
  };
}

/** macOS colours it itself; panels of Linux are dark, taskbars of Windows as the system says. */
function picture(icons: string): Electron.NativeImage {
  if (process.platform === 'darwin') return nativeImage.createFromPath(join(icons, 'trayTemplate.png'));
  const dark = process.platform === 'linux' || nativeTheme.shouldUseDarkColors;
  return nativeImage.createFromPath(join(icons, dark ? 'tray-on-dark.png' : 'tray-on-light.png'));
}
