import { useEffect, useState, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts, useTold } from '../texts.tsx';
import { BeginAnew } from './BeginAnew.tsx';
import { NextTry } from './NextTry.tsx';

/** Why the server on this computer cannot start, before anybody tries to sign in to it; nothing while all is well. */
export function ServerNote(): ReactNode {
  const { desktop, state } = useShell();
  const server = useObservable(state.server);
  const [busy, setBusy] = useState(false);
  const { methods } = desktop;
  const { common } = useTexts();
  const tell = useTold();

  // So that it runs, or can say why not, by the time that somebody has typed.
  useEffect(() => {
    void methods['server.start']();
  }, [methods]);

  const retry = (): void => {
    setBusy(true);
    void methods['server.start']().finally(() => setBusy(false));
  };
  return (
    <div aria-live="polite" className="server-note">
      {server?.problem !== undefined && (
        <p className="note note-warn">
          {tell(server.problem)} <NextTry at={server.retryAt} />{' '}
          <button type="button" className="link" aria-disabled={busy || undefined} onClick={busy ? undefined : retry}>
            {busy ? common.trying : common.tryNow}
          </button>
          {server.keyLost === true && (
            <>
              {' · '}
              <BeginAnew />
            </>
          )}
        </p>
      )}
    </div>
  );
}
