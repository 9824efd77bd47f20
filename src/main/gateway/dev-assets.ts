import type { ChatPageSettings } from '../../shared/chat-page.ts';
import type { ColorScheme } from '../../shared/desktop-api.ts';
import type { LanguageChoice } from '../../shared/texts/languages.ts';
import type { Fetch } from '../platform.ts';
import type { Assets } from './assets.ts';
import { contentSecurityPolicy, type PageOrigins } from './csp.ts';
import { diagramPath, diagramPolicy } from './diagram-document.ts';
import { scriptOriginOf, settingsFor } from './documents.ts';
import { fillHtml, languageValues } from './html.ts';

export interface DevAssetsDeps {
  /** Vite's server, from `ELECTRON_RENDERER_URL`. */
  server: string;
  origins: PageOrigins;
  colorScheme: () => ColorScheme;
  language: () => LanguageChoice;
  /** The system's, as BCP 47 tags, preferred first. */
  systemLanguages: readonly string[];
  chat: () => ChatPageSettings;
  fetch: Fetch;
}

/**
 * Development's stand-in for `createAssets`: the same pages on the same origins, each file fetched from Vite, so that
 * hot reload works while requests, bridge and origins are the real ones. The policy is looser only where Vite's client
 * needs it: inline scripts and styles, and its WebSocket.
 */
export function createDevAssets({ server, origins, colorScheme, language, systemLanguages, chat, fetch }: DevAssetsDeps): Assets {
  const { origin } = new URL(server);
  return async (page, request) => {
    const { pathname, search } = new URL(request.url);
    const isDocument = pathname === '' || pathname === '/';
    const response = await fetch(origin + (isDocument ? `/${page}/index.html` : pathname + search), {
      headers: { accept: request.headers.get('accept') ?? '*/*' },
    });
    if (!response.ok) return undefined;
    const headers = new Headers({ 'content-type': response.headers.get('content-type') ?? 'application/octet-stream', 'cache-control': 'no-store' });
    if (pathname === diagramPath) {
      headers.set('content-security-policy', diagramPolicy(origins, 'dev'));
      return new Response((await response.text()).replace('%CSP_NONCE%', 'dev'), { headers });
    }
    if (!isDocument) return new Response(response.body, { headers });
    const settings = settingsFor(request.url, chat());
    const scriptOrigin = page === 'chat' ? scriptOriginOf(settings) : undefined;
    headers.set('content-security-policy', contentSecurityPolicy({ page, origins, nonce: '', devServer: origin, scriptOrigin }));
    const values = { CHAT_ORIGIN: origins.chat, SHELL_ORIGIN: origins.shell, CSP_NONCE: '', COLOR_SCHEME: colorScheme(), ...languageValues(language(), systemLanguages), CHAT_SETTINGS: JSON.stringify(settings) };
    const html = fillHtml(await response.text(), values);
    // The document is at `/`, its sources in the page's folder.
    return new Response(html.replace(/(src|href)="\.\//g, `$1="/${page}/`), { headers });
  };
}
