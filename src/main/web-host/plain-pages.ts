import { appName } from '../../shared/brand.ts';
import type { Locale } from '../../shared/texts/languages.ts';
import type { WordsNow } from '../words.ts';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

function page(status: number, { tag, dir }: Locale, title: string, text: string, more: Record<string, string> = {}): Response {
  const html = `<!doctype html><html lang="${tag}" dir="${dir}"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>\n`;
  return new Response(html, { status, headers: { ...headers, ...more } });
}

/** For whoever comes without this run's cookie. Says nothing that tells a guesser anything. */
export function closedDoorPage(words: WordsNow): Response {
  const { closedDoor, closedDoorText } = words.texts.outside;
  return page(403, words, closedDoor, closedDoorText);
}

/**
 * After a key was used. A redirect that began on another site (a terminal in a browser) would arrive without the
 * strict cookie it has just set, so that case goes on from a page of our own.
 */
export function entered(words: WordsNow, setCookie: string, fromOtherSite: boolean): Response {
  if (fromOtherSite) return page(200, words, appName, words.texts.outside.opening, { 'set-cookie': setCookie, refresh: '0; url=/' });
  return new Response(null, { status: 303, headers: { location: '/', 'set-cookie': setCookie, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
}
