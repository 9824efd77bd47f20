import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSeal } from '../file-seal.ts';
import { overwriteAndRemove } from './overwrite.ts';

export interface EncryptFilesOptions {
  /** Folder of the plain files; gone afterwards. */
  from: string;
  /** Folder of the sealed ones. */
  to: string;
  seal: FileSeal;
  randomHex(bytes: number): string;
}

/** Of an upload that was not finished in an earlier run. */
const draftPattern = /\./;

/**
 * Moves plain files into the folder of sealed ones. Each is sealed aside, read back and compared before its plain one is
 * overwritten and removed; where the process is killed in between, the next run does that file again.
 */
export async function encryptFiles({ from, to, seal, randomHex }: EncryptFilesOptions): Promise<void> {
  const names = await readdir(from).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (names === undefined) return;
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const name of names) {
    const plain = join(from, name);
    if (!draftPattern.test(name)) {
      const draft = join(to, `${name}.${randomHex(4)}`);
      await write(draft, seal.seal(name, createReadStream(plain)));
      if ((await digest(createReadStream(plain))) !== (await digestSealed(draft, name, seal))) {
        throw new Error('A sealed file is not what was sealed.');
      }
      await rename(draft, join(to, name));
      await syncFolder(to);
    }
    overwriteAndRemove(plain);
  }
  await rmdir(from);
}

async function write(path: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of body) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function digest(body: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of body) hash.update(piece);
  return hash.digest('hex');
}

async function digestSealed(path: string, id: string, seal: FileSeal): Promise<string> {
  const file = await open(path, 'r');
  try {
    return await digest(seal.open(id, file));
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
