/** How the app behaves on this desktop; the web host has none of it. */
export interface DesktopSettings {
  /** When a reply ends that nobody watches: with its first words, only that there is one, or not at all. */
  notifications: 'full' | 'quiet' | 'off';
  /** An icon in the tray, or in the menu bar. */
  tray: boolean;
  /** Closing the last window leaves the app in the tray. */
  closeToTray: boolean;
  /** Accelerator that opens quick entry from everywhere; empty: none. */
  quickKeys: string;
  spelling: boolean;
  /** BCP 47; empty: those of the system. */
  spellLanguages: readonly string[];
  /** The system's accent colour, or the app's own. */
  accent: 'system' | 'own';
}

/** The settings, and what this desktop makes of them. */
export interface DesktopView {
  settings: DesktopSettings;
  /** Whether there is a place for an icon: some desktops of Linux have none. */
  trayPossible: boolean;
  notificationsPossible: boolean;
  /** `null`: the system is not asked here. */
  startAtLogin: boolean | null;
  /** `taken`: another app has that key. */
  quick: 'off' | 'ready' | 'taken';
  /** Languages there are dictionaries for; `null`: the system checks, in languages of its own. */
  spellLanguages: readonly string[] | null;
  /** The system's accent colour as `#rrggbb`; `null`: it has none, or does not say. */
  accent: string | null;
}

export type DesktopChange = { [K in keyof DesktopSettings]?: DesktopSettings[K] } & { startAtLogin?: boolean };

export const defaultDesktop: DesktopSettings = {
  notifications: 'full',
  tray: true,
  closeToTray: false,
  quickKeys: 'CmdOrCtrl+Shift+Space',
  spelling: true,
  spellLanguages: [],
  accent: 'system',
};

/** Modifiers and one key, in Electron's words: at least one modifier besides Shift, so that typing stays typing. */
export function isGlobalKeys(text: string): boolean {
  const parts = text.split('+');
  const key = parts.pop() ?? '';
  const held = new Set(parts);
  const known = ['CmdOrCtrl', 'Ctrl', 'Cmd', 'Alt', 'Shift', 'Super'];
  if (held.size !== parts.length || !parts.every((part) => known.includes(part)) || ![...held].some((part) => part !== 'Shift')) return false;
  return /^([A-Z0-9]|F([1-9]|1[0-9]|2[0-4])|Space|Tab|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|[,./;'[\]\\`=-])$/.test(key);
}
