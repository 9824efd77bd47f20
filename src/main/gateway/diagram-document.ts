import type { PageOrigins } from './csp.ts';

/** Address of the document that draws diagrams, on the chat page's origin; `src/renderer/chat/diagram.html` is its source. */
export const diagramPath = '/chat/diagram.html';

/**
 * Its policy. It runs a large library over a stranger's text, so it is alone: an opaque origin wherever it is opened, the
 * script inside the document and no other, inline styles, and nothing that loads, sends or embeds. Both pages are its
 * ancestors, the chat page's being the shell.
 */
export function diagramPolicy({ shell, chat }: PageOrigins, nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'unsafe-inline'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors ${chat} ${shell}`,
    'sandbox allow-scripts',
  ].join('; ');
}
