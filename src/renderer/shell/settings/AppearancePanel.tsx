import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useId, type ReactNode } from 'react';
import type { ColorScheme } from '../../../shared/desktop-api.ts';
import { isLanguageChoice, languageNames, languages } from '../../../shared/texts/languages.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts, useWords } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { SwitchRow } from '../ui/SwitchRow.tsx';

const schemes: readonly { value: ColorScheme; icon: LucideIcon }[] = [
  { value: 'system', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
];

/** Takes effect at once; there is nothing to save. */
export function AppearancePanel(): ReactNode {
  const shell = useShell();
  const { settings, desktop: desktopWords } = useTexts();
  const { colorScheme } = useObservable(shell.state.settings);
  const desktop = useObservable(shell.state.desktop);
  return (
    <>
      <h2>{settings.appearance}</h2>
      <RadioGroup.Root
        className="choice-row"
        aria-label={settings.colourScheme}
        value={colorScheme}
        onValueChange={(value) => shell.state.saveSettings({ colorScheme: value as ColorScheme })}
      >
        {schemes.map(({ value, icon }) => (
          <RadioGroup.Item key={value} value={value} className="choice">
            <Icon of={icon} size={18} />
            {settings[value]}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <p className="panel-hint">{settings.schemeHint}</p>
      {typeof desktop?.accent === 'string' && (
        <SwitchRow
          label={desktopWords.accent}
          hint={desktopWords.accentHint}
          checked={desktop.settings.accent === 'system'}
          onChange={(on) => void shell.state.saveDesktop({ accent: on ? 'system' : 'own' })}
        />
      )}
      <LanguageField />
    </>
  );
}

/** Each language in its own words, so that whoever chose a wrong one finds the way back. */
function LanguageField(): ReactNode {
  const shell = useShell();
  const { texts, system } = useWords();
  const { settings } = texts;
  const { language } = useObservable(shell.state.settings);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{settings.language}</label>
      <select
        id={id}
        className="select"
        value={language}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => isLanguageChoice(target.value) && shell.state.saveSettings({ language: target.value })}
      >
        <option value="system">{settings.languageOfSystem(languageNames[system])}</option>
        {languages.map((each) => (
          <option key={each} value={each} lang={each}>
            {languageNames[each]}
          </option>
        ))}
      </select>
      <p id={`${id}-note`} className="field-note">
        {settings.languageHint}
      </p>
    </div>
  );
}
