import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { ConnectServer } from './ConnectServer.tsx';
import { useTexts } from '../texts.tsx';

interface FirstRunProps {
  /** A server elsewhere is what the person wants. */
  elsewhere: boolean;
  onElsewhere(elsewhere: boolean): void;
}

/** The first thing on a new profile: the server inside the app, or one of a team’s; the account comes below. */
export function FirstRun({ elsewhere, onElsewhere }: FirstRunProps): ReactNode {
  const { firstRun: texts } = useTexts();
  const choices = [
    { value: 'here', label: texts.here, hint: texts.hereHint },
    { value: 'team', label: texts.team, hint: texts.teamHint },
  ];
  return (
    <div className="first-run">
      <p className="welcome-text">{texts.intro}</p>
      <RadioGroup.Root className="choice-column" aria-label={texts.where} value={elsewhere ? 'team' : 'here'} onValueChange={(value) => onElsewhere(value === 'team')}>
        {choices.map(({ value, label, hint }) => (
          <RadioGroup.Item key={value} value={value} className="choice choice-line">
            <span className="choice-dot" aria-hidden="true" />
            <span>
              {label}
              <small>{hint}</small>
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {elsewhere ? <ConnectServer /> : <p className="welcome-text">{texts.account}</p>}
    </div>
  );
}
