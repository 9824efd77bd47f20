import { appSlug } from '../../shared/brand.ts';
import type { Settings } from '../../shared/desktop-api.ts';
import { isLanguageChoice } from '../../shared/texts/languages.ts';

export const minSidebarWidth = 220;
export const maxSidebarWidth = 360;
export const defaultSidebarWidth = 264;

const key = `${appSlug}.layout`;

/** Main owns the settings, but its answer comes after the first frame; this copy keeps that frame from jumping. */
export function readLayoutHint(storage: Pick<Storage, 'getItem'>, root: HTMLElement): Settings {
  const { colorScheme: scheme, language } = root.dataset;
  const settings: Settings = {
    colorScheme: scheme === 'light' || scheme === 'dark' ? scheme : 'system',
    language: isLanguageChoice(language) ? language : 'system',
    sidebarWidth: defaultSidebarWidth,
    sidebarOpen: true,
  };
  try {
    const hint: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    if (typeof hint !== 'object' || hint === null) return settings;
    if ('width' in hint && typeof hint.width === 'number') settings.sidebarWidth = clampWidth(hint.width);
    if ('open' in hint && typeof hint.open === 'boolean') settings.sidebarOpen = hint.open;
  } catch {
    // Nothing readable stored: the defaults are right.
  }
  return settings;
}

export function writeLayoutHint(storage: Pick<Storage, 'setItem'>, settings: Settings): void {
  try {
    storage.setItem(key, JSON.stringify({ width: settings.sidebarWidth, open: settings.sidebarOpen }));
  } catch {
    // Only the first frame of the next start is worse off.
  }
}

/** Width of the sidebar in CSS px. */
export function clampWidth(width: number): number {
  return Number.isFinite(width) ? Math.round(Math.min(maxSidebarWidth, Math.max(minSidebarWidth, width))) : defaultSidebarWidth;
}

/** The system's languages as main wrote them into this document: BCP 47 tags, preferred first. */
export function readSystemLanguages(root: HTMLElement): readonly string[] {
  return (root.dataset['systemLanguages'] ?? '').split(',').filter((tag) => tag !== '');
}
