import type { Language } from '../../shared/texts/languages.ts';
import { requestLanguage } from '../request-language.ts';
import { ar } from './texts/ar.ts';
import { de } from './texts/de.ts';
import { english, type SignInTexts } from './texts/en.ts';
import { es } from './texts/es.ts';
import { fr } from './texts/fr.ts';
import { ja } from './texts/ja.ts';

export type { SignInTexts } from './texts/en.ts';

export const languages: Readonly<Record<Language, SignInTexts>> = { en: english, de, fr, es, ja, ar };

/** The pages in the language that the browser would rather have. */
export function textsFor(acceptLanguage: string | undefined): SignInTexts {
  return languages[requestLanguage(acceptLanguage)];
}
