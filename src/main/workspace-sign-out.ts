import { historyName } from './account-history.ts';
import type { HistoryFate } from '../shared/desktop-api.ts';
import type { Accounts } from './accounts.ts';
import { including, without } from './workspace-entry.ts';
import type { Claims } from './workspaces/claims.ts';
import type { WorkspaceList } from './workspaces/workspace-list.ts';

export interface SignOutDeps {
  id: string;
  list: WorkspaceList;
  claims: Claims;
  accounts: Accounts;
  /** Who is signed in, and to what. */
  account(): string | undefined;
  /** Destroys the history of an account. */
  erase(account: string): Promise<void>;
}

/** Signs one workspace out, with its history where that is wanted. */
export function createSignOut({ id, list, claims, accounts, account, erase }: SignOutDeps): (fate: HistoryFate) => Promise<void> {
  return async (fate) => {
    const leaving = claims.holds(id) ? account() : undefined;
    const doomed = fate === 'erase' && leaving !== undefined ? historyName(leaving) : undefined;
    // Known before anything goes: where this run is killed, the next one ends it.
    if (doomed !== undefined) list.change(id, { erasing: including(list.find(id)?.erasing, doomed) });
    await accounts.current().signOut();
    if (doomed === undefined || leaving === undefined) return;
    await erase(leaving);
    const { histories, erasing } = list.find(id) ?? {};
    list.change(id, { histories: account() === leaving ? histories : without(histories, doomed), erasing: without(erasing, doomed), queued: undefined });
  };
}
