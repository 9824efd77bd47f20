import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanForPlaintext } from '../../support/plaintext-scan/scan.ts';

const secret = 'zürich-quokka-7731';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-scan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the scan for plaintext', () => {
  it.each([
    ['UTF-8', Buffer.from(`before ${secret} after`)],
    ['UTF-16LE', Buffer.from(`x${secret}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(secret, 'utf16le').swap16()],
    ['base64', Buffer.from(Buffer.from(`ab${secret}c`).toString('base64'))],
    ['base64', Buffer.from(Buffer.from(`a${secret}`).toString('base64'))],
    ['base64', Buffer.from(Buffer.from(`${secret}zz`).toString('base64'))],
    ['base64 of UTF-16LE', Buffer.from(Buffer.from(`..${secret}`, 'utf16le').toString('base64'))],
    ['hex', Buffer.from(Buffer.from(secret).toString('hex'))],
    ['percent-encoded', Buffer.from(encodeURIComponent(secret))],
    ['UTF-8, compressed', Buffer.concat([Buffer.from('header'), gzipSync(`${secret} `.repeat(3))])],
    ['UTF-8, compressed', Buffer.concat([Buffer.from('header'), deflateSync(`${secret} `.repeat(3)), Buffer.from('tail')])],
  ])('finds it as %s', (as, bytes) => {
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep', 'file'), bytes);
    expect(scanForPlaintext(folder, [secret])).toContainEqual({ file: join('deep', 'file'), text: secret, as });
  });

  it('finds it in the name of a file, and nothing where nothing is', () => {
    writeFileSync(join(folder, `${secret}.txt`), '');
    writeFileSync(join(folder, 'other'), 'zurich-quokka-7731');
    expect(scanForPlaintext(folder, [secret])).toEqual([{ file: `${secret}.txt`, text: secret, as: 'UTF-8, in its name' }]);
  });

  it('refuses to look for what is found everywhere by chance', () => {
    expect(() => scanForPlaintext(folder, ['short'])).toThrow(/too short/);
  });
});
