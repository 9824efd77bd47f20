import { readFile } from 'node:fs/promises';

/** The file that packaging puts beside the code; `undefined` where there was no packaging. Rejects where it cannot be read. */
export async function readLicenses(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
