import type { ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Logo } from '../ui/Logo.tsx';

const hosts = { electron: 'Desktop app', web: 'Browser on this computer' } as const;

/** Versions, ready to be copied into a report. */
export function AboutPanel(): ReactNode {
  const info = useObservable(useShell().state.info);
  if (info === undefined) return <h2>About</h2>;
  const facts: [string, string][] = [
    ['Version', info.version],
    ['Runs as', hosts[info.host]],
    ['System', info.platform],
    ...Object.entries(info.runtime).map(([name, version]): [string, string] => [name.charAt(0).toUpperCase() + name.slice(1), version]),
  ];
  const text = [info.name, ...facts.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return (
    <>
      <h2>About</h2>
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
      <CopyButton text={text} label="Copy versions" />
    </>
  );
}
