import { languages, type Language } from '../../../shared/texts/languages.ts';
import { guides } from './guides.ts';
import { names } from './names.ts';
import { beginsWith, wordsOf } from './words.ts';

/** Scripts that only one of the languages is written in. Chinese characters alone are not Japanese. */
const scripts: Readonly<Partial<Record<Language, RegExp>>> = { ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, ar: /\p{Script=Arabic}/u };
/** A script tells more than a word does. */
const scriptWeight = 3;

/** @returns the language that the question is in, as far as its words are those of one language only; else that of the request. */
export function questionLanguage(question: string, requested: Language): Language {
  const words = wordsOf(question);
  let [best, most] = [requested, evidence(words, requested)];
  for (const language of languages) {
    const found = evidence(words, language);
    if (found > most) [best, most] = [language, found];
  }
  return best;
}

function evidence(words: string, language: Language): number {
  if (scripts[language] !== undefined) return scripts[language].test(words) ? scriptWeight : 0;
  // Whole words: by its beginning, “Liste” would be English.
  const cues = ownWords(language).filter((word) => words.includes(` ${word} `)).length;
  return cues + (greets(words, language) && !languages.some((other) => other !== language && greets(words, other)) ? 1 : 0);
}

function greets(words: string, language: Language): boolean {
  const { greetings, thanks } = guides[language].talk;
  return beginsWith(words, greetings) || beginsWith(words, thanks);
}

const known = new Map<Language, readonly string[]>();

/** Cues and frequent words that no other language has. */
function ownWords(language: Language): readonly string[] {
  let own = known.get(language);
  if (own === undefined) {
    const others = new Set([...languages.filter((other) => other !== language).flatMap(allWords), ...Object.values(names).flatMap((cues) => Object.keys(cues))]);
    own = allWords(language).filter((word) => !others.has(word));
    known.set(language, own);
  }
  return own;
}

function allWords(language: Language): string[] {
  const { talk, topics } = guides[language];
  return [...new Set([...talk.marks, ...Object.values(topics).flatMap(({ cues }) => Object.keys(cues))].map((word) => wordsOf(word).trim()))];
}
