import { describe, expect, it } from 'vitest';
import { formatElapsed, formatList, formatSize, isolated, splitName } from '../../../../../src/renderer/element/ui/composer/format.ts';
import { menuKey } from '../../../../../src/renderer/element/ui/composer/menu-keys.ts';
import { placeAbove } from '../../../../../src/renderer/element/ui/composer/place-above.ts';
import { spaced } from '../../../../../src/renderer/element/ui/composer/write-text.ts';

describe('names and numbers of files', () => {
  it('writes sizes as systems show them, in the language', () => {
    expect([formatSize(70, 'en'), formatSize(1, 'en'), formatSize(12_345, 'en'), formatSize(1_572_864, 'en'), formatSize(1_572_864, 'de')]).toEqual(['70 bytes', '1 byte', '12 kB', '1.5 MB', '1,5 MB']);
  });

  it('keeps the end of a long name in view and never splits a character', () => {
    expect(splitName('short.pdf')).toEqual(['short.pdf', '']);
    expect(splitName('a rather long name (final).pdf')).toEqual(['a rather long name (fi', 'nal).pdf']);
    const [head, tail] = splitName('some name that ends in 🗝️🔑🔑🔑🔑');
    expect(() => encodeURIComponent(head) + encodeURIComponent(tail)).not.toThrow();
  });

  it('shows what turns the direction of a name, and keeps the sentence around it as it is', () => {
    expect(isolated('photo\u202egnp.exe')).toBe('\u2068photo‹U+202E›gnp.exe\u2069');
  });

  it('cuts a list that no sentence bears', () => {
    expect(formatList(['.a', '.b'])).toBe('\u2068.a\u2069, \u2068.b\u2069');
    expect(formatList(Array.from({ length: 30 }, (_, at) => `.${at}`))).toContain('…');
  });

  it('counts seconds', () => {
    expect([formatElapsed(0, 'en'), formatElapsed(61_900, 'en'), formatElapsed(600_000, 'en')]).toEqual(['0:00', '1:01', '10:00']);
  });
});

describe('keys of a menu', () => {
  const items = ['Large', 'Small', 'Legacy'].map((label) => ({ label }));
  const press = (key: string, active: number, typed = { text: '', at: 0 }, timeStamp = 0) => menuKey({ key, timeStamp, plain: true }, items, active, typed);

  it('walk around, and to the ends', () => {
    expect([press('ArrowDown', 2), press('ArrowUp', 0), press('Home', 2), press('End', 0)]).toEqual([0, 2, 0, 2]);
  });

  it('find a row by its first letters, and the next one by the same letter', () => {
    const typed = { text: '', at: 0 };
    expect([press('l', 1, typed, 1), press('e', 2, typed, 2)]).toEqual([2, 2]);
    expect([press('l', 0, { text: '', at: 0 }, 1), press('s', 0), press('x', 0)]).toEqual([2, 1, undefined]);
    expect(press('s', 0, { text: 'l', at: 0 }, 5_000)).toBe(1);
  });

  it('leave shortcuts alone', () => {
    expect(menuKey({ key: 'l', timeStamp: 0, plain: false }, items, 0, { text: '', at: 0 })).toBeUndefined();
  });
});

describe('what is written at the cursor', () => {
  it('is a word of its own', () => {
    expect([spaced('', 'a', ''), spaced('x', 'a', 'y'), spaced('x ', 'a', ' y'), spaced('x\n', 'a', '')]).toEqual(['a', ' a ', 'a', 'a']);
  });
});

describe('placeAbove', () => {
  const card = { width: 100, height: 40 };
  const view = { width: 400, height: 300 };

  it('goes above its anchor, below where there is no room, and never outside', () => {
    expect(placeAbove({ top: 200, bottom: 220, left: 150, width: 100 }, card, view)).toEqual({ left: 150, top: 154 });
    expect(placeAbove({ top: 20, bottom: 40, left: 0, width: 20 }, card, view)).toEqual({ left: 8, top: 46 });
    expect(placeAbove({ top: 0, bottom: 300, left: 390, width: 10 }, card, view)).toEqual({ left: 292, top: 252 });
  });
});
