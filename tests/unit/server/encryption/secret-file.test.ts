import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealedSecret } from '../../../../src/server/encryption/secret-file.ts';
import { temporaryFolder } from '../../../support/embedded-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
let calls: number;
const key = Buffer.alloc(32, 7);
const old = 'cd'.repeat(32);
/** Different bytes at each call, the same in each test. */
const randomHex = (bytes: number): string => (calls += 1).toString(16).padStart(2, '0').repeat(bytes);
const path = (name: string): string => join(folder.path, name);
const open = (withKey: Uint8Array = key): string => sealedSecret({ path: path('secret-encrypted'), plain: path('secret'), key: withKey, randomHex });

beforeEach(() => {
  folder = temporaryFolder();
  calls = 0;
});
afterEach(() => folder.remove());

describe('the secret of an encrypted folder', () => {
  it('is made once, sealed for its owner only, and never lies there in plain', () => {
    const secret = open();
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(folder.path)).toEqual(['secret-encrypted']);
    expect(statSync(path('secret-encrypted')).mode & 0o777).toBe(0o600);
    expect(readFileSync(path('secret-encrypted')).includes(Buffer.from(secret, 'hex'))).toBe(false);
    expect(open()).toBe(secret);
  });

  it('is the one that an earlier version left in plain, whose file goes', () => {
    writeFileSync(path('secret'), `${old}\n`);
    expect(open()).toBe(old);
    expect(readdirSync(folder.path)).toEqual(['secret-encrypted']);
    expect(open()).toBe(old);
  });

  it('is finished being taken over after a kill between the two files', () => {
    writeFileSync(path('secret'), `${old}\n`);
    open();
    writeFileSync(path('secret'), `${old}\n`);
    expect(open()).toBe(old);
    expect(existsSync(path('secret'))).toBe(false);
  });

  it('is refused with another key, or when it is damaged, and not touched', () => {
    open();
    const before = readFileSync(path('secret-encrypted'));
    expect(() => open(Buffer.alloc(32, 8))).toThrow(/secret-encrypted is damaged\. Restore it/);
    expect(readFileSync(path('secret-encrypted'))).toEqual(before);
    writeFileSync(path('secret-encrypted'), before.subarray(0, 40));
    expect(() => open()).toThrow(/is damaged/);
    expect(readFileSync(path('secret-encrypted'))).toEqual(before.subarray(0, 40));
  });

  it('is not made anew where the plain one is damaged', () => {
    writeFileSync(path('secret'), 'half a sec');
    expect(() => open()).toThrow(/secret is damaged/);
    expect(readFileSync(path('secret'), 'utf8')).toBe('half a sec');
    expect(existsSync(path('secret-encrypted'))).toBe(false);
  });
});
