import { app } from 'electron';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { autostartFile, autostartText } from './autostart.ts';

/** Whether the app starts with the session of the person. */
export interface LoginItem {
  get(): boolean;
  /** @throws the file system's error on Linux */
  set(on: boolean): void;
}

export interface LoginItemOptions {
  id: string;
  name: string;
  /** What starts the app, now and after updates. */
  program: string;
  /** Further arguments of such a start. */
  args: readonly string[];
}

/** By the system's own list on Windows and macOS, by a file on Linux, which Electron does not know there. */
export function createLoginItem({ id, name, program: starter, args }: LoginItemOptions): LoginItem {
  if (process.platform !== 'linux') {
    return {
      get: () => app.getLoginItemSettings({ args: [...args] }).openAtLogin,
      set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args: [...args] }),
    };
  }
  const file = autostartFile(id, homedir(), process.env);
  const program = process.env['APPIMAGE'] ?? starter;
  const command = [program, ...(app.isPackaged ? [] : [app.getAppPath()]), ...args];
  return {
    get: () => existsSync(file),
    set(on) {
      if (!on) {
        rmSync(file, { force: true });
        return;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, autostartText({ name, command }));
    },
  };
}
