import type { Texts } from '../../../shared/texts/en/texts.ts';
import type { SettingEntry } from './settings-index.ts';

/** Everything that can be set or seen in the settings, in the words of its panel. */
export const settingEntries = ({ archive, common, connection, desktop, settings, steps }: Texts): readonly SettingEntry[] => [
  { panel: 'appearance', label: settings.system, also: 'colour color scheme theme' },
  { panel: 'appearance', label: settings.light, also: 'colour color scheme theme bright' },
  { panel: 'appearance', label: settings.dark, also: 'colour color scheme theme night' },
  { panel: 'appearance', label: settings.language, also: 'language locale translation' },
  { panel: 'desktop', label: desktop.notifications, also: 'notification announce badge' },
  { panel: 'desktop', label: desktop.quick, also: 'quick entry global shortcut hotkey' },
  { panel: 'desktop', label: desktop.tray, also: 'tray icon menu bar status close background minimise' },
  { panel: 'desktop', label: desktop.startAtLogin, also: 'start login autostart boot' },
  { panel: 'desktop', label: desktop.check, also: 'spell check spelling dictionary' },
  { panel: 'desktop', label: desktop.languages, also: 'spell check dictionary language' },
  { panel: 'account', label: steps.account.heading, also: 'two factor 2fa totp authenticator recovery codes security' },
  { panel: 'model', label: settings.baseUrl, also: 'model endpoint address openai ollama' },
  { panel: 'model', label: settings.model, also: 'language model name' },
  { panel: 'model', label: settings.apiKey, also: 'model token secret' },
  { panel: 'connection', label: common.thisComputer, also: 'server local offline' },
  { panel: 'connection', label: connection.another, also: 'backend remote team address' },
  { panel: 'connection', label: connection.test, also: 'check server reach' },
  { panel: 'data', label: archive.kept, also: 'storage history encryption sync pause' },
  { panel: 'data', label: archive.exportAllTitle, also: 'save backup download markdown json zip' },
  { panel: 'data', label: archive.importTitle, also: 'restore backup load' },
  { panel: 'about', label: settings.version, also: 'about update electron' },
  { panel: 'about', label: settings.copyVersions, also: 'about support report' },
];
