import type { VaultNote } from '../note.ts';
import type { SecretVault } from '../secret-vault.ts';
import { createSerial, type Serial } from '../serial.ts';
import type { VaultIndex } from './vault-state.ts';

export interface IndexedVault {
  /** Whichever vault is in use, with the same object before and after a switch. */
  vault: SecretVault;
  use(vault: SecretVault): void;
  /** Runs while nobody else reads or writes. The task works on the vaults themselves, not on this one. */
  exclusive: Serial;
  /** Names that were expected and not found. */
  lost: ReadonlySet<string>;
  /** They are no longer expected. */
  forgetLost(): void;
}

/**
 * A vault that keeps a list of its entries' names. So an entry that is gone although nobody deleted it is told from one
 * that never was: it reads as `unavailable('replaced')`.
 */
export function createIndexedVault({ index, note }: { index: VaultIndex; note: VaultNote }): IndexedVault {
  const inOrder = createSerial();
  const lost = new Set<string>();
  let current: SecretVault | undefined;

  function raw(): SecretVault {
    if (current === undefined) throw new TypeError('No vault is in use yet.');
    return current;
  }

  function isKnown(name: string): boolean {
    const { home, names } = index.state();
    return home === raw().kind && names.includes(name);
  }

  function add(name: string): void {
    lost.delete(name);
    if (raw().kind === 'memory' || isKnown(name)) return;
    const state = index.state();
    index.change({ ...state, home: raw().kind, names: [...(state.home === raw().kind ? state.names : []), name] });
  }

  /** Remembers, or forgets, that the entry is there against somebody's will. */
  function mark(name: string, isLeft: boolean): void {
    const { left = [], ...state } = index.state();
    if (left.includes(name) === isLeft) return;
    const next = isLeft ? [...left, name] : left.filter((other) => other !== name);
    index.change({ ...state, ...(next.length > 0 && { left: next }) });
  }

  function drop(names: ReadonlySet<string>): void {
    const state = index.state();
    if (state.names.some((name) => names.has(name))) index.change({ ...state, names: state.names.filter((name) => !names.has(name)) });
  }

  /** Whose entry, and where; names hold addresses, which do not belong into a timeline. */
  const facts = (name: string): { kind: string; entry: string } => ({ kind: raw().kind, entry: name.split(':')[0] ?? '' });

  const vault: SecretVault = {
    get kind() {
      return raw().kind;
    },
    get: (name) =>
      inOrder(async () => {
        const read = await raw().get(name);
        if (read.status === 'found') {
          add(name);
          return index.state().left?.includes(name) === true ? { ...read, left: true } : read;
        }
        if (read.status === 'unavailable') {
          note(read.cause === 'unreadable' ? 'vault.unreadable' : 'vault.unavailable', { ...facts(name), cause: read.cause }, name);
        }
        if (read.status !== 'absent' || !isKnown(name)) return read;
        if (!lost.has(name)) note('vault.unavailable', { ...facts(name), cause: 'replaced' }, name);
        lost.add(name);
        return { status: 'unavailable', cause: 'replaced' };
      }),
    set: (name, value) =>
      inOrder(async () => {
        const written = await raw().set(name, value);
        if (written.status === 'done') {
          add(name);
          mark(name, false);
        }
        if (written.status === 'done') note('vault.wrote', facts(name), name);
        else note('vault.write_failed', { ...facts(name), cause: written.cause }, name);
        return written;
      }),
    delete: (name) =>
      inOrder(async () => {
        const wasKnown = isKnown(name);
        // Before the deletion: after a crash in between, the entry is found and listed again.
        drop(new Set([name]));
        lost.delete(name);
        const deleted = await raw().delete(name);
        if (deleted.status !== 'done' && wasKnown) add(name);
        mark(name, deleted.status !== 'done' && wasKnown);
        return deleted;
      }),
    status: () => inOrder(() => raw().status()),
  };

  return {
    vault,
    use: (next) => void (current = next),
    exclusive: inOrder,
    lost,
    forgetLost() {
      drop(lost);
      lost.clear();
    },
  };
}
