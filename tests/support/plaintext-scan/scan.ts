import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';

export interface Finding {
  /** Relative to the folder. */
  file: string;
  /** The planted string. */
  text: string;
  /** How it stood there. */
  as: string;
}

interface Needle {
  text: string;
  as: string;
  bytes: Buffer;
}

const shortest = 8;
const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08]);
/** First bytes of zlib streams with a window of 32 KiB (RFC 1950). */
const zlibMagics = [Buffer.from([0x78, 0x01]), Buffer.from([0x78, 0x9c]), Buffer.from([0x78, 0xda])];
const mostStreams = 200;

/**
 * Looks for strings in every file of a folder, and in the names of the files: as UTF-8, UTF-16 (either end first), base64
 * at every alignment, hex and percent-encoded, also inside gzip and zlib streams. Strings have eight characters or more.
 * A file that vanishes meanwhile is passed over.
 */
export function scanForPlaintext(folder: string, texts: readonly string[]): Finding[] {
  const short = texts.find((text) => text.length < shortest);
  if (short !== undefined) throw new TypeError(`“${short}” is too short to be looked for.`);
  const needles = texts.flatMap(needlesFor);
  const findings: Finding[] = [];
  for (const path of filesBelow(folder)) {
    const file = relative(folder, path);
    for (const { text, as } of matches(Buffer.from(file), needles)) findings.push({ file, text, as: `${as}, in its name` });
    const bytes = read(path);
    if (bytes === undefined) continue;
    for (const { text, as } of matches(bytes, needles)) findings.push({ file, text, as });
    for (const unpacked of streamsIn(bytes)) {
      for (const { text, as } of matches(unpacked, needles)) findings.push({ file, text, as: `${as}, compressed` });
    }
  }
  return findings;
}

function needlesFor(text: string): Needle[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const encoded = encodeURIComponent(text);
  return [
    { text, as: 'UTF-8', bytes: utf8 },
    { text, as: 'UTF-16LE', bytes: utf16 },
    { text, as: 'UTF-16BE', bytes: Buffer.from(utf16).swap16() },
    { text, as: 'hex', bytes: Buffer.from(utf8.toString('hex')) },
    ...(encoded === text ? [] : [{ text, as: 'percent-encoded', bytes: Buffer.from(encoded) }]),
    ...[0, 1, 2].map((shift) => ({ text, as: 'base64', bytes: base64Core(utf8, shift) })),
    ...[0, 1, 2].map((shift) => ({ text, as: 'base64 of UTF-16LE', bytes: base64Core(utf16, shift) })),
  ];
}

/** The characters of the base64 that depend on nothing before or behind the text, which stands at 3n + shift. */
function base64Core(bytes: Buffer, shift: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(shift), bytes]);
  const first = shift === 0 ? 0 : 4;
  const last = Math.floor(whole.length / 3) * 4;
  return Buffer.from(whole.toString('base64').slice(first, last));
}

function matches(haystack: Buffer, needles: readonly Needle[]): Needle[] {
  return needles.filter(({ bytes }) => haystack.includes(bytes));
}

function* streamsIn(bytes: Buffer): Generator<Buffer> {
  let tried = 0;
  const finders: [Buffer, (input: Buffer) => Buffer][] = [[gzipMagic, (input) => gunzipSync(input, { finishFlush: 2 })], ...zlibMagics.map((magic) => [magic, (input: Buffer) => inflateSync(input, { finishFlush: 2 })] as [Buffer, (input: Buffer) => Buffer])];
  for (const [magic, unpack] of finders) {
    for (let at = bytes.indexOf(magic); at !== -1 && tried < mostStreams; at = bytes.indexOf(magic, at + 1)) {
      tried += 1;
      try {
        yield unpack(bytes.subarray(at));
      } catch {
        // Not a stream after all.
      }
    }
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
