/** The table of contents of a zip (APPNOTE 6.3.10 §4.3), as far as packages need it; everything unusual is refused. */
import { UpdateError } from '../update-error.ts';

export interface ZipEntry {
  /** With `/`, below the one folder that the zip has. A folder's ends with `/`. */
  path: string;
  /** Permission bits of Unix. */
  mode: number;
  method: 'stored' | 'deflated';
  crc32: number;
  packed: number;
  size: number;
  /** Where its local header begins. */
  offset: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
export const localMark = 0x04034b50;
const endLength = 22;
const entryLength = 46;
/** How far from its end a zip's last record can begin. */
export const endSearch = endLength + 65_535;
const maxEntries = 20_000;
/** Most that a package may be when it is unpacked, in bytes. */
const maxUnpacked = 4 * 1024 ** 3;

const damaged = (what: string): UpdateError => new UpdateError('damaged', `zip.${what}`);

/** Where the table is. @param tail the last bytes of the file, `endSearch` of them or all */
export function findTable(tail: Buffer): { offset: number; length: number; count: number } {
  for (let at = tail.length - endLength; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endMark || tail.readUInt16LE(at + 20) !== tail.length - at - endLength) continue;
    const [disk, count, length, offset] = [tail.readUInt16LE(at + 4), tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (disk !== 0 || count === 0xffff || offset === 0xffffffff || count > maxEntries) throw damaged('unusual');
    return { offset, length, count };
  }
  throw damaged('no_end');
}

/** @throws UpdateError `damaged` for names that lead elsewhere, links, and anything but plain files and folders in one folder */
export function readTable(table: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let top: string | undefined;
  let total = 0;
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + entryLength > table.length || table.readUInt32LE(at) !== entryMark) throw damaged('table');
    const [system, flags, method] = [table.readUInt8(at + 5), table.readUInt16LE(at + 8), table.readUInt16LE(at + 10)];
    const [nameLength, extraLength, commentLength] = [table.readUInt16LE(at + 28), table.readUInt16LE(at + 30), table.readUInt16LE(at + 32)];
    const name = table.subarray(at + entryLength, at + entryLength + nameLength).toString('utf8');
    const unixMode = system === 3 ? table.readUInt32LE(at + 38) >>> 16 : 0;
    const [folder, ...rest] = checkedPath(name);
    top ??= folder;
    if (folder !== top) throw damaged('more_folders');
    if ((flags & 1) !== 0 || (method !== 0 && method !== 8)) throw damaged('method');
    const isFolder = name.endsWith('/');
    const type = unixMode & 0o170000;
    if (type !== 0 && type !== (isFolder ? 0o040000 : 0o100000)) throw damaged('link');
    const path = rest.join('/') + (isFolder && rest.length > 0 ? '/' : '');
    const entry: ZipEntry = {
      path,
      mode: unixMode & 0o777,
      method: method === 0 ? 'stored' : 'deflated',
      crc32: table.readUInt32LE(at + 16),
      packed: table.readUInt32LE(at + 20),
      size: table.readUInt32LE(at + 24),
      offset: table.readUInt32LE(at + 42),
    };
    total += entry.size;
    if (total > maxUnpacked || entry.size === 0xffffffff) throw damaged('too_large');
    const key = path.replace(/\/$/, '').normalize('NFC').toLowerCase();
    if (path !== '' && seen.has(key)) throw damaged('twice');
    seen.add(key);
    // The one folder itself is where everything goes.
    if (path !== '') entries.push(entry);
    else if (!isFolder) throw damaged('no_folder');
    at += entryLength + nameLength + extraLength + commentLength;
  }
  return entries;
}

function checkedPath(name: string): string[] {
  const parts = name.replace(/\/$/, '').split('/');
  const isPlain = (part: string): boolean => part !== '' && part !== '.' && part !== '..' && !/[\\:\p{Cc}\ufffd]/u.test(part);
  if (name.length > 1_024 || !parts.every(isPlain)) throw damaged('path');
  return parts;
}
