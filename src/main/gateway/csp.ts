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
}

/**
 * The page's Content-Security-Policy. Everything is closed and then opened one by one; there is no remote host in it,
 * so that model output can neither load nor report anything. Trusted Types without any policy: no string becomes HTML or script.
 */
export function contentSecurityPolicy({ page, origins, nonce, devServer }: CspOptions): string {
  const dev = devServer === undefined ? undefined : { server: devServer, socket: devServer.replace(/^http/, 'ws') };
  const directives: [string, ...string[]][] = [
    ['default-src', `'none'`],
    ['script-src', `'self'`, ...(dev ? [`'unsafe-inline'`, dev.server] : [])],
    ['style-src', `'self'`, ...(dev ? [`'unsafe-inline'`] : [`'nonce-${nonce}'`])],
    ['img-src', `'self'`, 'data:', 'blob:'],
    ['font-src', `'self'`],
    ['connect-src', `'self'`, ...(dev ? [dev.server, dev.socket] : [])],
    ['worker-src', `'none'`],
    ['media-src', `'none'`],
    ['object-src', `'none'`],
    ['base-uri', `'none'`],
    ['form-action', `'none'`],
    ...(page === 'shell' ? ([['frame-src', origins.chat]] satisfies [string, string][]) : []),
    ['frame-ancestors', page === 'shell' ? `'none'` : origins.shell],
    ...(dev ? [] : ([['require-trusted-types-for', `'script'`], ['trusted-types', `'none'`]] satisfies [string, string][])),
  ];
  return directives.map((directive) => directive.join(' ')).join('; ');
}
