import type { WordsNow } from '../../src/main/words.ts';
import { texts } from '../../src/shared/texts/en/texts.ts';

/** What main says where nobody chose a language. */
export const englishWords = (): WordsNow => ({ language: 'en', tag: 'en', dir: 'ltr', texts });
