import { closeSync, existsSync, fsyncSync, lstatSync, openSync, readdirSync, rmSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LatchkeyError } from '../../../shared/errors.ts';
import { say } from '../../../shared/texts/say.ts';
import { syncFolder } from './files.ts';

const blockSize = 1_048_576;

/**
 * Overwrites every file of the folder with zeros, removes all of it, and looks. What lies there is encrypted, and who erases
 * deletes the key as well; overwriting is for disks that keep their blocks in place.
 * @throws LatchkeyError `history.unavailable` when something is left.
 */
export function eraseFolder(folder: string): void {
  if (!existsSync(folder)) return;
  let cause: unknown;
  try {
    for (const name of readdirSync(folder)) eraseEntry(join(folder, name));
    rmSync(folder, { recursive: true, force: true });
    syncFolder(dirname(folder));
  } catch (error) {
    cause = error;
  }
  if (!existsSync(folder)) return;
  throw new LatchkeyError('history.unavailable', say('errors', 'notErased'), { cause });
}

function eraseEntry(path: string): void {
  const stat = lstatSync(path);
  if (stat.isDirectory()) {
    for (const name of readdirSync(path)) eraseEntry(join(path, name));
    rmSync(path, { recursive: true, force: true });
    return;
  }
  // A link's target is somebody else's, and so is a file with another name.
  if (stat.isFile() && stat.nlink === 1) overwrite(path);
  unlinkSync(path);
}

function overwrite(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const zeros = Buffer.alloc(blockSize);
    const { size } = statSync(path);
    for (let at = 0; at < size; at += blockSize) writeSync(file, zeros, 0, Math.min(blockSize, size - at), at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
