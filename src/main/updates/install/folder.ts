import * as nodeFs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UpdateError } from '../update-error.ts';
import type { Installer } from './installer.ts';
import { formatStart, launcher, launcherMark, type StartState } from './launcher.ts';
import { nameInRoot, readStart, rootOf, startFileOf, starterOf } from './start-file.ts';
import { syncPath, unpack, type FileSystem } from './unpack.ts';

export interface FolderOptions {
  /** The executable that runs. */
  executable: string;
  /** Its name in every package. */
  name: string;
  /** The version that runs. */
  version: string;
  fs?: FileSystem;
}

export interface FolderInstaller extends Installer {
  /** The version that runs can be used. Removes what is older than the one before. @returns what was given up before it, as a version */
  reportReady(): Promise<string | undefined>;
}

/**
 * A portable folder on Linux. New versions are unpacked to `versions/<version>`, and one renamed file says which is
 * started; so there is no moment without a version that starts.
 */
export function createFolderInstaller({ executable, name, version: running, fs = nodeFs }: FolderOptions): FolderInstaller {
  const { copyFile, link, mkdir, open, readdir, rename, rm, stat } = fs.promises;
  const isFile = (path: string): Promise<boolean> => stat(path).then((found) => found.isFile(), () => false);
  const root = rootOf(executable);
  const versions = join(root, 'versions');
  const here = nameInRoot(executable);
  const folderOf = (version: string): string => join(versions, version);
  const pathOf = (version: string): string => `versions/${version}/${name}`;

  async function replace(path: string, text: string, mode: number): Promise<void> {
    const temporary = `${path}.new`;
    const file = await open(temporary, 'w', mode);
    try {
      await file.writeFile(text);
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncPath(dirname(path));
  }

  const writeStart = (state: StartState): Promise<void> => replace(startFileOf(root), formatStart(state), 0o644);

  /** @returns `other` for the script of another version */
  async function hasLauncher(): Promise<boolean | 'other'> {
    const file = await open(join(root, name), 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(10_000), 0, 10_000, 0);
      const text = buffer.subarray(0, bytesRead);
      return text.includes(launcherMark) && (text.equals(Buffer.from(launcher)) || 'other');
    } finally {
      await file.close();
    }
  }

  /** The first update: the executable keeps its place under another name, and the script takes its name. */
  async function putLauncher(): Promise<void> {
    const has = await hasLauncher();
    if (has === 'other') await replace(join(root, name), launcher, 0o755);
    if (has !== false) return;
    const kept = `${name}-${running}`;
    await rm(join(root, kept), { force: true });
    // A second name for the same file; where there are none (FAT), a copy.
    await link(join(root, name), join(root, kept)).catch(() => copyFile(join(root, name), join(root, kept)));
    await writeStart({ current: kept, previous: '', tries: 'ready', failed: '' });
    await replace(join(root, name), launcher, 0o755);
  }

  async function clean(keep: readonly string[]): Promise<void> {
    const kept = new Set(keep.filter((path) => path.startsWith('versions/')).map((path) => path.split('/')[1]));
    const entries = await readdir(versions, { withFileTypes: true });
    for (const entry of entries) if (entry.isDirectory() && !kept.has(entry.name)) await rm(join(versions, entry.name), { recursive: true, force: true });
    if (keep.some((path) => path !== '' && !path.startsWith('versions/'))) return;
    // The version that the folder came with: whatever the current one has as well, under the same name.
    const current = [...kept][0];
    for (const part of current === undefined ? [] : await readdir(folderOf(current))) if (part !== name && part !== 'versions') await rm(join(root, part), { recursive: true, force: true });
    for (const part of await readdir(root)) if (part.startsWith(`${name}-`) && /^-\d+\.\d+\.\d+/.test(part.slice(name.length))) await rm(join(root, part), { force: true });
  }

  return {
    kind: 'zip',
    how: 'restart',
    place: root,
    // Packages unpack to less than three times their size.
    roomFor: (size) => size * 3,
    async prepare(file, version) {
      await mkdir(versions, { recursive: true, mode: 0o755 });
      if (await isFile(join(root, pathOf(version)))) return;
      const temporary = join(versions, `.${version}.part`);
      await rm(temporary, { recursive: true, force: true });
      try {
        await unpack(file, temporary, fs);
        if (!(await isFile(join(temporary, name)))) throw new UpdateError('damaged', 'zip.no_app');
        await rename(temporary, folderOf(version));
        await syncPath(versions);
      } catch (error) {
        await rm(temporary, { recursive: true, force: true });
        throw error;
      }
    },
    async install(version) {
      if (!(await isFile(join(root, pathOf(version))))) return false;
      await putLauncher();
      if (readStart(root)?.current === pathOf(version)) return true;
      const mine = here === name ? `${name}-${running}` : here;
      await writeStart({ current: pathOf(version), previous: mine, tries: 0, failed: '' });
      return true;
    },
    async reportReady() {
      const start = readStart(root);
      if (start?.current !== here) return undefined;
      if (start.tries !== 'ready' || start.failed !== '') await writeStart({ ...start, tries: 'ready', failed: '' });
      await clean([start.current, start.previous]);
      const parts = start.failed.split('/');
      return start.failed === '' ? undefined : parts[1];
    },
  };
}

/** The version that runs shows a page that can be used, although not the app: it is none to go back from. Never rejects. */
export async function reportPage(executable: string, version: string, fs: FileSystem): Promise<void> {
  await createFolderInstaller({ executable, name: basename(starterOf(executable)), version, fs }).reportReady().catch(() => undefined);
}
