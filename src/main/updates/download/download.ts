import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedArtifact } from '../feed/feed.ts';
import { UpdateError } from '../update-error.ts';
import { askFor, type RequestDeps } from './request.ts';

export interface DownloadOptions {
  artifact: FeedArtifact;
  url: URL;
  /** Where the file and its parts are kept. */
  folder: string;
  signal: AbortSignal;
  onProgress(done: number): void;
}

/** What a part belongs to, so that it is only ever gone on with where that is safe. */
interface PartNote {
  sha512: string;
  /** Strong ETag or Last-Modified of what it is a part of (RFC 9110 §13.1.5). */
  validator: string;
}

/**
 * Downloads to `<folder>/<name>`, and goes on where an earlier attempt, or run, was cut off. The file has that name only once
 * it is exactly what the feed describes.
 * @returns its path
 * @throws UpdateError `unreachable` (the part stays), `damaged` (nothing stays); errors of the file system
 */
export async function download(options: DownloadOptions, deps: RequestDeps): Promise<string> {
  const { artifact, folder } = options;
  const path = join(folder, artifact.name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await sizeOf(path)) === artifact.size && (await digestOf(path)) === artifact.sha512) return path;
  for (let anew = false; ; anew = true) {
    const resumed = await fetchRest(options, deps);
    if ((await digestOf(`${path}.part`)) === artifact.sha512) break;
    await forgetPart(path);
    // What was put together from two answers may be a mixture, whatever the server promised: once more from the start.
    if (!resumed || anew) throw new UpdateError('damaged', 'download.wrong_hash');
  }
  await rename(`${path}.part`, path);
  await rm(`${path}.part.json`, { force: true });
  return path;
}

/** Removes what there is of a file. */
export async function forgetPart(path: string): Promise<void> {
  await rm(`${path}.part`, { force: true });
  await rm(`${path}.part.json`, { force: true });
}

/** @returns whether it went on with an earlier part */
async function fetchRest({ artifact, url, folder, signal, onProgress }: DownloadOptions, deps: RequestDeps): Promise<boolean> {
  const path = join(folder, artifact.name);
  const part = `${path}.part`;
  const note = await readNote(part);
  const there = note?.sha512 === artifact.sha512 ? await sizeOf(part) : 0;
  if (there === artifact.size) return true;
  const from = there < artifact.size ? there : 0;
  const asks = from > 0 && note !== undefined ? { range: `bytes=${from}-`, 'if-range': note.validator } : undefined;
  const { response, heard, end } = await askFor(url, { 'accept-encoding': 'identity', ...asks }, deps, signal);
  let file: FileHandle | undefined;
  try {
    const goesOn = asks !== undefined && response.status === 206 && startOf(response) === from;
    if (!goesOn && response.status !== 200) {
      await response.body?.cancel();
      // Asked for a range that is not there: the next attempt begins anew.
      if (asks !== undefined) await forgetPart(path);
      throw new UpdateError('unreachable', `download.status_${response.status}`);
    }
    const validator = validatorOf(response);
    if (!goesOn) await forgetPart(path);
    if (!goesOn && validator !== undefined) await writeFile(`${part}.json`, JSON.stringify({ sha512: artifact.sha512, validator } satisfies PartNote), { mode: 0o600 });
    file = await open(part, goesOn ? 'r+' : 'w', 0o600);
    let done = goesOn ? from : 0;
    onProgress(done);
    for await (const bytes of response.body ?? []) {
      heard();
      if (done + bytes.byteLength > artifact.size) {
        await forgetPart(path);
        throw new UpdateError('damaged', 'download.too_long');
      }
      await file.write(bytes, 0, bytes.byteLength, done);
      done += bytes.byteLength;
      onProgress(done);
    }
    await file.sync();
    if (done < artifact.size) throw new UpdateError('unreachable', 'download.cut_short');
    return goesOn;
  } catch (error) {
    signal.throwIfAborted();
    // A disk that is full gets its room back at once.
    if (isFull(error)) await forgetPart(path);
    const ofDisk = /^(open|write|fsync)$/.test((error as NodeJS.ErrnoException).syscall ?? '');
    throw error instanceof UpdateError || ofDisk ? error : new UpdateError('unreachable', 'download.cut_short', { cause: error });
  } finally {
    end();
    await file?.close();
  }
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function startOf(response: Response): number | undefined {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
  return range === null ? undefined : Number(range[1]);
}

/** A weak ETag says nothing about bytes. */
function validatorOf({ headers }: Response): string | undefined {
  const tag = headers.get('etag');
  if (tag !== null && /^"[^"]*"$/.test(tag)) return tag;
  return headers.get('last-modified') ?? undefined;
}

async function readNote(part: string): Promise<PartNote | undefined> {
  try {
    const { sha512, validator } = JSON.parse(await readFile(`${part}.json`, 'utf8')) as Partial<PartNote>;
    return typeof sha512 === 'string' && typeof validator === 'string' ? { sha512, validator } : undefined;
  } catch {
    return undefined;
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(({ size }) => size, () => 0);
}

/** SHA-512 in hex; read from the disk, as it will be used. */
export async function digestOf(path: string): Promise<string> {
  const hash: Hash = createHash('sha512');
  try {
    for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
  return hash.digest('hex');
}
