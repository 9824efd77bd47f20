import type { AccountCommand } from '../../shared/actions.ts';
import type { ColorScheme, ShellCommand } from '../../shared/desktop-api.ts';
import type { Store } from './state/observable.ts';
import type { SettingsPanel, UiState } from './state/ui-state.ts';

export interface CommandsDeps {
  ui: Store<UiState>;
  isSignedIn(): boolean;
  newThread(): void;
  openSearch(): void;
  toggleSidebar(): void;
  focusComposer(): void;
  openFind(): void;
  /** @param place in the list of accounts, from 1 */
  openAccount(place: number): void;
  addAccount(): void;
  setScheme(scheme: ColorScheme): void;
  checkForUpdates(): void;
  /** The thread on the screen, of which there is one for these. */
  copyLink(threadId: string): void;
  openWindow(threadId: string): void;
  deleteThread(threadId: string): void;
  titleOf(threadId: string): string;
}

type Plain = Exclude<ShellCommand, AccountCommand>;

/** Nothing opens over another page or question. */
export function isCovered({ settingsPanel, diagnosticsTab, accountQuestion, searchOpen, paletteOpen, shortcutsOpen, exportThread }: UiState): boolean {
  return searchOpen || paletteOpen || shortcutsOpen || [settingsPanel, diagnosticsTab, accountQuestion, exportThread].some((open) => open !== undefined);
}

/** What the application menu, the shortcuts, the palette and the links of the shell ask for, by name. */
export function createCommands(deps: CommandsDeps): (command: ShellCommand) => void {
  const { ui } = deps;
  const change = (part: Partial<UiState>): void => ui.update((current) => ({ ...current, ...part }));
  const settings = (settingsPanel: SettingsPanel) => (): void => change({ settingsPanel });
  const signedIn = (run: () => void) => (): void => {
    if (deps.isSignedIn()) run();
  };
  const withThread = (run: (threadId: string) => void): (() => void) =>
    signedIn(() => {
      const { currentThread } = ui.get();
      if (currentThread !== null) run(currentThread);
    });
  const uncovered = (part: Partial<UiState>) => (): void => {
    if (!isCovered(ui.get())) change(part);
  };

  const table: Readonly<Record<Plain, () => void>> = {
    'thread.new': signedIn(deps.newThread),
    'thread.search': signedIn(deps.openSearch),
    'thread.find': withThread(() => {
      if (!isCovered(ui.get())) deps.openFind();
    }),
    'composer.focus': signedIn(deps.focusComposer),
    'thread.newWindow': withThread(deps.openWindow),
    'thread.copyLink': withThread(deps.copyLink),
    'thread.export': withThread((id) => change({ exportThread: { id, title: deps.titleOf(id) } })),
    'thread.delete': withThread(deps.deleteThread),
    'palette.open': uncovered({ paletteOpen: true, paletteText: '' }),
    'shortcuts.open': uncovered({ shortcutsOpen: true }),
    'sidebar.toggle': signedIn(deps.toggleSidebar),
    'scheme.system': () => deps.setScheme('system'),
    'scheme.light': () => deps.setScheme('light'),
    'scheme.dark': () => deps.setScheme('dark'),
    'settings.open': settings('appearance'),
    'desktop.open': settings('desktop'),
    'model.open': settings('model'),
    'connection.open': settings('connection'),
    'data.open': settings('data'),
    'about.open': settings('about'),
    'updates.check': () => {
      change({ settingsPanel: 'about' });
      deps.checkForUpdates();
    },
    'diagnostics.open': () => change({ diagnosticsTab: 'timeline' }),
    'account.add': deps.addAccount,
    'account.signOut': signedIn(() => change({ accountQuestion: 'sign-out' })),
  };

  return (command) => {
    if (command in table) table[command as Plain]();
    else deps.openAccount(Number(command.slice('account.'.length)));
  };
}
