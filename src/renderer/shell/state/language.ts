import type { Texts } from '../../../shared/texts/en/texts.ts';
import { localeFor, type Language, type LanguageChoice, type Locale } from '../../../shared/texts/languages.ts';
import { createStore, type Observable } from './observable.ts';

/** The language on the screen, and its texts. */
export interface Words extends Locale {
  texts: Texts;
  /** The one that the system's languages come to. */
  system: Language;
}

export interface LanguageDeps {
  choice: Observable<LanguageChoice>;
  /** The system's, as BCP 47 tags, preferred first. */
  system: readonly string[];
  load(language: Language): Promise<Texts>;
  /** Whose `lang` and `dir` follow. */
  root: Pick<HTMLElement, 'lang' | 'dir'>;
}

/** The texts for the first frame, and from then on those of whatever is chosen; a language that cannot be loaded changes nothing. */
export async function createLanguage({ choice, system, load, root }: LanguageDeps): Promise<{ words: Observable<Words>; dispose(): void }> {
  const wordsFor = async (chosen: LanguageChoice): Promise<Words> => {
    const locale = localeFor(chosen, system);
    return { ...locale, texts: await load(locale.language), system: localeFor('system', system).language };
  };
  const words = createStore(await wordsFor(choice.get()).catch(() => wordsFor('en')));
  let wanted = choice.get();

  function show(next: Words): void {
    root.lang = next.tag;
    root.dir = next.dir;
    words.set(next);
  }

  function follow(): void {
    const chosen = choice.get();
    if (chosen === wanted) return;
    wanted = chosen;
    // A choice made while another one loads is the one that counts.
    wordsFor(chosen).then((next) => chosen === wanted && show(next), () => undefined);
  }

  show(words.get());
  const undo = choice.subscribe(follow);
  // What was chosen while the first texts came.
  follow();
  return { words, dispose: undo };
}
