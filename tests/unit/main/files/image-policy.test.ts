import { expect, it } from 'vitest';
import { isImageAllowed } from '../../../../src/main/files/image-policy.ts';

it.each<[string, string[], boolean]>([
  ['https://img.example.com/a.png', ['img.example.com'], true],
  ['https://a.b.img.example.com/a.png', ['img.example.com'], true],
  ['https://IMG.example.com/a.png', ['Img.Example.com'], true],
  ['https://img.example.com/a.png', ['*.example.com'], true],
  ['https://img.example.com/a.png', ['https://example.com'], true],
  ['https://img.example.com:8443/a.png', ['img.example.com:8443'], true],
  ['https://bücher.example/a.png', ['xn--bcher-kva.example'], true],
  ['https://img.example.com/a.png', [], false],
  ['https://notexample.com/a.png', ['example.com'], false],
  ['https://example.com.evil.test/a.png', ['example.com'], false],
  ['https://example.com/a.png', ['img.example.com'], false],
  ['https://img.example.com:8443/a.png', ['img.example.com'], false],
  ['http://img.example.com/a.png', ['img.example.com'], false],
  ['ftp://img.example.com/a.png', ['img.example.com'], false],
  ['https://user@img.example.com/a.png', ['img.example.com'], false],
  ['https://img.example.com@evil.test/a.png', ['img.example.com'], false],
  ['https://evil.com/a.png', ['com'], false],
  ['https://1.10.0.0.1/a.png', ['10.0.0.1'], false],
  ['https://evil.test/a.png', ['*'], false],
  ['https://evil.test/a.png', ['example.com/path', '', ' ', 'a b', 'x@evil.test', '\\evil.test', '?', 'https://'], false],
])('%s with %j: %s', (url, domains, allowed) => {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    expect(allowed).toBe(false);
    return;
  }
  expect(isImageAllowed(parsed, domains)).toBe(allowed);
});
