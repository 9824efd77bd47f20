import { languages, type Language } from '../shared/texts/languages.ts';

/** The language that a client would rather have (`Accept-Language`, RFC 9110 §12.5.4), of those there are; else English. */
export function requestLanguage(acceptLanguage: string | null | undefined): Language {
  const wishes = (acceptLanguage ?? '').slice(0, 500).split(',').map((part, at) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = Number(/^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1);
    return { language: languages.find((language) => language === tag.split('-')[0]), weight, at };
  });
  return wishes.filter(({ language, weight }) => language !== undefined && weight > 0).sort((a, b) => b.weight - a.weight || a.at - b.at)[0]?.language ?? 'en';
}
