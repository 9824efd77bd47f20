import { chat } from './en/chat.ts';
import type { Language } from './languages.ts';

/** The texts of the chat page in one language. */
export type ChatTexts = typeof chat;

/** Apart from the others, so that the page which renders what models write loads little; English is there for any that cannot be loaded. */
const loads: Readonly<Record<Language, () => Promise<{ chat: ChatTexts }>>> = {
  en: () => Promise.resolve({ chat }),
  de: () => import('./de/chat.ts'),
  fr: () => import('./fr/chat.ts'),
  es: () => import('./es/chat.ts'),
  ja: () => import('./ja/chat.ts'),
  ar: () => import('./ar/chat.ts'),
};

/** The chat page's texts. Rejects when their file cannot be fetched. */
export async function loadChatTexts(language: Language): Promise<ChatTexts> {
  return (await loads[language]()).chat;
}
