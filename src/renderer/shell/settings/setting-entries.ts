import { stepTexts } from '../sign-in/step-texts.ts';
import { desktopTexts as texts } from './desktop-texts.ts';
import type { SettingEntry } from './settings-index.ts';

/** Everything that can be set or seen in the settings, in the words of its panel. */
export const settingEntries: readonly SettingEntry[] = [
  { panel: 'appearance', label: 'System', also: 'colour color scheme theme' },
  { panel: 'appearance', label: 'Light', also: 'colour color scheme theme bright' },
  { panel: 'appearance', label: 'Dark', also: 'colour color scheme theme night' },
  { panel: 'desktop', label: texts.notifications, also: 'notification announce badge' },
  { panel: 'desktop', label: texts.quick, also: 'quick entry global shortcut hotkey' },
  { panel: 'desktop', label: texts.tray, also: 'tray icon menu bar status close background minimise' },
  { panel: 'desktop', label: texts.startAtLogin, also: 'start login autostart boot' },
  { panel: 'desktop', label: texts.check, also: 'spell check spelling dictionary' },
  { panel: 'desktop', label: texts.languages, also: 'spell check dictionary language' },
  { panel: 'account', label: stepTexts.account.heading, also: 'two factor 2fa totp authenticator recovery codes security' },
  { panel: 'model', label: 'Base URL', also: 'model endpoint address openai ollama' },
  { panel: 'model', label: 'Model', also: 'language model name' },
  { panel: 'model', label: 'API key', also: 'model token secret' },
  { panel: 'connection', label: 'This computer', also: 'server local offline' },
  { panel: 'connection', label: 'Another server', also: 'backend remote team address' },
  { panel: 'connection', label: 'Test connection', also: 'check server reach' },
  { panel: 'data', label: 'Where your chats are kept', also: 'storage history encryption sync pause' },
  { panel: 'data', label: 'Export all chats', also: 'save backup download markdown json zip' },
  { panel: 'data', label: 'Import', also: 'restore backup load' },
  { panel: 'about', label: 'Version', also: 'about update electron' },
  { panel: 'about', label: 'Copy versions', also: 'about support report' },
];
