import { readdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Moves a folder whose key is gone out of the way; it is kept for whoever finds the key. @returns false when there was none. */
export async function keepAside(folder: string): Promise<boolean> {
  const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);
  if (!(await exists(folder))) return false;
  for (let n = 1; ; n += 1) {
    const aside = `${folder}.without-key-${n}`;
    if (await exists(aside)) continue;
    await rename(folder, aside);
    return true;
  }
}

/** The folder and all that was moved aside from its place: what there is of it to destroy. */
export async function withAsides(folder: string): Promise<string[]> {
  const names = await readdir(dirname(folder)).catch(() => []);
  const start = `${basename(folder)}.without-key-`;
  return [folder, ...names.filter((name) => name.startsWith(start)).map((name) => join(dirname(folder), name))];
}
