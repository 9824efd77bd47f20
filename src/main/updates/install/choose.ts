import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createDebNotice, createFileNotice } from './by-hand.ts';
import { createFolderInstaller, type FolderInstaller } from './folder.ts';
import type { Installer } from './installer.ts';
import { createMacInstaller, createWindowsInstaller, type AutoUpdater } from './squirrel.ts';
import { rootOf } from './start-file.ts';
import type { FileSystem } from './unpack.ts';

export interface ChooseOptions {
  platform: NodeJS.Platform;
  /** The executable that runs, as the system knows it. */
  executable: string;
  /** Name of the package and its command. */
  name: string;
  version: string;
  /** Electron’s. */
  autoUpdater: AutoUpdater;
  /** Folder of downloads. */
  folder: string;
  fs?: FileSystem;
  environment?: NodeJS.ProcessEnv;
  /** Where dpkg lists what packages have (dpkg(1), “FILES”). */
  dpkgInfo?: string;
}

/** How this app was installed, and so how it is updated. */
export function chooseInstaller({ platform, executable, name, version, autoUpdater, folder, fs, environment = process.env, dpkgInfo = '/var/lib/dpkg/info' }: ChooseOptions): { installer: Installer; own?: FolderInstaller } {
  if (platform === 'darwin') return { installer: createMacInstaller(autoUpdater) };
  if (platform === 'win32') return { installer: existsSync(join(dirname(executable), '..', 'Update.exe')) ? createWindowsInstaller(autoUpdater, folder) : createFileNotice('zip') };
  if (isOfPackage(join(dpkgInfo, `${name}.list`), executable)) return { installer: createDebNotice() };
  const root = rootOf(executable);
  // Images of one file, and what a store looks after, cannot change themselves.
  const isImage = [environment['APPIMAGE'], environment['FLATPAK_ID'], environment['SNAP']].some((value) => value !== undefined);
  if (isImage || !isWritable(root) || hasOwnSandboxHelper(dirname(executable))) return { installer: createFileNotice('zip') };
  const own = createFolderInstaller({ executable, name, version, ...(fs && { fs }) });
  return { installer: own, own };
}

function isOfPackage(list: string, executable: string): boolean {
  try {
    return readFileSync(list, 'utf8').split('\n').includes(executable);
  } catch {
    return false;
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Somebody has made the helper of Chromium’s sandbox setuid, because the system needs that: only they can do it again. */
function hasOwnSandboxHelper(folder: string): boolean {
  try {
    return (statSync(join(folder, 'chrome-sandbox')).mode & 0o4000) !== 0;
  } catch {
    return false;
  }
}
