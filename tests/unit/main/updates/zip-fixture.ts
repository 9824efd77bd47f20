/** Zips as an attacker would write them. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface FixtureEntry {
  name: string;
  text?: string;
  /** Type and permission bits of Unix. */
  mode?: number;
  /** What the table says in place of what is true. */
  lie?: { size?: number; crc32?: number };
}

export function makeZip(entries: readonly FixtureEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const table: Buffer[] = [];
  let offset = 0;
  for (const { name, text = '', mode = name.endsWith('/') ? 0o040755 : 0o100644, lie = {} } of entries) {
    const [path, raw] = [Buffer.from(name), Buffer.from(text)];
    const packed = raw.length === 0 ? raw : deflateRawSync(raw);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(path.length, 26);
    bodies.push(local, path, packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt8(3, 5);
    entry.writeUInt16LE(raw.length === 0 ? 0 : 8, 10);
    entry.writeUInt32LE(lie.crc32 ?? crc32(raw), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(lie.size ?? raw.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    table.push(entry, path);
    offset += local.length + path.length + packed.length;
  }
  const [all, contents] = [Buffer.concat(bodies), Buffer.concat(table)];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(all.length, 16);
  return Buffer.concat([all, contents, end]);
}
