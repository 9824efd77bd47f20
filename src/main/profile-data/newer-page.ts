import { createHash } from 'node:crypto';
import type { WordsNow } from '../words.ts';
import type { Snapshot } from './snapshots.ts';

/** Where the page is; its links are what a person wants done. */
export const newerOrigin = 'app://newer';

export type NewerChoice = { kind: 'restore'; name: string } | { kind: 'empty' } | { kind: 'quit' };

export interface NewerPage {
  /** Of the app. */
  name: string;
  /** The version that runs. */
  version: string;
  /** The version that has used the data last. */
  last: string;
  snapshots: readonly Snapshot[];
  /** The last try to put data back has failed. */
  failed: boolean;
}

const style = `
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; }
body { display: grid; place-items: center; min-height: 100vh; margin: 0; }
main { width: min(440px, calc(100vw - 48px)); padding: 24px 0; }
h1 { font-size: 20px; line-height: 1.3; font-weight: 600; }
p { margin: 12px 0; overflow-wrap: anywhere; }
ul { display: grid; gap: 8px; margin: 20px 0; padding: 0; list-style: none; }
a { display: block; padding: 8px 12px; border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); border-radius: 8px; color: CanvasText; text-decoration: none; }
a:hover { background: color-mix(in srgb, CanvasText 7%, Canvas); }
a:focus-visible { outline: 2px solid Highlight; outline-offset: 2px; }
.soft { color: color-mix(in srgb, CanvasText 70%, Canvas); font-size: 13px; }
.problem { padding: 8px 12px; border-radius: 8px; background: color-mix(in srgb, #d33 14%, Canvas); }
`;

/** A page without script: nothing of the app runs on data that it does not know. */
export function newerResponse({ name, version, last, snapshots, failed }: NewerPage, { tag, dir, texts: { updates: words } }: WordsNow): Response {
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' });
  const choice = (path: string, label: string): string => `<li><a href="${newerOrigin}/${path}">${escaped(label)}</a></li>`;
  const choices = [
    ...snapshots.map((one) => choice(`restore?name=${encodeURIComponent(one.name)}`, words.newerBack(date.format(one.at), one.version))),
    choice('empty', words.newerEmpty),
    choice('quit', words.newerQuit),
  ];
  const html = `<!doctype html><html lang="${tag}" dir="${dir}"><head><meta charset="utf-8"><title>${escaped(name)}</title><style>${style}</style></head><body><main>
<h1>${escaped(words.newerTitle)}</h1>
${failed ? `<p class="problem" role="alert">${escaped(words.newerFailed)}</p>` : ''}
<p>${escaped(words.newerText(last, version))}</p>
<p>${escaped(words.newerUpdate(last))}</p>
<ul>${choices.join('')}</ul>
<p class="soft">${escaped(snapshots.length > 0 ? words.newerAside('set-aside') : words.newerNoCopy)}</p>
</main></body></html>
`;
  const hash = createHash('sha256').update(style).digest('base64');
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      'x-content-type-options': 'nosniff',
    },
  });
}

/** What a link of the page asks for; `undefined` for every other address. */
export function newerChoice(address: string, snapshots: readonly Snapshot[]): NewerChoice | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || `${url.protocol}//${url.host}` !== newerOrigin) return undefined;
  if (url.pathname === '/empty' || url.pathname === '/quit') return { kind: url.pathname === '/empty' ? 'empty' : 'quit' };
  const name = url.searchParams.get('name');
  return url.pathname === '/restore' && snapshots.some((one) => one.name === name) ? { kind: 'restore', name: name ?? '' } : undefined;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
