import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { escapeWide } from '../../scripts/lib/one-byte.mjs';

const long = `/* ${'.'.repeat(400)} */`;
const fitsIntoBytes = (code: string): boolean => !/[^\0-\xff]/.test(code);

it.each([
  ['a string', `'It’s “here” … 日本 \u{1f511}'`],
  ['a string with escapes beside it', String.raw`'\\’ \\\’ \n’'`],
  ['a template', '`${1 + 1}’s ${"“"}`'],
  ['a pattern', String.raw`'a’b…'.replace(/[’\…]/g, '-')`],
  ['a pattern of whole characters', String.raw`'\u{1f511}x'.replace(/[🔑🔒]/u, 'key')`],
  ['a name', '(() => { const ſhort = 7; return ſhort; })()'],
])('says the same in %s with a byte for each character', (_, code) => {
  const escaped = escapeWide(`${long}${code}`);
  expect(fitsIntoBytes(escaped)).toBe(true);
  expect(runInNewContext(escaped)).toBe(runInNewContext(code));
});

it('leaves what fits into bytes already, and what would become longer than it is wide', () => {
  for (const code of ['const a = "é à ü";', 'const greeting = "こんにちは、世界。おはようございます。";']) expect(escapeWide(code)).toBe(code);
});
