import { Unzip, UnzipInflate } from 'fflate';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { archiveEntryName, checkHeader, damaged, readThread, type ArchivedThread } from './archive-format.ts';

/** Longest JSON that is read, in bytes, also out of a zip: what it is when it is unpacked. */
export const maxJsonBytes = 512 * 1_048_576;
/** Longest JSON that is not in lines as we write it, and so is read in one go. */
const maxWholeBytes = 64 * 1_048_576;
const chunkBytes = 1_048_576;
const newline = 0x0a;

const tooLarge = (): LatchkeyError => new LatchkeyError('archive.invalid', say('jobs', 'tooLarge'));

/** Lets other work of this process run. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** @returns the JSON of an export: the file itself, or the one inside a zip. @throws LatchkeyError `archive.invalid` */
export async function unpackArchive(file: Uint8Array): Promise<Uint8Array> {
  const isZip = file[0] === 0x50 && file[1] === 0x4b;
  if (!isZip) return file;
  const parts: Uint8Array[] = [];
  const seen = { found: false, complete: false, length: 0 };
  const unzip = new Unzip((entry) => {
    if (entry.name !== archiveEntryName || seen.found) return;
    seen.found = true;
    entry.ondata = (error, data, final) => {
      if (error !== null) throw damaged();
      seen.length += data.length;
      if (seen.length > maxJsonBytes) throw tooLarge();
      parts.push(data);
      seen.complete ||= final;
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < file.length && !seen.complete; at += chunkBytes) {
      unzip.push(file.subarray(at, at + chunkBytes), at + chunkBytes >= file.length);
      await breathe();
    }
  } catch (error) {
    throw error instanceof LatchkeyError ? error : damaged();
  }
  if (!seen.found) throw new LatchkeyError('archive.invalid', say('jobs', 'notInZip', archiveEntryName));
  if (!seen.complete) throw damaged();
  return joined(parts, seen.length);
}

/** Reads chat by chat, so that a large file never stands in the way of other work. @throws LatchkeyError `archive.invalid` */
export async function* readArchive(json: Uint8Array): AsyncGenerator<ArchivedThread> {
  const firstEnd = json.indexOf(newline);
  const first = firstEnd < 0 ? '' : decode(json.subarray(0, firstEnd)).trim();
  if (!first.endsWith('"threads":[')) {
    yield* readWhole(json);
    return;
  }
  checkHeader(parse(`${first}]}`));
  let at = firstEnd + 1;
  let ended = false;
  while (at < json.length) {
    const next = json.indexOf(newline, at);
    const end = next < 0 ? json.length : next;
    const line = decode(json.subarray(at, end)).trim();
    at = end + 1;
    if (line === '') continue;
    if (ended) throw damaged();
    if (line === ']}') ended = true;
    else yield readThread(parse(line.endsWith(',') ? line.slice(0, -1) : line));
    await breathe();
  }
  if (!ended) throw damaged();
}

/** A file that somebody has formatted anew. */
function* readWhole(json: Uint8Array): Generator<ArchivedThread> {
  if (json.length > maxWholeBytes) throw tooLarge();
  const value = parse(decode(json));
  checkHeader(value);
  const { threads } = value as { threads?: unknown };
  if (!Array.isArray(threads)) throw damaged();
  for (const thread of threads) yield readThread(thread);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged();
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw damaged();
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
