import type { User } from '../../shared/auth-state.ts';
import type { WorkspaceView } from '../../shared/desktop-api.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { VaultSelector } from '../secret-vault.ts';
import { vaultKey, type WorkspaceEntry } from '../workspace-entry.ts';

export interface SessionReader {
  read(options: { mayPrompt: boolean }): Promise<{ status: 'found'; session: { user: User }; left?: true } | { status: 'absent' } | { status: 'unavailable' }>;
}

/** What the vault says of a workspace that does not run. Nobody is asked to unlock anything. */
export async function peekSession(reader: SessionReader): Promise<{ status: WorkspaceView['status']; user?: User }> {
  const found = await reader.read({ mayPrompt: false });
  if (found.status === 'found' && found.left !== true) return { status: 'signed_in', user: found.session.user };
  return { status: found.status === 'unavailable' ? 'session_unreachable' : 'signed_out' };
}

/**
 * Removes every session of a workspace from the vault: of the servers it is connected to, and of those before.
 * @throws LatchkeyError `keychain.unavailable` when the vault did not let go of one; what is gone is gone, and it can be tried again
 */
export async function forgetSessions(vaults: VaultSelector, entry: WorkspaceEntry, serverKeys: readonly string[]): Promise<void> {
  const { vault } = await vaults.select();
  for (const key of new Set([...serverKeys, ...(entry.before ?? [])])) {
    const name = `session:${vaultKey(entry.id, key)}`;
    for (const one of [name, ...asides.map((aside) => `${name}.${aside}`), `trust:${vaultKey(entry.id, key)}`]) {
      const answer = await vault.delete(one);
      if (answer.status !== 'done') {
        throw new LatchkeyError('keychain.unavailable', say('errors', 'keychainKept'));
      }
    }
  }
}

/** Where values that nobody could read were put aside (`auth/session-store.ts`). */
const asides = ['unreadable-1', 'unreadable-2', 'unreadable-3'];
