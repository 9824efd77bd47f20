import type { VaultCause, VaultInfo } from '../../shared/auth-state.ts';
import type { Note } from '../note.ts';
import type { Dispose, Log } from '../platform.ts';
import { createListeners } from '../listeners.ts';
import type { SecretVault, VaultSelector, VaultWrite } from '../secret-vault.ts';
import { createSerial } from '../serial.ts';
import type { StoredSession } from './stored-session.ts';
import { formatSession, parseSession } from './stored-session.ts';

/** `left`: the person signed out while the vault could not be reached. */
export type SessionRead = { status: 'found'; session: StoredSession; left?: true } | { status: 'absent' } | { status: 'unavailable'; cause: VaultCause };

/** The session in the vault. Calls run in the order they were made; none rejects for reasons of the keychain. */
export interface SessionStore {
  /** `mayPrompt`: reads a locked keychain too, which makes the system ask the person to unlock it. */
  read(options: { mayPrompt: boolean }): Promise<SessionRead>;
  write(session: StoredSession): Promise<VaultWrite>;
  clear(): Promise<VaultWrite>;
  /** Whether the vault would take something now without asking anyone, as far as it can tell. */
  isOpen(): Promise<boolean>;
  info(): VaultInfo;
  onInfo(listener: (info: VaultInfo) => void): Dispose;
  /** Resolves when everything asked for so far is done. */
  settled(): Promise<void>;
}

export interface SessionStoreDeps {
  vaults: VaultSelector;
  /** `ResolvedConnection.key`. */
  key: string;
  log: Log;
  note?: Note | undefined;
}

const maxUnreadableKept = 3;

/** Keeps one connection's session under `session:<key>`. */
export function createSessionStore({ vaults, key, log, note = () => undefined }: SessionStoreDeps): SessionStore {
  const inOrder = createSerial();
  const infoChanged = createListeners<VaultInfo>();
  const entry = `session:${key}`;
  let info: VaultInfo = { kind: 'memory', remembers: false };

  function learn(next: VaultInfo): void {
    if (JSON.stringify(info) === JSON.stringify(next)) return;
    info = next;
    infoChanged.emit(next);
  }

  /** With a keychain that gives no answer, the session is where every session also is: in memory. */
  async function unavailable(cause: VaultCause): Promise<{ status: 'unavailable'; cause: VaultCause }> {
    const alternatives = await vaults.alternatives();
    learn({ kind: 'memory', remembers: false, cause, ...(alternatives.length > 0 && { alternatives }) });
    return { status: 'unavailable', cause };
  }

  function working(vault: SecretVault, passedOver: VaultCause | undefined): void {
    const remembers = vault.kind !== 'memory';
    learn(passedOver === undefined ? { kind: vault.kind, remembers } : { kind: vault.kind, remembers, cause: passedOver });
  }

  /** A value we cannot read may be a newer version's, or damaged: it moves aside before anything takes its place. */
  async function keepUnreadable(vault: SecretVault): Promise<VaultWrite> {
    const current = await vault.get(entry);
    // Nothing to keep, and no keychain takes an empty value.
    if (current.status === 'found' && current.value === '') return { status: 'done' };
    if (current.status !== 'found' || parseSession(current.value) !== undefined) return { status: 'done' };
    for (let n = 1; n <= maxUnreadableKept; n += 1) {
      const aside = `${entry}.unreadable-${n}`;
      if (n === maxUnreadableKept || (await vault.get(aside)).status === 'absent') return vault.set(aside, current.value);
    }
    return { status: 'done' };
  }

  return {
    read: ({ mayPrompt }) =>
      inOrder(async () => {
        const selection = await vaults.select();
        const { vault } = selection;
        const status = mayPrompt ? undefined : await vault.status();
        if (status?.status === 'unavailable') return unavailable(status.cause);
        const answer = await vault.get(entry);
        if (answer.status === 'unavailable') {
          log.warn('session.unreadable', { kind: vault.kind, cause: answer.cause });
          return unavailable(answer.cause);
        }
        working(vault, selection.status === 'ready' ? selection.cause : undefined);
        if (answer.status === 'absent') return answer;
        const session = parseSession(answer.value);
        if (session !== undefined) return { status: 'found', session, ...(answer.left && { left: true }) };
        log.warn('session.unreadable', { kind: vault.kind, cause: 'unreadable' });
        note('vault.unreadable', { kind: vault.kind, entry: 'session', cause: 'unreadable' });
        return unavailable('unreadable');
      }),
    write: (session) =>
      inOrder(async () => {
        const selection = await vaults.select();
        const { vault } = selection;
        const kept = await keepUnreadable(vault);
        const answer = kept.status === 'done' ? await vault.set(entry, formatSession(session)) : kept;
        if (answer.status === 'done') working(vault, selection.status === 'ready' ? selection.cause : undefined);
        else {
          log.warn('session.not_kept', { kind: vault.kind, cause: answer.cause });
          await unavailable(answer.cause);
        }
        return answer;
      }),
    clear: () =>
      inOrder(async () => {
        const { vault } = await vaults.select();
        const answer = await vault.delete(entry);
        if (answer.status !== 'done') log.warn('session.not_cleared', { kind: vault.kind, cause: answer.cause });
        return answer;
      }),
    isOpen: () => inOrder(async () => (await (await vaults.select()).vault.status()).status === 'ready'),
    info: () => info,
    onInfo: (listener) => infoChanged.add(listener),
    settled: () => inOrder(() => Promise.resolve()),
  };
}
