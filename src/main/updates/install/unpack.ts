import * as nodeFs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { UpdateError } from '../update-error.ts';
import { endSearch, findTable, localMark, readTable, type ZipEntry } from './zip-entries.ts';

/** Node’s, or Electron’s `original-fs`: its own takes every file that ends in `.asar` for a folder. */
export type FileSystem = Pick<typeof nodeFs, 'createWriteStream' | 'promises'>;

const damaged = (what: string): UpdateError => new UpdateError('damaged', `zip.${what}`);

/**
 * Unpacks a package into a folder that is not there yet, without the one folder that it is packed in. Every file has its size and
 * checksum when this resolves, and is on the disk.
 * @throws UpdateError `damaged`; errors of the file system
 */
export async function unpack(zip: string, folder: string, fs: FileSystem = nodeFs): Promise<void> {
  const { mkdir, open } = fs.promises;
  const file = await open(zip, 'r');
  try {
    const entries = await entriesOf(file);
    await mkdir(folder, { mode: 0o755 });
    for (const entry of entries) {
      const path = join(folder, entry.path);
      if (entry.path.endsWith('/')) await mkdir(path, { recursive: true, mode: 0o755 });
      else await write(file, entry, path, fs);
    }
    await syncFolders(folder, fs);
  } finally {
    await file.close();
  }
}

async function entriesOf(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - endSearch), Math.min(size, endSearch));
  const { offset, length, count } = findTable(tail);
  if (offset + length > size) throw damaged('table');
  return readTable(await bytesAt(file, offset, length), count);
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead < length) throw damaged('cut_short');
  return bytes;
}

const pieceLength = 256 * 1_024;

/** A stream of the handle's own would leave a listener on it, for each file of the package. */
async function* piecesAt(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += pieceLength) yield await bytesAt(file, start + done, Math.min(pieceLength, length - done));
}

const localLength = 30;

async function write(file: FileHandle, entry: ZipEntry, path: string, fs: FileSystem): Promise<void> {
  await fs.promises.mkdir(dirname(path), { recursive: true, mode: 0o755 });
  const local = await bytesAt(file, entry.offset, localLength);
  if (local.readUInt32LE(0) !== localMark) throw damaged('local_header');
  const start = entry.offset + localLength + local.readUInt16LE(26) + local.readUInt16LE(28);
  // No execute bit but the owner's say: never one that changes who somebody is.
  const target = fs.createWriteStream(path, { flags: 'wx', mode: (entry.mode & 0o111) === 0 ? 0o644 : 0o755, flush: true });
  const check = checked(entry);
  const source = piecesAt(file, start, entry.packed);
  try {
    if (entry.method === 'stored' || entry.packed === 0) await pipeline(source, check, target);
    else await pipeline(source, createInflateRaw(), check, target);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') === true ? new UpdateError('damaged', 'zip.inflate', { cause: error }) : error;
  }
}

/** Passes on what an entry says it has, and nothing else. */
function checked(entry: ZipEntry): Transform {
  let [size, sum] = [0, 0];
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      size += bytes.length;
      sum = crc32(bytes, sum);
      if (size > entry.size) done(damaged('too_long'));
      else done(null, bytes);
    },
    flush(done) {
      if (size === entry.size && sum === entry.crc32) done();
      else done(damaged('checksum'));
    },
  });
}

/** The names of new files are on the disk only once their folders are. */
async function syncFolders(folder: string, fs: FileSystem): Promise<void> {
  for (const entry of await fs.promises.readdir(folder, { withFileTypes: true })) if (entry.isDirectory()) await syncFolders(join(folder, entry.name), fs);
  await syncPath(folder);
}

/** Waits until a file or folder is on the disk; where folders cannot be asked (Windows) it is left to the system. */
export async function syncPath(path: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await nodeFs.promises.open(path, 'r');
    await handle.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    await handle?.close();
  }
}
