import { texts as english, type Texts } from '../shared/texts/en/texts.ts';
import { localeFor, type Language, type LanguageChoice, type Locale } from '../shared/texts/languages.ts';
import type { Dispose } from './platform.ts';

/** The language in force, and all its texts. */
export interface WordsNow extends Locale {
  texts: Texts;
}

/** The language of what main shows or answers itself: menus, tray, notifications, plain pages. */
export interface MainWords {
  get(): WordsNow;
  /** Told whenever it is another one. */
  subscribe(listener: () => void): Dispose;
  /** Another one may be chosen now. Resolves when its texts are here; one that cannot be loaded changes nothing. */
  follow(): Promise<void>;
  /** The language that the run begins with is here. */
  ready: Promise<void>;
}

export interface MainWordsDeps {
  choice(): LanguageChoice;
  /** The system's, as BCP 47 tags, preferred first. */
  system: readonly string[];
  load(language: Language): Promise<Texts>;
}

/** English, which main has anyway, until the texts of another language are loaded. */
export function createMainWords({ choice, system, load }: MainWordsDeps): MainWords {
  const listeners = new Set<() => void>();
  let now: WordsNow = { ...localeFor('en', []), texts: english };
  let wanted = now.tag;

  async function follow(): Promise<void> {
    const locale = localeFor(choice(), system);
    if (locale.tag === wanted) return;
    wanted = locale.tag;
    const texts = locale.language === 'en' ? english : await load(locale.language).catch(() => undefined);
    if (texts === undefined || wanted !== locale.tag) return;
    now = { ...locale, texts };
    for (const listener of [...listeners]) listener();
  }

  return {
    get: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    follow,
    ready: follow(),
  };
}
