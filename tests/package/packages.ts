/** Makes the installers and looks into them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { placesOf } from '../../scripts/lib/places.mjs';

export const root = join(import.meta.dirname, '..', '..');

export interface MadePackages {
  deb: string;
  zip: string;
  /** The app's folder as both contain it. */
  folder: string;
}

export interface MakeOptions {
  /** Path of a branding file; this app's own by default. */
  brand?: string;
  /** The version of this repository by default. */
  version?: string;
}

/**
 * Runs `npm run make` with the fast compression, once for each brand and version in a run of the suite; later calls, from other
 * files too, get what was made then. Throws with its output when it fails.
 */
export function makePackages({ brand, version }: MakeOptions = {}): MadePackages {
  const branding = readBranding(brand);
  const places = placesOf(branding, version);
  const note = join(places.out, '.made-by-tests.json');
  // A brand of the same name can be another one: keys of its updates are made anew in each file that needs some.
  const digest = brand === undefined ? '' : createHash('sha256').update(readFileSync(brand)).digest('hex');
  const runId = process.env['LATCHKEY_PACKAGE_RUN'] && `${process.env['LATCHKEY_PACKAGE_RUN']} ${digest}`;
  const before = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as { runId?: string; made: MadePackages }) : undefined;
  if (before !== undefined && runId !== undefined && before.runId === runId) return before.made;

  const flags = [...(brand === undefined ? [] : ['--brand', brand]), ...(version === undefined ? [] : ['--version', version])];
  const output = spawnSync(process.execPath, [join(root, 'scripts', 'make.mjs'), ...flags, '--targets', 'deb,zip'], {
    env: { ...process.env, LATCHKEY_DEB_COMPRESSION: 'gzip' },
    encoding: 'utf8',
  });
  if (output.status !== 0) throw new Error(`npm run make failed:\n${output.stdout}${output.stderr}`);
  const find = (ending: string): string => {
    const paths = [...output.stdout.matchAll(/^\s*\d+ MB {2}(.+)$/gm)].map((match) => match[1]!).filter((path) => path.endsWith(ending));
    if (paths.length !== 1) throw new Error(`npm run make made ${paths.length} files that end in ${ending}:\n${output.stdout}`);
    return paths[0]!;
  };
  const made = { deb: find('.deb'), zip: find('.zip'), folder: join(places.out, `${branding.name}-${process.platform}-${process.arch}`) };
  writeFileSync(note, JSON.stringify({ runId, made }));
  return made;
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
