import type { Language } from '../shared/texts/languages.ts';
import { requestLanguage } from './request-language.ts';
import { ar } from './texts/ar.ts';
import { de } from './texts/de.ts';
import { english, type ServerTexts } from './texts/en.ts';
import { es } from './texts/es.ts';
import { fr } from './texts/fr.ts';
import { ja } from './texts/ja.ts';

export type { ServerTexts } from './texts/en.ts';
export { english } from './texts/en.ts';

/** What the server says outside of its pages, by language. */
export const serverTexts: Readonly<Record<Language, ServerTexts>> = { en: english, de, fr, es, ja, ar };

/** The sentences for whoever sent this header. */
export function serverTextsFor(acceptLanguage: string | null | undefined): ServerTexts {
  return serverTexts[requestLanguage(acceptLanguage)];
}

/** A sentence before it is known who reads it. A string is the same in every language: for programmers, or of the demo. */
export type Saying = string | ((texts: ServerTexts) => string);

/** The sentence in one language. */
export function inWords(saying: Saying, texts: ServerTexts): string {
  return typeof saying === 'string' ? saying : saying(texts);
}
