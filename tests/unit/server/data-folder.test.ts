import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder, plainSecret } from '../../../src/server/data-folder.ts';
import { temporaryFolder } from '../../support/embedded-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
const hex = (bytes: number): string => 'ab'.repeat(bytes);

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('openDataFolder', () => {
  it('makes the folder and its secret, and leaves nothing else behind', () => {
    const path = join(folder.path, 'deep', 'data');
    const { secret } = openDataFolder(path);
    expect(plainSecret(secret, hex)).toBe('ab'.repeat(32));
    expect(readdirSync(path)).toEqual(['secret']);
    expect(plainSecret(secret, () => 'never used')).toBe('ab'.repeat(32));
  });

  it.skipIf(process.platform === 'win32')('takes rights away that a folder or secret should not give', () => {
    const path = join(folder.path, 'open');
    mkdirSync(path, { mode: 0o777 });
    writeFileSync(join(path, 'secret'), `${'cd'.repeat(32)}\n`, { mode: 0o644 });
    plainSecret(openDataFolder(path).secret, hex);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('refuses a damaged secret and does not touch it', () => {
    writeFileSync(join(folder.path, 'secret'), 'half a sec');
    expect(() => plainSecret(openDataFolder(folder.path).secret, hex)).toThrow(/secret is damaged\. Restore it/);
    expect(readFileSync(join(folder.path, 'secret'), 'utf8')).toBe('half a sec');
  });

  it('says so when a file stands in the way', () => {
    const path = join(folder.path, 'taken');
    writeFileSync(path, '');
    expect(() => openDataFolder(path)).toThrow(`Latchkey cannot write to the data folder ${path}.`);
  });
});
