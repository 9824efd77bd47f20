import { keptSentence } from './texts/kept.ts';
import type { Sentence } from './texts/say.ts';

/**
 * What a schema says of a wrong value, in a sentence of ours. Said only when it is needed: the first number that a sentence writes
 * loads the language's rules for numbers, which every start would wait for.
 */
export const wrongInput = (sentence: () => Sentence): { error: () => string } => ({ error: () => keptSentence(sentence()) });
