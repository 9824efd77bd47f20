import { webcrypto } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCodeCheck, findDamage, readArchive } from '../../../../src/main/app/archive-check.ts';

let folder: string;
let archive: string;
const everything = (): boolean => true;

beforeEach(async () => {
  folder = fs.mkdtempSync(join(tmpdir(), 'latchkey-archive-'));
  archive = join(folder, 'app.asar');
  fs.mkdirSync(join(folder, 'app', 'out', 'main'), { recursive: true });
  fs.writeFileSync(join(folder, 'app', 'out', 'main', 'index.js'), 'console.log(1);'.repeat(1_000));
  fs.writeFileSync(join(folder, 'app', 'page.html'), '<p>Hello</p>');
  fs.writeFileSync(join(folder, 'app', 'module.node'), 'machine code');
  await createPackageWithOptions(join(folder, 'app'), archive, { unpack: '*.node' });
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const damage = (wanted: (path: string) => boolean = everything): Promise<string | undefined> =>
  findDamage(fs, archive, readArchive(fs, archive).filter(({ path }) => wanted(path)), (content) => webcrypto.subtle.digest('SHA-256', content));

function flip(path: string): void {
  const bytes = fs.readFileSync(archive);
  const { position = 0 } = readArchive(fs, archive).find((file) => file.path === path) ?? {};
  bytes[position + 3] = (bytes[position + 3] ?? 0) ^ 1;
  fs.writeFileSync(archive, bytes);
}

describe('an archive', () => {
  test('as it was made has no damage, files beside it included', async () => {
    expect(readArchive(fs, archive).map(({ path }) => path).sort()).toEqual(['module.node', 'out/main/index.js', 'page.html']);
    expect(await damage()).toBeUndefined();
  });

  test('with one other bit in a file names the file', async () => {
    flip('page.html');
    expect(await damage()).toBe('page.html');
    expect(await damage((path) => path.startsWith('out/main/'))).toBeUndefined();
  });

  test('names a module beside it that is missing, or is another', async () => {
    fs.writeFileSync(`${archive}.unpacked/module.node`, 'other code');
    expect(await damage()).toBe('module.node');
    fs.rmSync(`${archive}.unpacked/module.node`);
    expect(await damage()).toBe('module.node');
  });

  test('that is cut off names the first file that is not whole', async () => {
    fs.truncateSync(archive, fs.statSync(archive).size - 20);
    expect(['out/main/index.js', 'page.html']).toContain(await damage());
  });

  test('whose header cannot be read, or that is not there, says so', async () => {
    const files = readArchive(fs, archive);
    fs.truncateSync(archive, 40);
    expect(() => readArchive(fs, archive)).toThrow();
    fs.rmSync(archive);
    expect(() => readArchive(fs, archive)).toThrow();
    expect(await findDamage(fs, archive, files, (content) => webcrypto.subtle.digest('SHA-256', content))).toBe(archive);
  });
});

describe('code that is loaded', () => {
  const text = (): string => fs.readFileSync(join(folder, 'app', 'out', 'main', 'index.js'), 'utf8');
  const check = (file: string, loaded: string): string | undefined => createCodeCheck(archive, readArchive(fs, archive))(file, loaded);

  test('is let through as it was made, and named when it is not', () => {
    expect(check(join(archive, 'out', 'main', 'index.js'), text())).toBeUndefined();
    expect(check(join(archive, 'out', 'main', 'index.js'), text().replace('1', '2'))).toBe('out/main/index.js');
  });

  test('from elsewhere is not ours to judge', () => {
    expect(check(join(folder, 'other.js'), 'anything')).toBeUndefined();
  });
});
