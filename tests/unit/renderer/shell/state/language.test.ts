import { describe, expect, it } from 'vitest';
import { createLanguage } from '../../../../../src/renderer/shell/state/language.ts';
import { createStore } from '../../../../../src/renderer/shell/state/observable.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';
import type { Texts } from '../../../../../src/shared/texts/en/texts.ts';
import type { Language, LanguageChoice } from '../../../../../src/shared/texts/languages.ts';

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

async function open(first: LanguageChoice, system: readonly string[] = ['de-AT']) {
  const choice = createStore<LanguageChoice>(first);
  const root = { lang: '', dir: '' };
  const waiting = new Map<Language, (ok: boolean) => void>();
  const slow = new Set<Language>();
  const load = (language: Language): Promise<Texts> =>
    new Promise((resolve, reject) => {
      const end = (ok: boolean): void => (ok ? resolve(texts) : reject(new TypeError('not there')));
      if (slow.has(language)) waiting.set(language, end);
      else end(true);
    });
  const { words } = await createLanguage({ choice, system, load, root });
  return { choice, root, words, waiting, slow };
}

describe('the language on the screen', () => {
  it('is there before anything is drawn, on the document too', async () => {
    const { root, words } = await open('system');
    expect(words.get()).toMatchObject({ language: 'de', tag: 'de-AT', dir: 'ltr', system: 'de' });
    expect(root).toEqual({ lang: 'de-AT', dir: 'ltr' });
  });

  it('follows the choice at once, and turns the page around for Arabic', async () => {
    const { choice, root, words } = await open('en');
    choice.set('ar');
    await settle();
    expect(words.get()).toMatchObject({ language: 'ar', dir: 'rtl' });
    expect(root).toEqual({ lang: 'ar', dir: 'rtl' });
    choice.set('system');
    await settle();
    expect(root).toEqual({ lang: 'de-AT', dir: 'ltr' });
  });

  it('is that of the last choice, however late an earlier one arrives', async () => {
    const { choice, words, waiting, slow } = await open('en');
    slow.add('fr');
    choice.set('fr');
    choice.set('ja');
    await settle();
    expect(words.get().language).toBe('ja');
    waiting.get('fr')?.(true);
    await settle();
    expect(words.get().language).toBe('ja');
  });

  it('stays when another one cannot be loaded', async () => {
    const { choice, words, waiting, slow } = await open('en');
    slow.add('es');
    choice.set('es');
    waiting.get('es')?.(false);
    await settle();
    expect(words.get().language).toBe('en');
  });
});
