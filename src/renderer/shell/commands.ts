import type { ShellCommand } from '../../shared/desktop-api.ts';
import type { Store } from './state/observable.ts';
import type { UiState } from './state/ui-state.ts';

export interface CommandsDeps {
  ui: Store<UiState>;
  isSignedIn(): boolean;
  newThread(): void;
  openSearch(): void;
  toggleSidebar(): void;
  /** @param place in the list of accounts, from 1 */
  openAccount(place: number): void;
}

/** What the application menu, the shortcuts and the links of the shell ask for, by name. */
export function createCommands({ ui, isSignedIn, newThread, openSearch, toggleSidebar, openAccount }: CommandsDeps): (command: ShellCommand) => void {
  const change = (part: Partial<UiState>): void => ui.update((current) => ({ ...current, ...part }));
  return (command) => {
    switch (command) {
      case 'thread.new':
        if (isSignedIn()) newThread();
        return;
      case 'thread.search':
        if (isSignedIn()) openSearch();
        return;
      case 'sidebar.toggle':
        if (isSignedIn()) toggleSidebar();
        return;
      case 'settings.open':
        change({ settingsPanel: 'appearance' });
        return;
      case 'connection.open':
        change({ settingsPanel: 'connection' });
        return;
      case 'diagnostics.open':
        change({ diagnosticsTab: 'timeline' });
        return;
      default:
        openAccount(Number(command.slice('account.'.length)));
    }
  };
}
