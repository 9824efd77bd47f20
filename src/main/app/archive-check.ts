/**
 * Looks whether the app's archive is as it was made. On macOS and Windows Electron does so for each file as it reads it; on Linux
 * nobody does, and a bad disk or a broken download would show as anything. What is in its header: each file's SHA-256
 * (`@electron/asar`). It finds damage; whoever can write the package can write the header, too.
 */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';

/** Reads a file of the disk, archives taken for files. */
export interface RawFiles {
  openSync(path: string, flags: 'r'): number;
  readSync(file: number, buffer: Uint8Array, offset: number, length: number, position: number): number;
  closeSync(file: number): void;
  promises: {
    open(path: string, flags: 'r'): Promise<{ read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>; close(): Promise<void> }>;
    readFile(path: string): Promise<Uint8Array>;
  };
}

/** What is wrong: a file's path in the archive, or the archive itself. */
export type Damage = string;

interface Node {
  files?: Record<string, Node>;
  size?: number;
  offset?: string;
  unpacked?: boolean;
  integrity?: { algorithm: string; hash: string };
}

export interface ArchivedFile {
  path: string;
  size: number;
  /** From the beginning of the archive; absent: it is beside it. */
  position?: number;
  hash: string;
}

/** Longest header that is read, in bytes; ours has some hundred kilobytes. */
const maxHeaderBytes = 16 * 1_048_576;

/** Everything in an archive. @throws Error when the header cannot be read */
export function readArchive(raw: RawFiles, path: string): ArchivedFile[] {
  const start = readAt(raw, path, 0, 16);
  const headerBytes = start.readUInt32LE(4);
  const textBytes = start.readUInt32LE(12);
  if (headerBytes > maxHeaderBytes || textBytes > headerBytes) throw new Error('header');
  const root = JSON.parse(readAt(raw, path, 16, textBytes).toString('utf8')) as Node;
  const found: ArchivedFile[] = [];
  const walk = (node: Node, folder: string): void => {
    for (const [name, entry] of Object.entries(node.files ?? {})) {
      const place = `${folder}${name}`;
      if (entry.files !== undefined) walk(entry, `${place}/`);
      else if (entry.integrity !== undefined && entry.size !== undefined)
        found.push({ path: place, size: entry.size, hash: entry.integrity.hash, ...(entry.unpacked !== true && { position: 8 + headerBytes + Number(entry.offset) }) });
    }
  };
  walk(root, '');
  return found;
}

/**
 * The first of these files that is not as it was made; `undefined`: all are. Files are read and hashes are made in Node's thread
 * pool, so that nothing waits for it that need not.
 * @param digest SHA-256, of Web Crypto
 */
export async function findDamage(raw: RawFiles, archive: string, files: readonly ArchivedFile[], digest: (content: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>): Promise<Damage | undefined> {
  try {
    const handle = await raw.promises.open(archive, 'r');
    try {
      for (const { path, size, position, hash } of files) {
        const content = new Uint8Array(size);
        const whole = position === undefined ? await raw.promises.readFile(`${archive}.unpacked/${path}`).catch(() => content) : content;
        if (position !== undefined && (await handle.read(content, 0, size, position)).bytesRead < size) return path;
        if (Buffer.from(await digest(whole as Uint8Array<ArrayBuffer>)).toString('hex') !== hash) return path;
      }
    } finally {
      await handle.close();
    }
    return undefined;
  } catch {
    return archive;
  }
}

/**
 * Looks at code as it is loaded: what runs was looked at, and what does not run costs nothing.
 * @returns what is damaged of a module's text; `undefined`: it is as it was made, or is not in the archive
 */
export function createCodeCheck(archive: string, files: readonly ArchivedFile[]): (file: string, text: string) => Damage | undefined {
  const hashes = new Map(files.filter(({ position }) => position !== undefined).map(({ path, hash }) => [path, hash]));
  return (file, text) => {
    const path = relative(archive, file).replaceAll('\\', '/');
    const hash = hashes.get(path);
    return hash === undefined || createHash('sha256').update(text).digest('hex') === hash ? undefined : path;
  };
}

function readAt(raw: RawFiles, path: string, position: number, length: number): Buffer {
  const file = raw.openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    if (raw.readSync(file, bytes, 0, length, position) < length) throw new Error('short');
    return bytes;
  } finally {
    raw.closeSync(file);
  }
}
