/** Makes the installers and looks into them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';

export const root = join(import.meta.dirname, '..', '..');

export interface MadePackages {
  deb: string;
  zip: string;
  /** The app's folder as both contain it. */
  folder: string;
}

/** Runs `npm run make` with the fast compression. Throws with its output when it fails. */
export function makePackages(): MadePackages {
  const made = spawnSync(process.execPath, [join(root, 'scripts', 'make.mjs')], {
    env: { ...process.env, LATCHKEY_DEB_COMPRESSION: 'gzip' },
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`npm run make failed:\n${made.stdout}${made.stderr}`);
  const find = (ending: string): string => {
    const paths = [...made.stdout.matchAll(/^\s*\d+ MB {2}(.+)$/gm)].map((match) => match[1]!).filter((path) => path.endsWith(ending));
    if (paths.length !== 1) throw new Error(`npm run make made ${paths.length} files that end in ${ending}:\n${made.stdout}`);
    return paths[0]!;
  };
  const name = readdirSync(join(root, 'out')).find((entry) => entry.endsWith(`-${process.platform}-${process.arch}`))!;
  return { deb: find('.deb'), zip: find('.zip'), folder: join(root, 'out', name) };
}

export interface Entry {
  mode: string;
  owner: string;
  /** Absolute, as installed. */
  path: string;
}

/** Files and links in a .deb. */
export function debEntries(deb: string): Entry[] {
  return run('dpkg-deb', ['--contents', deb])
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/))
    .map(([mode = '', owner = '', , , , path = '']) => ({ mode, owner, path: path.slice(1) }))
    .filter(({ path }) => !path.endsWith('/'));
}

/** Paths of the files in a zip. */
export function zipPaths(zip: string): string[] {
  return run('python3', ['-c', 'import sys, zipfile; print("\\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))', zip])
    .trim()
    .split('\n')
    .filter((path) => !path.endsWith('/'));
}

/** Paths of the files in the app's archive, each with a leading slash. */
export function asarFiles(folder: string): string[] {
  const paths = listPackage(join(folder, 'resources', 'app.asar'), { isPack: false });
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
}

/** @returns standard output; throws with both streams when the program fails. */
export function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1_048_576 });
}

/** A folder that an ordinary user can enter. */
export function sharedFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `latchkey-${name}-`));
  run('chmod', ['755', folder]);
  return folder;
}

export function stillThere(paths: readonly string[]): string[] {
  return paths.filter((path) => existsSync(path));
}
