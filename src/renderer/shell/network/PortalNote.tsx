import type { ReactNode } from 'react';
import { useServer, useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts } from '../texts.tsx';
import { WayOut } from './WayOut.tsx';

/** Says before anybody signs in that the network itself wants a sign-in first. */
export function PortalNote(): ReactNode {
  const { access: words, common } = useTexts();
  const server = useServer() ?? common.theServer;
  const isPortal = useObservable(useShell().state.network).obstacle?.kind === 'portal';
  return (
    <div role="status">
      {isPortal && (
        <p className="note note-warn">
          {words.offlinePortal(server)} <WayOut kind="portal" />
        </p>
      )}
    </div>
  );
}
