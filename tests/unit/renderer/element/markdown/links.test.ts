import { describe, expect, it } from 'vitest';
import { hides, plainName, splitHidden } from '../../../../../src/renderer/element/markdown/hidden-characters.ts';
import { deeplink, externalUrl, hiddenDestination } from '../../../../../src/renderer/element/markdown/links.ts';

const real = (href: string, text: string): string | undefined => hiddenDestination(new URL(href), text);

describe('externalUrl', () => {
  it('opens web and mail addresses, however they are written, and nothing else', () => {
    expect(['https://a.example', 'HTTP://A.example/x', 'mailto:a@b.example'].map((href) => externalUrl(href)?.protocol)).toEqual(['https:', 'http:', 'mailto:']);
    for (const href of ['javascript:alert(1)', 'java\tscript:alert(1)', ' \u0001javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///x', 'app://shell/', '/path', '//a.example', '#x', '', undefined, 5, `https://a.example/${'x'.repeat(9_000)}`]) {
      expect(externalUrl(href), String(href)).toBeUndefined();
    }
  });
});

describe('hiddenDestination', () => {
  it('says nothing where the text is honest', () => {
    for (const [href, text] of [
      ['https://docs.example.com/x', 'the documentation'],
      ['https://docs.example.com/x', 'example.com'],
      ['https://docs.example.com/x', 'docs.example.com'],
      ['https://example.com/x', 'www.example.com'],
      ['https://example.com/a?u=b.example', 'https://example.com/a?u=b.example'],
      ['https://web.example/2020/https://other.example/', 'https://web.example/2020/https://other.example/'],
      ['https://git.example/x', 'README.md, package.json and main.rs'],
      ['https://git.example/x', 'version 1.2.3, e.g. this'],
      ['mailto:a@b.example', 'a@b.example'],
    ] as const) expect(real(href, text), text).toBeUndefined();
  });

  it('names the real place where the text names another, or a part of one that begins alike', () => {
    expect(real('https://evil.example/login', 'https://bank.example/login')).toBe('evil.example');
    expect(real('https://evil.example', 'bank.example')).toBe('evil.example');
    expect(real('https://bank.example.evil.example', 'bank.example')).toBe('bank.example.evil.example');
    expect(real('https://bank.example@evil.example/', 'https://bank.example@evil.example/')).toBe('evil.example');
    expect(real('https://evil.example', 'Sign in at bank.example, then see evil.example')).toBe('evil.example');
    expect(real('mailto:x@evil.example', 'help@bank.example')).toBe('x@evil.example');
  });

  it('sees through letters that are not what they seem', () => {
    expect(real('https://аррӏе.com', 'аррӏе.com')).toBe('xn--80ak6aa92e.com');
    expect(real('https://evil.example', 'ｂａｎｋ.example')).toBe('evil.example');
    expect(real('https://evil.example', 'bank。example')).toBe('evil.example');
    expect(real('https://evil.example', 'ban\u200bk.ex\u00adample')).toBe('evil.example');
  });
});

describe('deeplink', () => {
  it('reads name and parameters, without letting them be more than data', () => {
    expect(deeplink('chatkit-link://order?id=7&b=%20')).toEqual({ name: 'order', data: { id: '7', b: ' ' } });
    expect(deeplink('CHATKIT-LINK://x/')).toEqual({ name: 'x', data: {} });
    expect(Object.getPrototypeOf(deeplink('chatkit-link://x?__proto__=y')?.data)).toBe(Object.prototype);
    expect([deeplink('chatkit-link://'), deeplink('chatkit-link:x'), deeplink('https://x'), deeplink(undefined)]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('hidden characters', () => {
  it('are shown by their code, once per run', () => {
    expect(splitHidden('a\u202eb', 'prose')).toEqual([{ text: 'a' }, { hidden: 'U+202E' }, { text: 'b' }]);
    expect(splitHidden('\u202e\u202e', 'prose')).toEqual([{ hidden: 'U+202E ×2' }]);
    expect(splitHidden('', 'prose')).toEqual([{ text: '' }]);
    expect(splitHidden('a\u202e'.repeat(1_000), 'prose').filter((part) => 'hidden' in part)).toHaveLength(200);
  });

  it('stay where a language needs them, and are shown where nothing may hide', () => {
    const persian = 'می\u200cخواهم \u2067abc\u2069';
    expect(hides(persian, 'prose')).toBe(false);
    expect(hides('👩‍👩‍👧', 'name')).toBe(false);
    expect(hides('a\u200bb', 'prose')).toBe(false);
    expect([hides('a\u200bb', 'code'), hides('a\u200bb', 'name'), hides('\u2066', 'code')]).toEqual([true, true, true]);
    expect(hides('🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'name')).toBe(false);
    expect(hides('hi\u{e0069}\u{e0067}', 'prose')).toBe(true);
  });

  it('cannot turn a file name around', () => {
    expect(plainName('photo\u202egnp.exe')).toBe('photo‹U+202E›gnp.exe');
    expect(plainName('plain name.txt')).toBe('plain name.txt');
  });
});
