const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

function page(status: number, title: string, text: string, more: Record<string, string> = {}): Response {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>\n`;
  return new Response(html, { status, headers: { ...headers, ...more } });
}

/** For whoever comes without this run's cookie. Says nothing that tells a guesser anything. */
export function closedDoorPage(): Response {
  return page(
    403,
    'Open the link that Latchkey printed',
    'This browser has not been let in yet. Each printed link works once and ends when Latchkey stops; start Latchkey again to get a new one.',
  );
}

/**
 * After a key was used. A redirect that began on another site (a terminal in a browser) would arrive without the
 * strict cookie it has just set, so that case goes on from a page of our own.
 */
export function entered(setCookie: string, fromOtherSite: boolean): Response {
  if (fromOtherSite) return page(200, 'Latchkey', 'Opening…', { 'set-cookie': setCookie, refresh: '0; url=/' });
  return new Response(null, { status: 303, headers: { location: '/', 'set-cookie': setCookie, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
}
