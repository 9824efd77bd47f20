import { createContext, use, type ReactNode } from 'react';
import type { AuthState, User } from '../../shared/auth-state.ts';
import { localLabel } from '../../shared/connection.ts';
import type { Texts } from '../../shared/texts/en/texts.ts';
import type { Shell } from './shell.ts';
import { useObservable } from './state/observable.ts';
import type { UiState } from './state/ui-state.ts';
import { useTexts } from './texts.tsx';

const ShellContext = createContext<Shell | undefined>(undefined);

export function ShellProvider({ shell, children }: { shell: Shell; children: ReactNode }): ReactNode {
  return <ShellContext value={shell}>{children}</ShellContext>;
}

export function useShell(): Shell {
  const shell = use(ShellContext);
  if (shell === undefined) throw new TypeError('useShell outside ShellProvider');
  return shell;
}

export function useAuth(): AuthState {
  return useObservable(useShell().state.auth);
}

export function useUser(): User | undefined {
  const auth = useAuth();
  return auth.status === 'signed_in' ? auth.user : undefined;
}

export function useUi(): UiState {
  return useObservable(useShell().ui);
}

/** A server's name on the screen. @param label main's */
export function serverName({ common }: Texts, label: string | undefined): string {
  return label === undefined ? common.theServer : label === localLabel ? common.thisComputer : label;
}

/** The connection's name on the screen. */
export function useServerLabel(): string {
  return serverName(useTexts(), useObservable(useShell().state.connection)?.label);
}

/** The connection's server, for sentences; `undefined`: the one on this computer, which each has words of its own for. */
export function useServer(): string | undefined {
  const { common } = useTexts();
  const label = useObservable(useShell().state.connection)?.label;
  return label === localLabel ? undefined : (label ?? common.theServer);
}
