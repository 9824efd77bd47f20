import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileFolder, TooManyBytes, type FileFolder } from '../../../../src/server/attachments/file-folder.ts';
import { encryptFiles } from '../../../../src/server/encryption/encrypt-files.ts';
import { createFileSeal } from '../../../../src/server/encryption/file-seal.ts';
import { DamagedFile } from '../../../../src/server/file-seal.ts';
import { temporaryFolder } from '../../../support/embedded-server.ts';

const key = Buffer.alloc(32, 7);
const seal = createFileSeal(key);
const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');
let folder: ReturnType<typeof temporaryFolder>;
let files: FileFolder;
const stored = (id: string): string => join(folder.path, 'files', id);

beforeEach(() => {
  folder = temporaryFolder();
  files = createFileFolder(join(folder.path, 'files'), randomHex, seal);
});
afterEach(() => folder.remove());

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function content(id: string): Promise<Buffer> {
  return Buffer.from(await new Response((await files.stream(id))!.body).arrayBuffer());
}

describe('a folder of sealed files', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_001])('gives back %i bytes, whole and the first of them, and knows their number', async (size) => {
    const bytes = randomBytes(size);
    expect(await files.write('atc_01', inPieces(bytes, 10_000), size)).toEqual({ size, head: new Uint8Array(bytes.subarray(0, 64)) });
    expect((await content('atc_01')).equals(bytes)).toBe(true);
    expect((await files.stream('atc_01'))!.size).toBe(size);
    expect(Buffer.from((await files.read('atc_01', 70_000))!).equals(bytes.subarray(0, 70_000))).toBe(true);
  });

  it('stores nothing of what a file says, and no two files alike', async () => {
    const text = Buffer.from('the same plain words '.repeat(9));
    await files.write('atc_01', inPieces(text, 50), 500);
    await files.write('atc_02', inPieces(text, 50), 500);
    expect(readFileSync(stored('atc_01')).includes('plain words')).toBe(false);
    expect(readFileSync(stored('atc_01')).subarray(24).equals(readFileSync(stored('atc_02')).subarray(24))).toBe(false);
  });

  it('refuses a file that was changed, cut, lengthened, reordered or put under another id', async () => {
    const bytes = randomBytes(200_000);
    await files.write('atc_01', inPieces(bytes, 65_536), 200_000);
    const whole = readFileSync(stored('atc_01'));
    const chunk = 65_536 + 16;
    const flipped = Buffer.from(whole);
    flipped[100_000]! ^= 1;
    const reordered = Buffer.concat([whole.subarray(0, 24), whole.subarray(24 + chunk, 24 + 2 * chunk), whole.subarray(24, 24 + chunk), whole.subarray(24 + 2 * chunk)]);
    const variants = [flipped, reordered, whole.subarray(0, -1), whole.subarray(0, 24 + chunk), whole.subarray(0, 24), Buffer.concat([whole, Buffer.alloc(1)]), Buffer.from('plain'), Buffer.alloc(0)];
    for (const variant of variants) {
      writeFileSync(stored('atc_01'), variant);
      await expect(content('atc_01')).rejects.toThrow(DamagedFile);
    }
    writeFileSync(stored('atc_02'), whole);
    await expect(files.read('atc_02', 10)).rejects.toThrow(DamagedFile);
    files = createFileFolder(join(folder.path, 'files'), randomHex, createFileSeal(Buffer.alloc(32, 8)));
    writeFileSync(stored('atc_01'), whole);
    await expect(files.read('atc_01', 10)).rejects.toThrow(DamagedFile);
  });

  it('counts the limit in bytes of the content, and leaves no draft', async () => {
    await expect(files.write('atc_01', inPieces(randomBytes(20), 5), 19)).rejects.toThrow(TooManyBytes);
    expect(readdirSync(join(folder.path, 'files'))).toEqual([]);
  });

  it('closes a file that nobody reads to its end', async () => {
    await files.write('atc_01', inPieces(randomBytes(300_000), 65_536), 300_000);
    const before = readdirSync('/proc/self/fd').length;
    await (await files.stream('atc_01'))!.body.cancel();
    const reader = (await files.stream('atc_01'))!.body.getReader();
    await reader.read();
    await reader.cancel();
    expect(readdirSync('/proc/self/fd').length).toBe(before);
  });
});

describe('plain files of an earlier version', () => {
  it('are sealed, compared and removed; unfinished uploads only removed; one that was done before is done again', async () => {
    const from = join(folder.path, 'plain');
    mkdirSync(from);
    const long = randomBytes(150_000);
    writeFileSync(join(from, 'atc_01'), long);
    writeFileSync(join(from, 'atc_02'), 'short');
    writeFileSync(join(from, 'atc_03.beef'), 'half of an upload');
    await files.write('atc_02', inPieces(Buffer.from('killed before the plain one went'), 8), 99);
    await encryptFiles({ from, to: join(folder.path, 'files'), seal, randomHex });
    expect(readdirSync(folder.path)).toEqual(['files']);
    expect(readdirSync(join(folder.path, 'files')).sort()).toEqual(['atc_01', 'atc_02']);
    expect((await content('atc_01')).equals(long)).toBe(true);
    expect((await content('atc_02')).toString()).toBe('short');
    await encryptFiles({ from, to: join(folder.path, 'files'), seal, randomHex });
  });
});
