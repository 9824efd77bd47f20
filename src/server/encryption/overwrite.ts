import { closeSync, fstatSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';

const blockLength = 1_048_576;

/** Writes zeros over every byte of an open file, and waits until they are on the disk. Its length stays. */
export function overwrite(file: number): void {
  const zeros = Buffer.alloc(blockLength);
  const { size } = fstatSync(file);
  for (let at = 0; at < size; ) at += writeSync(file, zeros, 0, Math.min(blockLength, size - at), at);
  fsyncSync(file);
}

/**
 * Overwrites a file, then removes it; one that is not there is no error. What a disk keeps of old blocks on its own
 * (flash memory, snapshots of the file system) is out of reach.
 */
export function overwriteAndRemove(path: string): void {
  const file = openIfThere(path);
  if (file === undefined) return;
  try {
    overwrite(file);
  } finally {
    closeSync(file);
  }
  rmSync(path, { force: true });
}

/** @returns a descriptor for reading and writing, or `undefined` where there is no such file. */
export function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
