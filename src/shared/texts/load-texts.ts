import type { Texts } from './en/texts.ts';
import type { Language } from './languages.ts';

/** Each language in a file of its own; the module system keeps what was loaded. */
const loads: Readonly<Record<Language, () => Promise<{ texts: Texts }>>> = {
  en: () => import('./en/texts.ts'),
  de: () => import('./de/texts.ts'),
  fr: () => import('./fr/texts.ts'),
  es: () => import('./es/texts.ts'),
  ja: () => import('./ja/texts.ts'),
  ar: () => import('./ar/texts.ts'),
};

/** All texts of a language. Rejects when its file cannot be fetched. */
export async function loadTexts(language: Language): Promise<Texts> {
  return (await loads[language]()).texts;
}
