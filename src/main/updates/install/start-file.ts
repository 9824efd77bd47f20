/** Where a portable folder's parts are, and what its launcher reads; small, because every start needs it. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { formatStart, parseStart, type StartState } from './launcher.ts';

/** The folder that a person unpacked, whichever version in it runs. */
export function rootOf(executable: string): string {
  const folder = dirname(executable);
  return basename(dirname(folder)) === 'versions' ? dirname(dirname(folder)) : folder;
}

/** What is to be called to start the app, now and after updates. */
export function starterOf(executable: string): string {
  return join(rootOf(executable), basename(executable).replace(/-\d+\.\d+\.\d+.*$/, ''));
}

export const startFileOf = (root: string): string => join(root, 'versions', 'start');

/** An executable as the start file names it. */
export const nameInRoot = (executable: string): string => relative(rootOf(executable), executable).split(sep).join('/');

export function readStart(root: string): StartState | undefined {
  try {
    return parseStart(readFileSync(startFileOf(root), 'utf8'));
  } catch {
    return undefined;
  }
}

/** This start ended for a reason that is not the version's: another one runs, or it was asked for what it does not do. Never throws. */
export function takeBackStart(executable: string): void {
  const root = rootOf(executable);
  const start = readStart(root);
  if (typeof start?.tries !== 'number' || start.tries === 0 || start.current !== nameInRoot(executable)) return;
  const path = startFileOf(root);
  try {
    writeFileSync(`${path}.back`, formatStart({ ...start, tries: start.tries - 1 }));
    renameSync(`${path}.back`, path);
  } catch {
    // Then it counts.
  }
}
