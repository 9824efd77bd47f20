import { english } from './en/strings.ts';
import type { Strings } from './en/strings.ts';

/** The words in force and how numbers, dates and text are written with them. */
export interface Words {
  strings: Strings;
  /** BCP 47, for `Intl` and `lang`: the tag that was asked for where its language is translated, else `en`. */
  tag: string;
  dir: 'ltr' | 'rtl';
}

export const englishWords: Words = { strings: english, tag: 'en', dir: 'ltr' };

type Load = () => Promise<{ strings: Strings }>;

/** Languages beside English, by base code; each comes when it is asked for. */
const languages: Readonly<Record<string, Load>> = {
  ar: () => import('./ar/strings.ts'),
  de: () => import('./de/strings.ts'),
  es: () => import('./es/strings.ts'),
  fr: () => import('./fr/strings.ts'),
  ja: () => import('./ja/strings.ts'),
};

export const translated: readonly string[] = ['en', ...Object.keys(languages)];

const rightToLeft: readonly string[] = ['ar'];

const loaded = new Map<string, Strings>([['en', english]]);

/** The translated language that a tag means: "de-AT" is `de`. Anything else, unreadable tags included, is `en` (§7.2). */
export function baseLanguage(tag: string): string {
  const base = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(languages, base) ? base : 'en';
}

function wordsFor(tag: string, language: string, strings: Strings): Words {
  const base = tag.toLowerCase().split(/[-_]/)[0];
  return { strings, tag: base === language && isTag(tag) ? tag : language, dir: rightToLeft.includes(language) ? 'rtl' : 'ltr' };
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The words of a tag where they are here already: English, and what was loaded before. */
export function stringsNow(tag: string): Words | undefined {
  const language = baseLanguage(tag);
  const strings = loaded.get(language);
  return strings === undefined ? undefined : wordsFor(tag, language, strings);
}

/** Brings the words of a tag; English where the language is not translated. Rejects when the file cannot be fetched. */
export async function loadStrings(tag: string): Promise<Words> {
  const now = stringsNow(tag);
  if (now !== undefined) return now;
  const language = baseLanguage(tag);
  const load = languages[language];
  if (load === undefined) return englishWords;
  const { strings } = await load();
  loaded.set(language, strings);
  return wordsFor(tag, language, strings);
}
