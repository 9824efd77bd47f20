/** What the served HTML files may ask for: `%CHAT_ORIGIN%`, `%SHELL_ORIGIN%`, `%CSP_NONCE%`, `%COLOR_SCHEME%`, `%CHAT_SETTINGS%`. */
export interface HtmlValues {
  CHAT_ORIGIN: string;
  SHELL_ORIGIN: string;
  CSP_NONCE: string;
  COLOR_SCHEME: string;
  /** JSON for an attribute of the chat page. */
  CHAT_SETTINGS?: string;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Fills the placeholders, escaped for text and quoted attributes; other percent signs stay as they are. */
export function fillHtml(html: string, values: HtmlValues): string {
  return html.replace(/%(CHAT_ORIGIN|SHELL_ORIGIN|CSP_NONCE|COLOR_SCHEME|CHAT_SETTINGS)%/g, (_, name: keyof HtmlValues) =>
    (values[name] ?? '').replace(/[&<>"']/g, (character) => escapes[character] ?? character),
  );
}
