import type { Auth } from './auth/auth-types.ts';
import type { PendingSignIns } from './auth/pending-sign-ins.ts';
import type { HandedCode } from './deep-link.ts';

export interface BrowserReturnDeps {
  pending: PendingSignIns;
  /** Resolves when workspaces can be opened. */
  started: Promise<unknown>;
  /** Brings a workspace to the front. Rejects where it is gone. */
  open(workspaceId: string): Promise<unknown>;
  /** Of a workspace that runs. */
  auth(workspaceId: string): Auth | undefined;
}

/**
 * What the browser brings goes to the workspace that sent it there, perhaps in another run.
 * @returns a function that says whether a sign-in of this computer waited for it
 */
export function createBrowserReturn({ pending, started, open, auth }: BrowserReturnDeps): (handed: HandedCode) => Promise<boolean> {
  return async ({ code, state }) => {
    await started;
    const taken = await pending.take(state);
    if (taken.status === 'unknown') return false;
    const id = taken.status === 'found' ? taken.pending.workspaceId : taken.workspaceId;
    await open(id);
    const mine = auth(id);
    if (mine === undefined) return false;
    await mine.start();
    if (taken.status === 'found') await mine.flow.finish(taken.pending, code);
    else mine.flow.expired();
    return true;
  };
}
