import { expect, it } from 'vitest';
import { formsOf, secretsIn } from '../../support/planted.ts';

const value = 'PLANTED secret/42+é';
const found = (text: string | Buffer): boolean => secretsIn(Buffer.from(text), [{ name: 'it', value }]).length > 0;

it.each<[string, string | Buffer]>([
  ['raw', `a ${value} b`],
  ['URL-encoded', `?x=${encodeURIComponent(value)}&y`],
  ['hex', Buffer.from(`x${value}y`).toString('hex')],
  ['base64 by itself', Buffer.from(value).toString('base64')],
  ['base64 within a text, one in', Buffer.from(`a${value}bcd`).toString('base64')],
  ['base64 within a text, two in', Buffer.from(`ab${value}bcd`).toString('base64url')],
  ['base64 within a text, three in', Buffer.from(`abc${value}bcd`).toString('base64')],
  ['UTF-16', Buffer.from(`x${value}`, 'utf16le')],
])('finds a secret %s', (_, text) => {
  expect(found(text)).toBe(true);
});

it('finds the bytes of a key in hexadecimal, and nothing where nothing is', () => {
  const key = '00ff'.repeat(16);
  expect(secretsIn(Buffer.from(key, 'hex'), [{ name: 'key', value: key }])).toEqual(['key']);
  expect(found('PLANTED nothing')).toBe(false);
  expect(formsOf('short')).not.toContainEqual(Buffer.from('short'));
});
