import { nativeTheme, systemPreferences } from 'electron';
import type { Dispose } from '../platform.ts';

/** The system's accent colour as `#rrggbb`; `null` where there is none, or this Electron cannot tell (Linux before 36). */
export function systemAccent(): string | null {
  try {
    const colour = systemPreferences.getAccentColor();
    return /^[0-9a-f]{6,8}$/i.test(colour) ? `#${colour.slice(0, 6).toLowerCase()}` : null;
  } catch {
    return null;
  }
}

/** Calls back when the accent colour, or what else the system's theme is made of, may be another one. */
export function onAccent(listener: () => void): Dispose {
  systemPreferences.on('accent-color-changed', listener);
  nativeTheme.on('updated', listener);
  const notice = process.platform === 'darwin' ? systemPreferences.subscribeNotification('AppleColorPreferencesChangedNotification', listener) : undefined;
  return () => {
    systemPreferences.off('accent-color-changed', listener);
    nativeTheme.off('updated', listener);
    if (notice !== undefined) systemPreferences.unsubscribeNotification(notice);
  };
}
