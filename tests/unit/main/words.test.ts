import { describe, expect, it } from 'vitest';
import { createMainWords } from '../../../src/main/words.ts';
import type { Language, LanguageChoice } from '../../../src/shared/texts/languages.ts';
import { loadTexts } from '../../../src/shared/texts/load-texts.ts';

function setUp(first: LanguageChoice, system = ['fr-CH', 'de'], load: (language: Language) => ReturnType<typeof loadTexts> = loadTexts) {
  let choice = first;
  const words = createMainWords({ choice: () => choice, system, load });
  const told: string[] = [];
  words.subscribe(() => void told.push(words.get().tag));
  return { words, told, choose: (next: LanguageChoice) => ((choice = next), words.follow()) };
}

describe('the language of what main says itself', () => {
  it('is the system’s until somebody chooses, and then the chosen one at once', async () => {
    const { words, told, choose } = setUp('system');
    await words.ready;
    expect([words.get().tag, words.get().texts.menus.file]).toEqual(['fr-CH', '&Fichier']);
    await choose('ar');
    expect([words.get().dir, words.get().texts.menus.file]).toEqual(['rtl', '&ملف']);
    await choose('en');
    expect(told).toEqual(['fr-CH', 'ar', 'en']);
  });

  it('stays what it was where its texts cannot be loaded', async () => {
    const { words, told, choose } = setUp('en', [], (language) => (language === 'ja' ? Promise.reject(new Error('gone')) : loadTexts(language)));
    await words.ready;
    await choose('ja');
    expect(words.get().language).toBe('en');
    await choose('de');
    expect(told).toEqual(['de']);
  });

  it('is the last one chosen, whichever came first', async () => {
    let arrive: () => void = () => undefined;
    const { words, choose } = setUp('en', [], async (language) => {
      if (language === 'ja') await new Promise<void>((resolve) => (arrive = resolve));
      return loadTexts(language);
    });
    const late = choose('ja');
    await choose('es');
    arrive();
    await late;
    expect(words.get().language).toBe('es');
  });
});
