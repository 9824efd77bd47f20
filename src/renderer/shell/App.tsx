import { Direction, Tooltip } from 'radix-ui';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { ProxyAsk } from './network/ProxyAsk.tsx';
import { LockedDown } from './policy/LockedDown.tsx';
import { QuickWorkspace } from './quick/QuickWorkspace.tsx';
import { useShell, useAuth, useUi } from './shell-context.tsx';
import { SessionUnreachable } from './sign-in/SessionUnreachable.tsx';
import { SignInScreen } from './sign-in/SignInScreen.tsx';
import { Starting } from './sign-in/Starting.tsx';
import { useObservable } from './state/observable.ts';
import { useWords } from './texts.tsx';
import { Workspace } from './Workspace.tsx';

const loadSearch = () => import('./search/SearchDialog.tsx').then((module) => ({ default: module.SearchDialog }));
const SearchDialog = lazy(loadSearch);
const AccountDialog = lazy(() => import('./accounts/AccountDialog.tsx').then((module) => ({ default: module.AccountDialog })));
const ExportDialog = lazy(() => import('./archive/ExportDialog.tsx').then((module) => ({ default: module.ExportDialog })));
const DiagnosticsDialog = lazy(() => import('./diagnostics/DiagnosticsDialog.tsx').then((module) => ({ default: module.DiagnosticsDialog })));
const loadPalette = () => import('./palette/Palette.tsx').then((module) => ({ default: module.Palette }));
const Palette = lazy(loadPalette);
const ShortcutsSheet = lazy(() => import('./palette/ShortcutsSheet.tsx').then((module) => ({ default: module.ShortcutsSheet })));
const SettingsDialog = lazy(() => import('./settings/SettingsDialog.tsx').then((module) => ({ default: module.SettingsDialog })));

interface AppProps {
  /** Lets the keyboard into the chat frame, or keeps it out. */
  setFrameUsable(usable: boolean): void;
  narrow: MediaQueryList;
  /** This is the window of quick entry. */
  quick: boolean;
}

/** One screen per `AuthState`; the chat frame is shown by attribute, never mounted. */
export function App({ setFrameUsable, narrow, quick }: AppProps): ReactNode {
  const auth = useAuth();
  const { settingsPanel, diagnosticsTab, accountQuestion, searchOpen, paletteOpen, shortcutsOpen, exportThread, overlayOpen, usable } = useUi();
  const { dir } = useWords();
  const signedIn = auth.status === 'signed_in';
  const policy = useObservable(useShell().state.policy);

  useEffect(() => {
    document.body.dataset['screen'] = signedIn ? 'workspace' : 'welcome';
    setFrameUsable(signedIn && !overlayOpen);
  }, [setFrameUsable, signedIn, overlayOpen]);

  // There before it is wanted: what is typed while it loads would go elsewhere.
  useEffect(() => {
    if (!signedIn || !usable) return undefined;
    const idle = requestIdleCallback(() => void Promise.all([loadSearch(), loadPalette()]));
    return () => cancelIdleCallback(idle);
  }, [signedIn, usable]);

  if (policy?.status === 'refused') return <LockedDown problems={policy.problems} />;
  return (
    <Direction.Provider dir={dir}>
      <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
        <Screen narrow={narrow} quick={quick} />
        {searchOpen && signedIn && (
          <Suspense fallback={null}>
            <SearchDialog />
          </Suspense>
        )}
        {paletteOpen && (
          <Suspense fallback={null}>
            <Palette />
          </Suspense>
        )}
        {shortcutsOpen && (
          <Suspense fallback={null}>
            <ShortcutsSheet />
          </Suspense>
        )}
        {accountQuestion !== undefined && (
          <Suspense fallback={null}>
            <AccountDialog question={accountQuestion} />
          </Suspense>
        )}
        {exportThread !== undefined && signedIn && (
          <Suspense fallback={null}>
            <ExportDialog key={exportThread.id} thread={exportThread} />
          </Suspense>
        )}
        {settingsPanel !== undefined && (
          <Suspense fallback={null}>
            <SettingsDialog panel={settingsPanel} />
          </Suspense>
        )}
        {diagnosticsTab !== undefined && (
          <Suspense fallback={null}>
            <DiagnosticsDialog tab={diagnosticsTab} />
          </Suspense>
        )}
        {!quick && <ProxyAsk />}
      </Tooltip.Provider>
    </Direction.Provider>
  );
}

function Screen({ narrow, quick }: Pick<AppProps, 'narrow' | 'quick'>): ReactNode {
  const shell = useShell();
  const auth = useAuth();
  const { signInAnyway } = useUi();
  const startError = useObservable(shell.state.startError);
  switch (auth.status) {
    case 'starting':
      return <Starting error={startError} />;
    // Signing in keeps the form on the screen, with what was typed.
    case 'signed_out':
      return <SignInScreen reason={auth.reason} />;
    case 'signing_in':
      return <SignInScreen reason={undefined} />;
    case 'session_unreachable':
      return signInAnyway ? <SignInScreen reason={undefined} /> : <SessionUnreachable cause={auth.cause} />;
    case 'signed_in':
      if (quick) return <QuickWorkspace online={auth.online} />;
      return <Workspace user={auth.user} online={auth.online} narrow={narrow} />;
  }
}
