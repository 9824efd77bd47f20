import { languageOf, localeFor, type LanguageChoice } from '../../shared/texts/languages.ts';

/** What the served HTML files may ask for: `%CHAT_ORIGIN%`, `%SHELL_ORIGIN%`, `%CSP_NONCE%`, `%COLOR_SCHEME%`, `%CHAT_SETTINGS%`, and the language. */
export interface HtmlValues {
  CHAT_ORIGIN: string;
  SHELL_ORIGIN: string;
  CSP_NONCE: string;
  COLOR_SCHEME: string;
  /** BCP 47 tag of the language in force. */
  LANG: string;
  DIR: string;
  /** What a person chose. */
  LANGUAGE: string;
  /** The system's languages, by comma. */
  SYSTEM_LANGUAGES: string;
  /** JSON for an attribute of the chat page. */
  CHAT_SETTINGS?: string;
}

/** What the pages are told about the language. @param system BCP 47 tags, preferred first */
export function languageValues(choice: LanguageChoice, system: readonly string[]): Pick<HtmlValues, 'LANG' | 'DIR' | 'LANGUAGE' | 'SYSTEM_LANGUAGES'> {
  const { tag, dir } = localeFor(choice, system);
  return { LANG: tag, DIR: dir, LANGUAGE: choice, SYSTEM_LANGUAGES: system.join(',') };
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Elements that are for one language alone: the files of its texts. */
const ofOneLanguage = /^[^\S\n]*<link [^>]*data-language="(\w+)"[^>]*>\n?/gm;

/**
 * Fills the placeholders, escaped for text and quoted attributes; other percent signs stay as they are. What is for another language than
 * the one in force is left out.
 */
export function fillHtml(html: string, values: HtmlValues): string {
  const spoken = languageOf(values.LANG);
  const own = html.replace(ofOneLanguage, (element, language) => (language === spoken ? element : ''));
  return own.replace(/%(CHAT_ORIGIN|SHELL_ORIGIN|CSP_NONCE|COLOR_SCHEME|CHAT_SETTINGS|LANG|DIR|LANGUAGE|SYSTEM_LANGUAGES)%/g, (_, name: keyof HtmlValues) =>
    (values[name] ?? '').replace(/[&<>"']/g, (character) => escapes[character] ?? character),
  );
}
