import { appAccent } from '../../shared/brand.ts';
import { black, inkOn, parseColour, toHex } from '../../shared/colours.ts';

/** Markup whose values were escaped. */
export interface Markup {
  readonly markup: string;
}

/** A template whose values are escaped unless they are markup themselves; lists are joined, `undefined` and `false` are nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly unknown[]): Markup {
  return { markup: parts.map((part, index) => (index === 0 ? part : show(values[index - 1]) + part)).join('') };
}

function show(value: unknown): string {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return value.map(show).join('');
  if (typeof value === 'object' && 'markup' in value && typeof value.markup === 'string') return value.markup;
  return escapeText(typeof value === 'string' || typeof value === 'number' ? String(value) : '');
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export interface PageOptions {
  title: string;
  lang: string;
  body: Markup;
  status?: number | undefined;
  /** Where the browser goes by itself. */
  next?: string | undefined;
  setCookies?: readonly string[];
  /** Marks the page's own style and script, and nothing else. */
  nonce: string;
  /** For the pages of passkeys, which no form can ask for. May call this server. */
  script?: string | undefined;
}

/** A whole page: no script but its own where it has one, nothing from elsewhere, in no frame, kept nowhere. */
export function pageResponse({ title, lang, body, status = 200, next, setCookies = [], nonce, script }: PageOptions): Response {
  const text = html`<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${next === undefined ? undefined : html`<meta http-equiv="refresh" content="0; url=${next}">`}
<title>${title}</title>
<style nonce="${nonce}">${{ markup: style }}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
${script === undefined ? undefined : html`<script nonce="${nonce}" type="module">${{ markup: script }}</script>`}
</body>
</html>
`.markup;
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}';${script === undefined ? '' : ` script-src 'nonce-${nonce}'; connect-src 'self';`} form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    // Not `no-referrer`, with which browsers send forms with the origin `null`.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  for (const line of setCookies) headers.append('set-cookie', line);
  return new Response(text, { status, headers });
}

/** Sends the browser to another page of this server. */
export function goTo(path: string, setCookies: readonly string[] = []): Response {
  const headers = new Headers({ location: path, 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
  for (const line of setCookies) headers.append('set-cookie', line);
  return new Response(null, { status: 303, headers });
}

function onAccent(accent: string): string {
  return toHex(inkOn(parseColour(accent) ?? black));
}

/** The app's look (`src/renderer/styles`), as far as a form needs it, in the brand's colour. */
const style = `
:root { --bg: #fcfcfd; --raised: #fff; --line: #d9d9e0; --control: #8b8d98; --text: #1c2024; --soft: #5f6169; --accent: ${appAccent.light}; --on-accent: ${onAccent(appAccent.light)}; --danger: #b3261e; --danger-bg: #fff0ef; }
@media (prefers-color-scheme: dark) { :root { --bg: #111113; --raised: #18191b; --line: #363a3f; --control: #777b84; --text: #edeef0; --soft: #b0b4ba; --accent: ${appAccent.dark}; --on-accent: ${onAccent(appAccent.dark)}; --danger: #ffb3ab; --danger-bg: #3b1512; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; background: var(--bg); color: var(--text); font: 15px/24px system-ui, sans-serif; }
main { display: grid; gap: 16px; width: min(100%, 384px); }
h1 { margin: 0; font-size: 20px; line-height: 28px; font-weight: 600; text-align: center; }
p { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
form, .ways { display: grid; gap: 16px; }
label { display: grid; gap: 4px; font-size: 14px; line-height: 20px; }
label.row { display: flex; gap: 8px; align-items: center; }
input:not([type=checkbox]) { font: inherit; padding: 7px 10px; border: 1px solid var(--control); border-radius: 6px; background: var(--raised); color: inherit; width: 100%; }
.button { display: block; font: inherit; font-weight: 500; text-align: center; text-decoration: none; padding: 8px 16px; border-radius: 6px; border: 1px solid var(--control); background: var(--raised); color: var(--text); cursor: pointer; }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.problem { color: var(--danger); background: var(--danger-bg); border-radius: 6px; padding: 8px 12px; }
.code { font: 600 18px/28px ui-monospace, monospace; letter-spacing: .08em; text-align: center; color: var(--text); }
.paste { font: 13px/20px ui-monospace, monospace; color: var(--text); background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: 8px; user-select: all; word-break: break-all; }
hr { width: 100%; border: 0; border-top: 1px solid var(--line); margin: 0; }
@media (forced-colors: active) { .button { border-color: ButtonText; } }
`;
