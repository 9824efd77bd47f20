import { useSyncExternalStore } from 'react';
import { chat as english } from '../../shared/texts/en/chat.ts';
import { languageOf, localeFor } from '../../shared/texts/languages.ts';
import { loadChatTexts, type ChatTexts } from '../../shared/texts/load-chat.ts';

/** The language on the screen: its texts, and its tag for the element. */
export interface ChatWords {
  texts: ChatTexts;
  /** BCP 47. */
  tag: string;
}

export interface ChatLanguage {
  get(): ChatWords;
  subscribe(listener: () => void): () => void;
  /** The shell’s wish. Shown as soon as its texts are here; one that cannot be loaded changes nothing. */
  set(tag: string): Promise<void>;
}

/** Begins with the language that the document came in; until its texts are here, English. */
export function createChatLanguage(document: Pick<Document, 'title' | 'documentElement'>): ChatLanguage {
  const root = document.documentElement;
  const listeners = new Set<() => void>();
  let words: ChatWords = { texts: english, tag: root.lang };
  let wanted = '';

  return {
    get: () => words,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async set(given) {
      const { tag, dir, language } = localeFor(languageOf(given) ?? 'en', [given]);
      if (tag === wanted) return;
      wanted = tag;
      const texts = await loadChatTexts(language).catch(() => undefined);
      if (texts === undefined || tag !== wanted) return;
      words = { texts, tag };
      root.lang = tag;
      root.dir = dir;
      document.title = texts.title;
      for (const listener of [...listeners]) listener();
    },
  };
}

export function useChatWords(language: ChatLanguage): ChatWords {
  return useSyncExternalStore(language.subscribe, language.get);
}
