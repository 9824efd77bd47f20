import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileFolder, TooManyBytes, type FileFolder } from '../../../../src/server/attachments/file-folder.ts';
import { humanSize } from '../../../../src/server/attachments/human-size.ts';
import { imageTypeOf } from '../../../../src/server/attachments/image-type.ts';
import { temporaryFolder } from '../../../support/embedded-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
let files: FileFolder;
const id = 'atc_01';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
async function* parts(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield bytes(text);
}

beforeEach(() => {
  folder = temporaryFolder();
  files = createFileFolder(`${folder.path}/files`, () => 'aa');
});
afterEach(() => folder.remove());
const names = (): string[] => readdirSync(`${folder.path}/files`);

describe('a folder of files', () => {
  it('keeps what was written, whole, with its size and beginning', async () => {
    const long = 'x'.repeat(100);
    expect(await files.write(id, parts('ab', 'c', long), 200)).toEqual({ size: 103, head: bytes(`abc${'x'.repeat(61)}`) });
    expect(await files.read(id, 3)).toEqual(bytes('abc'));
    expect(await new Response((await files.stream(id))!.body).text()).toBe(`abc${long}`);
    expect(await files.write(id, parts(), 0)).toMatchObject({ size: 0 });
    expect(await files.read(id, 9)).toEqual(new Uint8Array(0));
  });

  it('leaves the file of before, and no draft, when writing fails or grows too large', async () => {
    await files.write(id, parts('old'), 9);
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes('new');
      throw new Error('cut');
    };
    await expect(files.write(id, broken(), 9)).rejects.toThrow('cut');
    await expect(files.write(id, parts('far ', 'too long'), 9)).rejects.toThrow(TooManyBytes);
    expect(await files.read(id, 9)).toEqual(bytes('old'));
    expect(names()).toEqual([id]);
  });

  it.each(['../secret', 'a/b', 'atc_', '', 'ATC_01', 'atc_01.aa', '..'])('knows no file under “%s”', async (strange) => {
    writeFileSync(`${folder.path}/secret`, 'secret');
    expect(await files.read(strange, 9)).toBeUndefined();
    expect(await files.stream(strange)).toBeUndefined();
    await files.remove(strange);
    await expect(files.write(strange, parts('x'), 9)).rejects.toThrow(TypeError);
    expect(readdirSync(folder.path)).toContain('secret');
  });

  it('sweeps what is not kept, and drafts of earlier runs, but none of this one', async () => {
    await files.sweep(() => false);
    mkdirSync(`${folder.path}/files`);
    for (const name of ['atc_02', 'atc_03', 'atc_03.bb']) writeFileSync(`${folder.path}/files/${name}`, '');
    let go = (): void => undefined;
    const slow = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes('a');
      await new Promise<void>((resolve) => (go = resolve));
    };
    const writing = files.write(id, slow(), 9);
    await expect.poll(names).toContain(`${id}.aa`);
    await files.sweep((name) => name === 'atc_02');
    go();
    await writing;
    expect(names().sort()).toEqual([id, 'atc_02']);
  });
});

describe('imageTypeOf', () => {
  it.each([
    ['image/png', '\x89PNG\r\n\x1a\n'],
    ['image/jpeg', '\xff\xd8\xff\xe0'],
    ['image/gif', 'GIF89a'],
    ['image/webp', 'RIFF\0\0\0\0WEBPVP8 '],
    ['image/avif', '\0\0\0\x20ftypavif'],
    [undefined, '<svg xmlns='],
    [undefined, 'BM'],
    [undefined, ''],
  ])('says %s for what begins like one', (type, head) => {
    expect(imageTypeOf(Uint8Array.from(head, (character) => character.charCodeAt(0)))).toBe(type);
  });
});

describe('humanSize', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1_023, '1023 bytes'],
    [1_024, '1 KB'],
    [1_536, '1.5 KB'],
    [100 * 1024 * 1024, '100 MB'],
    [2.5 * 1024 ** 3, '2.5 GB'],
    [5_000 * 1024 ** 3, '5000 GB'],
  ])('writes %i bytes as %s', (size, words) => {
    expect(humanSize(size)).toBe(words);
  });
});
