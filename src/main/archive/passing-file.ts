import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline, type Readable } from 'node:stream';

/** Where an export is written, piece by piece. */
export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/**
 * A file that waits to be fetched. On the disk it is encrypted with a key that is nowhere but in this process: whatever a
 * crash leaves of it, nobody can read.
 */
export interface PassingFile {
  /** Begins it; only this person may read it (0600, in a folder of 0700). Once. */
  begin(): Promise<Sink>;
  /** What was written; may be asked for again. */
  read(): Promise<{ size: number; stream: Readable }>;
  remove(): Promise<void>;
}

/** AES-256 in counter mode keeps the length; each file has a key of its own, so its counter may begin anywhere. */
const cipherName = 'aes-256-ctr';

export function createPassingFile(path: string): PassingFile {
  const key = randomBytes(32);
  const start = randomBytes(16);
  return {
    async begin() {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, 'wx', 0o600);
      const cipher = createCipheriv(cipherName, key, start);
      return {
        async write(bytes) {
          const sealed = cipher.update(bytes);
          for (let at = 0; at < sealed.length; ) at += (await file.write(sealed, at)).bytesWritten;
        },
        close: () => file.close(),
      };
    },
    async read() {
      const { size } = await stat(path);
      const opened = createDecipheriv(cipherName, key, start);
      // Errors of either are the reader's to meet, on the stream it has.
      pipeline(createReadStream(path), opened, () => undefined);
      return { size, stream: opened };
    },
    remove: () => removeQuietly(path),
  };
}

/** Files of exports do not outlive their download. */
export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}
