import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FileSeal } from '../file-seal.ts';

/** More bytes came than were announced. */
export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes';
}

/** Files by id. An id names a file only when it could be one of ours; a file is there wholly or not at all. */
export interface FileFolder {
  /**
   * Writes the body aside and moves it into place.
   * @returns its size and first bytes.
   * @throws {TooManyBytes} beyond `limit`; what the body throws. Nothing is left behind then.
   */
  write(id: string, body: AsyncIterable<Uint8Array>, limit: number): Promise<{ size: number; head: Uint8Array }>;
  /** The first `limit` bytes; `undefined` when there is no such file. */
  read(id: string, limit: number): Promise<Uint8Array | undefined>;
  /** The whole file, with its size; `undefined` when there is no such file. */
  stream(id: string): Promise<{ size: number; body: ReadableStream<Uint8Array> } | undefined>;
  /** Removing what is not there is no error. */
  remove(id: string): Promise<void>;
  /** Removes the drafts of earlier runs, and the files that are not to be kept. */
  sweep(keep: (id: string) => boolean): Promise<void>;
}

const headLength = 64;
const idPattern = /^[a-z]+_[0-9a-f]+$/;

/**
 * @param randomHex returns that many random bytes as lower-case hex
 * @param seal encrypts what is written; absent: files are stored as they are. Reading rejects with `DamagedFile` where a file was changed.
 */
export function createFileFolder(path: string, randomHex: (bytes: number) => string, seal?: FileSeal): FileFolder {
  /** Being written by this run: not for sweeping. */
  const drafts = new Set<string>();

  function pathOf(id: string): string | undefined {
    return idPattern.test(id) ? join(path, id) : undefined;
  }

  async function openFile(id: string) {
    try {
      const file = pathOf(id);
      return file === undefined ? undefined : await open(file, 'r');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  return {
    async write(id, body, limit) {
      const target = pathOf(id);
      if (target === undefined) throw new TypeError('Not an id of ours.');
      await mkdir(path, { recursive: true, mode: 0o700 });
      const name = `${id}.${randomHex(4)}`;
      const draft = join(path, name);
      drafts.add(name);
      const file = await open(draft, 'wx', 0o600);
      try {
        let size = 0;
        let head = new Uint8Array(0);
        const measured = async function* (): AsyncGenerator<Uint8Array> {
          for await (const chunk of body) {
            if (head.length < headLength) head = joined(head, chunk.subarray(0, headLength - head.length));
            size += chunk.length;
            if (size > limit) throw new TooManyBytes();
            yield chunk;
          }
        };
        for await (const piece of seal?.seal(id, measured()) ?? measured()) await file.writeFile(piece);
        await file.sync();
        await file.close();
        await rename(draft, target);
        return { size, head };
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(draft, { force: true });
        throw error;
      } finally {
        drafts.delete(name);
      }
    },
    async read(id, limit) {
      const file = await openFile(id);
      if (file === undefined) return undefined;
      try {
        if (seal !== undefined) return await firstBytes(seal.open(id, file), limit);
        const { size } = await file.stat();
        const buffer = new Uint8Array(Math.min(size, limit));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async stream(id) {
      const file = await openFile(id);
      if (file === undefined) return undefined;
      const { size } = await file.stat();
      if (seal !== undefined) return { size: seal.contentSize(size), body: streamOf(seal.open(id, file), () => file.close()) };
      return { size, body: Readable.toWeb(createReadStream('', { fd: file })) as ReadableStream<Uint8Array> };
    },
    async remove(id) {
      const file = pathOf(id);
      if (file !== undefined) await rm(file, { force: true });
    },
    async sweep(keep) {
      const names = await readdir(path).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      for (const name of names) if (!drafts.has(name) && !keep(name)) await rm(join(path, name), { force: true });
    },
  };
}

async function firstBytes(pieces: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    kept.push(piece);
    length += piece.length;
    if (length >= limit) break;
  }
  return new Uint8Array(Buffer.concat(kept).subarray(0, limit));
}

/** @param close is called once, however reading ends */
function streamOf(pieces: AsyncIterator<Uint8Array, void>, close: () => Promise<void>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await pieces.next();
        if (next.done !== true && next.value.length > 0) {
          controller.enqueue(next.value);
          return;
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      await close();
    },
    cancel: close,
  });
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
