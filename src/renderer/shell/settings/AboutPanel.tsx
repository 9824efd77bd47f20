import type { ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts } from '../texts.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Logo } from '../ui/Logo.tsx';
import { LicensesFold } from './LicensesFold.tsx';
import { SpeedSection } from './speed/SpeedSection.tsx';
import { UpdatePanel } from '../updates/UpdatePanel.tsx';

/** Versions, ready to be copied into a report. */
export function AboutPanel(): ReactNode {
  const { settings, policy: words } = useTexts();
  const { state } = useShell();
  const info = useObservable(state.info);
  const policy = useObservable(state.policy);
  if (info === undefined) return <h2>{settings.about}</h2>;
  const facts: [string, string][] = [
    [settings.version, info.version],
    [settings.runsAs, info.host === 'web' ? settings.browserHere : settings.desktopApp],
    [settings.runsOn, info.platform],
    [words.policy, policy?.status !== 'managed' ? words.none : policy.policy.organisation === undefined ? words.managed : words.managedBy(policy.policy.organisation)],
    ...Object.entries(info.runtime).map(([name, version]): [string, string] => [name.charAt(0).toUpperCase() + name.slice(1), version]),
  ];
  const text = [info.name, ...facts.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return (
    <>
      <h2>{settings.about}</h2>
      <p className="about-name">
        <Logo size={20} /> {info.name}
      </p>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <CopyButton text={text} label={settings.copyVersions} />
      <UpdatePanel />
      <SpeedSection />
      <LicensesFold />
    </>
  );
}
