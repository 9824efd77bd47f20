import type { DesktopApi, HistoryFate, WorkspaceView } from '../../../shared/desktop-api.ts';
import type { Result, WireError } from '../../../shared/errors.ts';
import { told } from '../../../shared/texts/told.ts';
import type { Observable, Store } from '../state/observable.ts';
import type { AccountQuestion, Saying, UiState } from '../state/ui-state.ts';

export interface AccountActionsDeps {
  desktop: DesktopApi;
  workspaces: Observable<readonly WorkspaceView[]>;
  /** Web host: this page goes to another workspace’s address; `forget`: what the browser keeps for this one goes first. */
  leave(url: string, options: { forget: boolean }): void;
  /** Sends what only waits to be undone. */
  flush(): Promise<void>;
  ui: Store<UiState>;
  notify(say: Saying): void;
}

/** What a person does with the accounts side by side. */
export interface AccountActions {
  open(id: string): Promise<void>;
  /** By its place in the menu, from 1; nothing where there is none. */
  openAt(place: number): void;
  add(): Promise<void>;
  /** Opens the question before an account leaves, or closes it. */
  ask(question: AccountQuestion | undefined): void;
  /** @returns why it could not. */
  signOut(history: HistoryFate): Promise<WireError | undefined>;
  /** Removes the account of this page. @returns why it could not. */
  remove(history: HistoryFate): Promise<WireError | undefined>;
}

/** In Electron main brings the other window; in the web host this page goes where main says. */
export function createAccountActions({ desktop, workspaces, leave, flush, ui, notify }: AccountActionsDeps): AccountActions {
  const { methods } = desktop;
  const isCurrent = (id: string): boolean => workspaces.get().some((workspace) => workspace.id === id && workspace.current);

  function follow(result: Result<{ id?: string; url?: string }>): void {
    if (!result.ok) {
      const { error } = result;
      notify((texts) => told(texts, error));
    } else if (result.value.url !== undefined && !isCurrent(result.value.id ?? '')) leave(result.value.url, { forget: false });
  }

  async function open(id: string): Promise<void> {
    if (!isCurrent(id)) follow(await methods['workspaces.open']({ id }));
  }

  return {
    open,
    openAt(place) {
      const target = workspaces.get()[place - 1];
      if (target !== undefined) void open(target.id);
    },
    async add() {
      follow(await methods['workspaces.add']());
    },
    ask: (accountQuestion) => ui.update((current) => ({ ...current, accountQuestion })),
    async signOut(history) {
      await flush();
      const result = await methods['auth.signOut']({ history });
      return result.ok ? undefined : result.error;
    },
    async remove(history) {
      const current = workspaces.get().find((workspace) => workspace.current);
      if (current === undefined) return { code: 'settings.invalid', message: '', said: { key: 'accounts.removedElsewhere', args: [] } };
      await flush();
      const result = await methods['workspaces.remove']({ id: current.id, history });
      if (!result.ok) return result.error;
      if (result.value.url !== undefined) leave(result.value.url, { forget: true });
      return undefined;
    },
  };
}
