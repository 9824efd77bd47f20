import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ChatPageSettings } from '../../shared/chat-page.ts';
import type { ColorScheme } from '../../shared/desktop-api.ts';
import type { LanguageChoice } from '../../shared/texts/languages.ts';
import { contentTypeOf, indexFiles } from './asset-index.ts';
import { contentSecurityPolicy, type Page, type PageOrigins } from './csp.ts';
import { diagramPath, diagramPolicy } from './diagram-document.ts';
import { documentHeaders, scriptOriginOf, settingsFor } from './documents.ts';
import { fillHtml, languageValues } from './html.ts';

/** Answers GET and HEAD for the page's static files; `undefined`: no such file for this page. */
export type Assets = (page: Page, request: Request) => Promise<Response | undefined>;

export interface AssetsDeps {
  /** The build's renderer folder, also inside an asar: `shell/index.html`, `chat/index.html`, `assets/*`. */
  root: string;
  origins: PageOrigins;
  /** Asked for each HTML answer, so that the first frame has the right background. */
  colorScheme: () => ColorScheme;
  language: () => LanguageChoice;
  /** The system's, as BCP 47 tags, preferred first. */
  systemLanguages: readonly string[];
  /** What the chat page is told of the active connection. */
  chat: () => ChatPageSettings;
}

const otherPage: Record<Page, Page> = { shell: 'chat', chat: 'shell' };

/** File names with Vite's content hash never change their content. */
const hashed = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/** Serves the built pages. Nothing is read before the first request, and only HTML is kept in memory. */
export function createAssets({ root, origins, colorScheme, language, systemLanguages, chat }: AssetsDeps): Assets {
  let index: Promise<ReadonlyMap<string, string>> | undefined;
  const templates = new Map<string, Promise<string>>();

  return async (page, request) => {
    const path = pathOf(page, request.url);
    if (path === undefined || path.startsWith(`/${otherPage[page]}/`)) return undefined;
    index ??= indexFiles(root);
    const file = (await index).get(path);
    if (file === undefined) return undefined;
    if (path === diagramPath) return diagram(file, request);
    if (path.endsWith('.html')) return html(page, file, request);
    const bytes = await readFile(file);
    const headers = headersFor(path);
    headers.set('content-length', String(bytes.byteLength));
    return new Response(request.method === 'HEAD' ? null : bytes, { headers });
  };

  /** Large and rarely asked for, so it is not kept. */
  async function diagram(file: string, request: Request): Promise<Response> {
    const nonce = randomBytes(16).toString('base64');
    const text = (await readFile(file, 'utf8')).replace('%CSP_NONCE%', nonce);
    const headers = headersFor(file);
    headers.set('cache-control', 'no-store');
    headers.set('content-security-policy', diagramPolicy(origins, nonce));
    return new Response(request.method === 'HEAD' ? null : text, { headers });
  }

  async function html(page: Page, file: string, request: Request): Promise<Response> {
    let template = templates.get(file);
    if (template === undefined) templates.set(file, (template = readFile(file, 'utf8')));
    const nonce = randomBytes(16).toString('base64');
    const settings = settingsFor(request.url, chat());
    const text = fillHtml(await template, {
      CHAT_ORIGIN: origins.chat,
      SHELL_ORIGIN: origins.shell,
      CSP_NONCE: nonce,
      COLOR_SCHEME: colorScheme(),
      ...languageValues(language(), systemLanguages),
      CHAT_SETTINGS: JSON.stringify(settings),
    });
    const scriptOrigin = page === 'chat' ? scriptOriginOf(settings) : undefined;
    const headers = headersFor(file);
    for (const [name, value] of documentHeaders({ page, origins, settings })) headers.set(name, value);
    headers.set('content-security-policy', contentSecurityPolicy({ page, origins, nonce, scriptOrigin }));
    return new Response(request.method === 'HEAD' ? null : text, { headers });
  }
}

/** The decoded path of an asset, `/` being the page's own document; `undefined` where it cannot be decoded. */
function pathOf(page: Page, url: string): string | undefined {
  const { pathname } = new URL(url);
  if (pathname === '' || pathname === '/') return `/${page}/index.html`;
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

function headersFor(path: string): Headers {
  return new Headers({
    'content-type': contentTypeOf(path),
    'cache-control': hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
}
