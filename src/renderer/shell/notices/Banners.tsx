import { CloudOff, Info, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { BeginAnew } from '../server/BeginAnew.tsx';
import { NextTry } from '../server/NextTry.tsx';
import { WayOut } from '../network/WayOut.tsx';
import { useShell, useUi } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { BannerContent } from './banner-content.ts';
import { listBanners } from './banner-list.ts';

/** Lines above the conversation. The region is always there, so that assistive technology hears a line appear. */
export function Banners({ online }: { online: boolean }): ReactNode {
  const shell = useShell();
  const { hiddenBanners } = useUi();
  const vault = useObservable(shell.state.vault);
  const connection = useObservable(shell.state.connection);
  const history = useObservable(shell.state.history);
  const server = useObservable(shell.state.server);
  const updates = useObservable(shell.state.updates);
  const { obstacle } = useObservable(shell.state.network);
  const banners = listBanners(useTexts(), { obstacle, online, vault, connection, history, server, updates, hidden: hiddenBanners });
  return (
    <div className="banners" aria-live="polite">
      {banners.map((banner) => (
        <BannerLine key={banner.id} banner={banner} />
      ))}
    </div>
  );
}

function BannerLine({ banner }: { banner: BannerContent }): ReactNode {
  const shell = useShell();
  const { common, notices, updates } = useTexts();
  const [unfolded, setUnfolded] = useState(false);
  const [busy, setBusy] = useState(false);
  const hide = (): void => {
    // Main remembers that this one was read.
    if (banner.id === 'update') void shell.desktop.methods['updates.dismiss']();
    else shell.ui.update((ui) => ({ ...ui, hiddenBanners: [...ui.hiddenBanners, banner.id] }));
  };
  const retry = (): void => {
    setBusy(true);
    // A server that pauses between two attempts is asked for the next one first.
    const started = banner.id === 'server' ? shell.desktop.methods['server.start']() : Promise.resolve();
    void started.then(() => shell.retry()).finally(() => setBusy(false));
  };
  return (
    <div className={`banner banner-${banner.tone}`}>
      <Icon of={banner.id === 'offline' || banner.id === 'server' ? CloudOff : Info} />
      <p>
        {banner.message} {banner.id === 'server' && <NextTry at={banner.retryAt} />}{' '}
        {banner.details !== undefined && (
          <button type="button" className="link" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {unfolded ? common.less : common.details}
          </button>
        )}
        {banner.obstacle !== undefined && (
          <WayOut kind={banner.obstacle} />
        )}
        {banner.action === 'restart' && (
          <button type="button" className="link" onClick={() => void shell.desktop.methods['updates.restart']()}>
            {updates.restart}
          </button>
        )}
        {banner.action === 'about' && (
          <button type="button" className="link" onClick={() => shell.ui.update((ui) => ({ ...ui, settingsPanel: 'about' }))}>
            {updates.details}
          </button>
        )}
        {(banner.action === 'retry' || banner.action === 'begin-anew') && (
          <button type="button" className="link" aria-disabled={busy || undefined} onClick={busy ? undefined : retry}>
            {busy ? common.trying : common.tryNow}
          </button>
        )}{' '}
        {banner.checks === true && (
          <button type="button" className="link" onClick={() => shell.ui.update((ui) => ({ ...ui, diagnosticsTab: 'checks' }))}>
            {notices.whatIsInTheWay}
          </button>
        )}
        {banner.action === 'begin-anew' && (
          <>
            {' · '}
            <BeginAnew />
          </>
        )}
        {unfolded && <span className="banner-details">{banner.details}</span>}
      </p>
      {banner.dismissable && <IconButton icon={X} label={banner.id === 'update' ? common.close : notices.hide} onClick={hide} />}
    </div>
  );
}
