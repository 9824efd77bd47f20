import { appSlug } from '../../shared/brand.ts';
import type { DesktopApi } from '../../shared/desktop-api.ts';

/** What preload has put on `window` under the app's name; absent in the web host. */
export function bridge(): DesktopApi | undefined {
  return (globalThis as unknown as Readonly<Record<string, unknown>>)[appSlug] as DesktopApi | undefined;
}

/** @returns preload's bridge, or the web host's twin of it. */
export async function openDesktop(): Promise<DesktopApi> {
  const own = bridge();
  if (own !== undefined) return own;
  const { createWebBridge } = await import('./web-bridge.ts');
  return createWebBridge();
}
