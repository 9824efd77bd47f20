import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import type { ColorScheme } from '../../../shared/desktop-api.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { Icon } from '../ui/Icon.tsx';
import { SwitchRow } from '../ui/SwitchRow.tsx';
import { desktopTexts } from './desktop-texts.ts';

const schemes: readonly { value: ColorScheme; label: string; icon: LucideIcon }[] = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
];

/** Takes effect at once; there is nothing to save. */
export function AppearancePanel(): ReactNode {
  const shell = useShell();
  const { colorScheme } = useObservable(shell.state.settings);
  const desktop = useObservable(shell.state.desktop);
  return (
    <>
      <h2>Appearance</h2>
      <RadioGroup.Root
        className="choice-row"
        aria-label="Colour scheme"
        value={colorScheme}
        onValueChange={(value) => shell.state.saveSettings({ colorScheme: value as ColorScheme })}
      >
        {schemes.map(({ value, label, icon }) => (
          <RadioGroup.Item key={value} value={value} className="choice">
            <Icon of={icon} size={18} />
            {label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <p className="panel-hint">System follows your computer’s setting and changes with it.</p>
      {typeof desktop?.accent === 'string' && (
        <SwitchRow
          label={desktopTexts.accent}
          hint={desktopTexts.accentHint}
          checked={desktop.settings.accent === 'system'}
          onChange={(on) => void shell.state.saveDesktop({ accent: on ? 'system' : 'own' })}
        />
      )}
    </>
  );
}
