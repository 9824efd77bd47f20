import type { Installer } from './installer.ts';

/** A package of Debian’s kind: only root may install it, and we never ask for that. @see sudo(8), apt(8) */
export function createDebNotice(): Installer {
  return { kind: 'deb', how: 'command', roomFor: () => 0, prepare: () => Promise.resolve(), command: (file) => ['sudo', 'apt', 'install', quoted(file)].join(' '), install: () => Promise.resolve(false) };
}

/** An app that may not write where it is: the new one is downloaded, and put in place by whoever put this one there. */
export function createFileNotice(kind: 'zip' | 'dmg'): Installer {
  return { kind, how: 'file', roomFor: () => 0, prepare: () => Promise.resolve(), command: (file) => file, install: () => Promise.resolve(false) };
}

/** For a POSIX shell. */
function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
