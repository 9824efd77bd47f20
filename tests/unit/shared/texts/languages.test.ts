import { describe, expect, it } from 'vitest';
import { isLanguageChoice, languageNames, languageOf, languages, localeFor } from '../../../../src/shared/texts/languages.ts';

describe('the language of the app', () => {
  it.each([
    ['de-AT', 'de'], ['FR', 'fr'], ['es_MX', 'es'], ['ja', 'ja'], ['ar-EG', 'ar'], ['en-GB', 'en'], ['pt', undefined], ['zh-Hant', undefined], ['C', undefined], ['', undefined],
  ])('takes %s for %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  it('is the first of the system’s that is translated, with its region; English where there is none', () => {
    expect(localeFor('system', ['pt-BR', 'de-AT', 'fr'])).toEqual({ language: 'de', tag: 'de-AT', dir: 'ltr' });
    expect(localeFor('system', ['ar-EG'])).toEqual({ language: 'ar', tag: 'ar-EG', dir: 'rtl' });
    expect(localeFor('system', ['pt', '', 'not a tag'])).toEqual({ language: 'en', tag: 'en', dir: 'ltr' });
    expect(localeFor('system', [])).toEqual({ language: 'en', tag: 'en', dir: 'ltr' });
  });

  it('is what a person chose, whatever the system has, which then only tells the region', () => {
    expect(localeFor('ja', ['de-AT'])).toEqual({ language: 'ja', tag: 'ja', dir: 'ltr' });
    expect(localeFor('en', ['de-AT', 'en-GB'])).toEqual({ language: 'en', tag: 'en-GB', dir: 'ltr' });
    expect(localeFor('de', ['de_DE'])).toEqual({ language: 'de', tag: 'de', dir: 'ltr' });
  });

  it('can be each of them or the system’s, and nothing else', () => {
    expect([...languages, 'system'].every(isLanguageChoice)).toBe(true);
    expect(['pt', '', undefined, 1].some(isLanguageChoice)).toBe(false);
  });

  it('is offered under the name that it has for itself', () => {
    for (const language of languages) expect(new Intl.DisplayNames(language, { type: 'language' }).of(language)!.toLowerCase()).toBe(languageNames[language].toLowerCase());
  });
});
