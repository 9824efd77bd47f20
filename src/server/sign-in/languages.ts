import { ar } from './texts/ar.ts';
import { de } from './texts/de.ts';
import { english, type SignInTexts } from './texts/en.ts';
import { es } from './texts/es.ts';
import { fr } from './texts/fr.ts';
import { ja } from './texts/ja.ts';

export type { SignInTexts } from './texts/en.ts';

export const languages: Readonly<Record<string, SignInTexts>> = { en: english, de, fr, es, ja, ar };

/** The language that the browser would rather have (RFC 9110 §12.5.4), of those there are; else English. */
export function textsFor(acceptLanguage: string | undefined): SignInTexts {
  const wishes = (acceptLanguage ?? '').slice(0, 500).split(',').map((part, at) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = Number(/^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1);
    return { language: tag.split('-')[0] ?? '', weight, at };
  });
  const wanted = wishes.filter(({ language, weight }) => weight > 0 && Object.hasOwn(languages, language)).sort((a, b) => b.weight - a.weight || a.at - b.at)[0];
  return languages[wanted?.language ?? 'en'] ?? english;
}
