import { createContext, Fragment, createElement, use, type ReactNode } from 'react';
import type { Texts } from '../../shared/texts/en/texts.ts';
import { told } from '../../shared/texts/told.ts';
import type { Observable } from './state/observable.ts';
import { useObservable } from './state/observable.ts';
import type { Words } from './state/language.ts';

const WordsContext = createContext<Words | undefined>(undefined);

/** Gives everything below it the language on the screen, and draws it anew when that changes. */
export function WordsProvider({ words, children }: { words: Observable<Words>; children: ReactNode }): ReactNode {
  return <WordsContext value={useObservable(words)}>{children}</WordsContext>;
}

/** The language on the screen: its texts, and its tag for `Intl`. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (words === undefined) throw new TypeError('useWords outside WordsProvider');
  return words;
}

/** The texts in the language on the screen. */
export function useTexts(): Texts {
  return useWords().texts;
}

/** Says what main says, an error or a state, in the language on the screen. */
export function useTold(): (said: Parameters<typeof told>[1]) => string {
  const texts = useTexts();
  return (said) => told(texts, said);
}

/** A text with elements in it. */
export function Parts({ of: parts }: { of: readonly ReactNode[] }): ReactNode {
  return createElement(Fragment, null, ...parts);
}
