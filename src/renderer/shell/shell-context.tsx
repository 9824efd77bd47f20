import { createContext, use, type ReactNode } from 'react';
import type { AuthState, User } from '../../shared/auth-state.ts';
import type { Shell } from './shell.ts';
import { useObservable } from './state/observable.ts';
import type { UiState } from './state/ui-state.ts';

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

/** The connection's name on screen. */
export function useServerLabel(): string {
  return useObservable(useShell().state.connection)?.label ?? 'the server';
}
