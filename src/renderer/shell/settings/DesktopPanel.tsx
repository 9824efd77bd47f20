import { RadioGroup } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import type { DesktopChange, DesktopSettings, DesktopView } from '../../../shared/desktop-view.ts';
import { LockLine, useFeature } from '../policy/LockLine.tsx';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts } from '../texts.tsx';
import { SwitchRow } from '../ui/SwitchRow.tsx';
import { QuickKeys } from './QuickKeys.tsx';
import { SpellLanguages } from './SpellLanguages.tsx';

const choices: readonly DesktopSettings['notifications'][] = ['full', 'quiet', 'off'];

/** Notifications, tray, start and spelling. Takes effect at once; there is nothing to save. */
export function DesktopPanel({ view }: { view: DesktopView }): ReactNode {
  const { desktop: texts, policy } = useTexts();
  const { switchedOff } = policy;
  const [withContent, withQuick] = [useFeature('notificationContent'), useFeature('quickEntry')];
  const shell = useShell();
  const platform = useObservable(shell.state.info)?.platform ?? '';
  const isMac = platform.startsWith('darwin');
  const [problem, setProblem] = useState<string>();
  const { settings, trayPossible, notificationsPossible, startAtLogin, spellLanguages } = view;
  const save = (change: DesktopChange): void => void shell.state.saveDesktop(change).then(setProblem);

  return (
    <>
      <h2>{texts.title}</h2>
      {problem !== undefined && (
        <p className="panel-problem" role="alert">
          {problem}
        </p>
      )}
      <section className="data-part" aria-labelledby="desktop-notices">
        <h3 id="desktop-notices">{texts.notifications}</h3>
        {notificationsPossible ? (
          <RadioGroup.Root
            className="choice-column"
            aria-labelledby="desktop-notices"
            value={settings.notifications}
            onValueChange={(value) => save({ notifications: value as DesktopSettings['notifications'] })}
          >
            {choices.map((value) => (
              <RadioGroup.Item key={value} value={value} className="choice choice-line" disabled={value === 'full' && !withContent}>
                <span className="choice-dot" aria-hidden="true" />
                <span>
                  {texts[value]}
                  <small>{value === 'full' && !withContent ? switchedOff : texts[`${value}Hint`]}</small>
                </span>
              </RadioGroup.Item>
            ))}
          </RadioGroup.Root>
        ) : (
          <p className="panel-hint">{texts.noNotifications}</p>
        )}
      </section>
      <section className="data-part" aria-labelledby="desktop-quick">
        <h3 id="desktop-quick">{texts.quick}</h3>
        {!withQuick ? <LockLine text={switchedOff} /> : <QuickKeys keys={settings.quickKeys} state={view.quick} isLinux={platform.startsWith('linux')} onChange={(quickKeys) => save({ quickKeys })} />}
      </section>
      <section className="data-part" aria-labelledby="desktop-tray">
        <h3 id="desktop-tray">{texts.tray}</h3>
        {trayPossible ? (
          <>
            <SwitchRow label={isMac ? texts.menuBarIcon : texts.trayIcon} hint={texts.trayIconHint} checked={settings.tray} onChange={(tray) => save({ tray })} />
            {!isMac && (
              <SwitchRow label={texts.closeToTray} hint={texts.closeToTrayHint} checked={settings.tray && settings.closeToTray} disabled={!settings.tray} onChange={(closeToTray) => save({ closeToTray })} />
            )}
          </>
        ) : (
          <p className="panel-hint">{texts.noTray}</p>
        )}
      </section>
      {startAtLogin !== null && (
        <section className="data-part" aria-labelledby="desktop-start">
          <h3 id="desktop-start">{texts.start}</h3>
          <SwitchRow label={texts.startAtLogin} hint={texts.startHint} checked={startAtLogin} onChange={(on) => save({ startAtLogin: on })} />
        </section>
      )}
      <section className="data-part" aria-labelledby="desktop-spelling">
        <h3 id="desktop-spelling">{texts.spelling}</h3>
        <SwitchRow label={texts.check} hint={spellLanguages === null ? texts.systemSpelling : undefined} checked={settings.spelling} onChange={(spelling) => save({ spelling })} />
        {spellLanguages !== null && settings.spelling && (
          <SpellLanguages available={spellLanguages} chosen={settings.spellLanguages} onChange={(languages) => save({ spellLanguages: languages })} />
        )}
      </section>
    </>
  );
}
