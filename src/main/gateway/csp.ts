/** The two pages; each has its own origin and its own policy. */
export type Page = 'shell' | 'chat';

export interface PageOrigins {
  shell: string;
  chat: string;
}

export interface CspOptions {
  page: Page;
  origins: PageOrigins;
  /** Fresh per response; allows the page's own `<style>` elements, never scripts. */
  nonce: string;
  /** Development only: the origin of Vite's server, whose client needs inline scripts and a WebSocket. */
  devServer?: string;
  /** Origin of OpenAI's script, where the connection asks for its element: what that needs, and from there alone. */
  scriptOrigin?: string | undefined;
}

/**
 * The page's Content-Security-Policy. Everything is closed and then opened one by one; there is no remote host in it,
 * so that model output can neither load nor report anything. Trusted Types without any policy: no string becomes HTML or script.
 * With the hosted element, its script's origin is let in, and Trusted Types, which it is not known to keep to, are not asked for.
 */
export function contentSecurityPolicy({ page, origins, nonce, devServer, scriptOrigin }: CspOptions): string {
  const hosted = scriptOrigin === undefined ? [] : [scriptOrigin];
  const dev = devServer === undefined ? undefined : { server: devServer, socket: devServer.replace(/^http/, 'ws') };
  const directives: [string, ...string[]][] = [
    ['default-src', `'none'`],
    ['script-src', `'self'`, ...(dev ? [`'unsafe-inline'`, dev.server] : []), ...hosted],
    // A nonce would switch the hosted element's own inline styles off.
    ['style-src', `'self'`, ...(dev || scriptOrigin !== undefined ? [`'unsafe-inline'`] : [`'nonce-${nonce}'`]), ...hosted],
    ['img-src', `'self'`, 'data:', 'blob:', ...hosted],
    ['font-src', `'self'`, ...hosted],
    ['connect-src', `'self'`, ...(dev ? [dev.server, dev.socket] : []), ...hosted],
    ['worker-src', `'none'`],
    ['media-src', `'none'`],
    ['object-src', `'none'`],
    ['base-uri', `'none'`],
    ['form-action', `'none'`],
    // The chat page frames its own sandboxed document for diagrams (`diagram-document.ts`).
    ['frame-src', page === 'shell' ? origins.chat : `'self'`, ...hosted],
    ['frame-ancestors', page === 'shell' ? `'none'` : origins.shell],
    ...(dev || scriptOrigin !== undefined ? [] : ([['require-trusted-types-for', `'script'`], ['trusted-types', `'none'`]] satisfies [string, string][])),
  ];
  return directives.map((directive) => directive.join(' ')).join('; ');
}
