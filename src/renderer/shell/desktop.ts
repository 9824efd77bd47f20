import type { DesktopApi } from '../../shared/desktop-api.ts';

declare global {
  interface Window {
    /** Put there by preload; absent in the web host. */
    latchkey?: DesktopApi;
  }
}

/** @returns preload's bridge, or the web host's twin of it. */
export async function openDesktop(): Promise<DesktopApi> {
  if (window.latchkey !== undefined) return window.latchkey;
  const { createWebBridge } = await import('./web-bridge.ts');
  return createWebBridge();
}
