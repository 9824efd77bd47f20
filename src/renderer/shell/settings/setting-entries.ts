import type { Texts } from '../../../shared/texts/en/texts.ts';
import type { SettingEntry } from './settings-index.ts';

/** Everything that can be set or seen in the settings, in the words of its panel. */
export const settingEntries = ({ access, archive, common, connection, desktop, models, policy, settings, settingsSearch: also, steps, updates }: Texts): readonly SettingEntry[] => [
  { panel: 'appearance', label: settings.system, also: also.scheme },
  { panel: 'appearance', label: settings.light, also: also.bright },
  { panel: 'appearance', label: settings.dark, also: also.night },
  { panel: 'appearance', label: settings.language, also: also.language },
  { panel: 'desktop', label: desktop.notifications, also: also.notifications },
  { panel: 'desktop', label: desktop.quick, also: also.quick },
  { panel: 'desktop', label: desktop.tray, also: also.tray },
  { panel: 'desktop', label: desktop.startAtLogin, also: also.start },
  { panel: 'desktop', label: desktop.check, also: also.spelling },
  { panel: 'desktop', label: desktop.languages, also: also.dictionaries },
  { panel: 'account', label: steps.account.heading, also: also.codes },
  { panel: 'model', label: models.service, also: also.endpoint },
  { panel: 'model', label: settings.baseUrl, also: also.endpoint },
  { panel: 'model', label: settings.model, also: also.model },
  { panel: 'model', label: settings.apiKey, also: also.apiKey },
  { panel: 'model', label: models.test, also: also.model },
  { panel: 'connection', label: common.thisComputer, also: also.local },
  { panel: 'connection', label: connection.another, also: also.remote },
  { panel: 'connection', label: connection.test, also: also.test },
  { panel: 'connection', label: access.title, also: also.network },
  { panel: 'data', label: archive.kept, also: also.kept },
  { panel: 'data', label: archive.exportAllTitle, also: also.exportAll },
  { panel: 'data', label: archive.importTitle, also: also.import },
  { panel: 'about', label: settings.version, also: also.version },
  { panel: 'about', label: updates.title, also: updates.also },
  { panel: 'managed', label: policy.title, also: policy.also },
  { panel: 'about', label: policy.policy, also: policy.also },
  { panel: 'about', label: settings.copyVersions, also: also.versions },
];
