import { describe, expect, it } from 'vitest';
import { languages as spoken } from '../../../src/shared/texts/languages.ts';
import { languages, textsFor } from '../../../src/server/sign-in/languages.ts';

/** Every sentence by its path; functions as what they say of the same things. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[`${path}()`, (value as (given: unknown) => string)(path.endsWith('attemptsLeft') ? 3 : 'Example')]];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) => sentences(inner, path === '' ? name : `${path}.${name}`));
}

const english = new Map(sentences(languages['en']));

describe('the pages of signing in', () => {
  it.each(spoken)('say every sentence in %s, with the names that belong in it', (language) => {
    const here = new Map(sentences(languages[language]));
    expect([...here.keys()]).toEqual([...english.keys()]);
    for (const [path, text] of here) {
      expect(text.trim(), path).not.toBe('');
      expect(text.includes('Example'), `${path}: ${text}`).toBe(english.get(path)!.includes('Example'));
      if (english.get(path)!.includes('Latchkey')) expect(text, path).toContain('Latchkey');
    }
    expect(here.get('lang')).toBe(language);
  });

  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['xx, zz;q=0.5', 'en'],
    ['de-CH,de;q=0.9,en;q=0.8', 'de'],
    ['en;q=0.5, ja', 'ja'],
    ['pt-BR, es;q=0.7, fr;q=0.9', 'fr'],
    ['AR', 'ar'],
    ['de;q=0, fr;q=0.1', 'fr'],
    ['constructor, __proto__', 'en'],
    ['x'.repeat(100_000), 'en'],
  ])('are in the language that the browser would rather have: %.30s', (header, language) => {
    expect(textsFor(header).lang).toBe(language);
  });
});
