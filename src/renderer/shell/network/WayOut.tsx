import type { ReactNode } from 'react';
import type { Obstacle } from '../../../shared/network.ts';
import { useShell } from '../shell-context.tsx';
import { useTexts } from '../texts.tsx';

interface WayOutProps {
  kind: Obstacle['kind'];
  /** The place for certificates at hand; that of the settings otherwise. */
  onCertificate?: (() => void) | undefined;
}

/** The one button that leads past what stands in the way. */
export function WayOut({ kind, onCertificate }: WayOutProps): ReactNode {
  const shell = useShell();
  const { access: words } = useTexts();
  const { methods } = shell.desktop;
  const openSettings = (): void => shell.ui.update((ui) => ({ ...ui, diagnosticsTab: undefined, settingsPanel: 'connection', settingWanted: 'network' }));
  const label = { portal: words.signInToNetwork, certificate: words.addCertificate, proxy: words.enterLogin }[kind];

  function go(): void {
    if (kind === 'portal') void methods['network.openPortal']();
    else if (kind === 'certificate') (onCertificate ?? openSettings)();
    else {
      const { obstacle, proxies } = shell.state.network.get();
      const proxy = obstacle?.kind === 'proxy' ? obstacle.proxy : proxies.find(({ login }) => login === 'wanted')?.proxy;
      if (proxy === undefined) openSettings();
      else void methods['network.ask']({ proxy });
    }
  }

  return (
    <button type="button" className="link" onClick={go}>
      {label}
    </button>
  );
}
