import { builtInParameter, usesMicrophone, type ChatPageSettings } from '../../shared/chat-page.ts';
import type { Page, PageOrigins } from './csp.ts';

/** The settings for one document: after the hosted element failed, the page asks for itself again without it. */
export function settingsFor(url: string, settings: ChatPageSettings): ChatPageSettings {
  if (settings.hosted === undefined || !new URL(url).searchParams.has(builtInParameter)) return settings;
  const builtIn = { ...settings };
  delete builtIn.hosted;
  return builtIn;
}

/** Where the hosted element's script comes from; `undefined`: the built-in element is used. */
export function scriptOriginOf({ hosted }: ChatPageSettings): string | undefined {
  return hosted && new URL(hosted.scriptUrl).origin;
}

export interface DocumentOptions {
  page: Page;
  origins: PageOrigins;
  settings: ChatPageSettings;
}

const deniedFeatures = ['camera', 'display-capture', 'geolocation', 'hid', 'midi', 'payment', 'serial', 'usb'];

/** Headers of every document, beside its policy. Clipboard writing stays open: copying code is a feature. */
export function documentHeaders({ page, origins, settings }: DocumentOptions): [string, string][] {
  const headers: [string, string][] = [
    ['cache-control', 'no-store'],
    ['permissions-policy', [...deniedFeatures.map((feature) => `${feature}=()`), `microphone=${microphone(page, origins, settings)}`].join(', ')],
  ];
  // The two pages are one site in the web host (same address, two ports): ask for separate processes all the same.
  // Never on `app://`, whose origins have their own processes anyway: Electron 33 ends its main process over this header.
  // Other pages of the browser could open the shell there. In Electron nobody opens a page but main, and the header would cost
  // a process: the one that was started for the window is thrown away when the document says so.
  if (origins.shell.startsWith('http')) headers.push(['cross-origin-opener-policy', 'same-origin'], ['origin-agent-cluster', '?1']);
  // The hosted element's own frame checks who embeds it.
  if (page === 'chat' && settings.hosted !== undefined) headers.push(['referrer-policy', 'strict-origin-when-cross-origin']);
  return headers;
}

/** Dictation is the chat page's alone; its parent cannot pass on what it does not have itself. */
function microphone(page: Page, origins: PageOrigins, settings: ChatPageSettings): string {
  if (page === 'shell') return `(self "${origins.chat}")`;
  return usesMicrophone(settings) ? '(self)' : '()';
}
