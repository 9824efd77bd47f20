import { describe, expect, it } from 'vitest';
import { english, serverTexts, serverTextsFor } from '../../../src/server/server-texts.ts';
import { languages } from '../../../src/shared/texts/languages.ts';

/** Every sentence by its path; functions as what they say of the same things, numbers where they take one. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const given = /^(waits|server)/.test(path) ? [7] : ['First', path.endsWith('ownProblem') ? 503 : 'Second', 'Third'];
    return sentences((value as (...given: unknown[]) => unknown)(...given), `${path}()`);
  }
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) => sentences(inner, path === '' ? name : `${path}.${name}`));
}

const inEnglish = new Map(sentences(english));

describe('what the server says', () => {
  it.each(languages)('is there whole in %s, with what belongs in it', (language) => {
    const here = new Map(sentences(serverTexts[language]));
    expect([...here.keys()]).toEqual([...inEnglish.keys()]);
    expect(here.get('lang')).toBe(language);
    for (const [path, text] of here) {
      const same = inEnglish.get(path)!;
      expect(text.trim(), path).not.toBe('');
      for (const part of ['First', 'Second', 'Third', '503', '7', 'OPENAI_API_KEY', 'https://api.openai.com/v1', '/v1']) {
        expect(text.includes(part), `${part} in ${path}: ${text}`).toBe(same.includes(part));
      }
    }
  });

  it.each(languages.filter((language) => language !== 'en'))('is no English in %s', (language) => {
    const copied = sentences(serverTexts[language]).filter(([path, text]) => !path.startsWith('units') && text === inEnglish.get(path));
    expect(copied).toEqual([]);
  });

  it('is in the language that the request names, English where it names none that there is', () => {
    expect(serverTextsFor('fr-CA, fr;q=0.9, en;q=0.8').lang).toBe('fr');
    expect(serverTextsFor('pt-BR').lang).toBe('en');
    expect(serverTextsFor(null).lang).toBe('en');
  });
});
