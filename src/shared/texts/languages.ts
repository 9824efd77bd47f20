/** Languages the app speaks, in the order of the choice; the chat element has the same. */
export const languages = ['en', 'de', 'fr', 'es', 'ja', 'ar'] as const;
export type Language = (typeof languages)[number];

/** What a person chose: one of them, or whatever the system has. */
export type LanguageChoice = 'system' | Language;

/** Each in its own words, for whoever reads no other. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ja: '日本語',
  ar: 'العربية',
};

/** The language in force, and how it is written. */
export interface Locale {
  language: Language;
  /** BCP 47, for `Intl` and `lang`: with the system's region where the system has this language. */
  tag: string;
  dir: 'ltr' | 'rtl';
}

export function isLanguageChoice(value: unknown): value is LanguageChoice {
  return value === 'system' || languages.some((language) => language === value);
}

/** The translated language that a tag means: "de-AT" is `de`; `undefined` for every other, unreadable tags included. */
export function languageOf(tag: string): Language | undefined {
  const base = tag.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === base);
}

/**
 * @param system the system's languages as BCP 47 tags, preferred first; the first that is translated counts, English if none is.
 */
export function localeFor(choice: LanguageChoice, system: readonly string[]): Locale {
  const spoken = system.find((tag) => isTag(tag) && (choice === 'system' ? languageOf(tag) !== undefined : languageOf(tag) === choice));
  const language = choice === 'system' ? ((spoken === undefined ? undefined : languageOf(spoken)) ?? 'en') : choice;
  return { language, tag: spoken ?? language, dir: language === 'ar' ? 'rtl' : 'ltr' };
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
