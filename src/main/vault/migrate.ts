import type { Log } from '../platform.ts';
import type { SecretVault } from '../secret-vault.ts';
import type { MoveStep, VaultIndex, VaultMove } from './vault-state.ts';

export interface MoveDeps {
  from: SecretVault;
  to: SecretVault;
  index: VaultIndex;
  log?: Pick<Log, 'info' | 'warn'> | undefined;
}

const maxKeptAside = 3;

/**
 * Goes on with the move that the index has, until every entry is in the new vault and none in the old one. Each step is
 * written down before the next begins, and may be repeated after a crash without harm: an entry is deleted only after
 * its copy was read back, and what the new vault held under the same name is kept aside.
 * @returns true once the new vault is in use; false: everything is as it was, and the move can be taken up again
 */
export async function runMove({ from, to, index, log }: MoveDeps): Promise<boolean> {
  const begun = index.state().move;
  if (begun === undefined) return false;
  // Between then and now the old vault may have been written to.
  let move: VaultMove = begun.step === 'verified' ? { ...begun, step: 'copied' } : begun;
  let recopied = false;
  while (move.step !== 'cleaned') {
    const step = await nextStep(move);
    if (step === undefined || (step === 'planned' && recopied)) {
      log?.warn('vault.move_stopped', { from: from.kind, to: to.kind, step: move.step });
      return move.step === 'switched';
    }
    recopied ||= step === 'planned';
    move = { ...move, step };
    const { names, home, chosen, left } = index.state();
    const at = step === 'switched' ? to.kind : home;
    const next = { names, ...(at && { home: at }), ...(chosen && { chosen }), ...(left && { left }), ...(step !== 'cleaned' && { move }) };
    if (!index.change(next)) return index.state().home === to.kind;
  }
  log?.info('vault.moved', { from: from.kind, to: to.kind, entries: move.names.length });
  return true;

  async function nextStep({ step, names }: VaultMove): Promise<MoveStep | undefined> {
    switch (step) {
      case 'planned':
        return (await every(names, copy)) ? 'copied' : undefined;
      case 'copied':
        return (await every(names, isCopied)) ? 'verified' : 'planned';
      case 'verified':
        return 'switched';
      default:
        return (await every(names, remove)) ? 'cleaned' : undefined;
    }
  }

  async function copy(name: string): Promise<boolean> {
    const [old, present] = [await from.get(name), await to.get(name)];
    if (old.status === 'absent') return true;
    if (old.status === 'unavailable') return false;
    // A value that does not open is kept aside by the vault itself.
    if (present.status === 'unavailable' && present.cause !== 'unreadable') return false;
    if (present.status === 'found') {
      if (present.value === old.value) return true;
      if (!(await keepAside(name, present.value))) return false;
    }
    return (await to.set(name, old.value)).status === 'done';
  }

  async function keepAside(name: string, value: string): Promise<boolean> {
    for (let n = 1; n <= maxKeptAside; n += 1) {
      const aside = `${name}.before-${n}`;
      const taken = await to.get(aside);
      if (taken.status === 'found' && taken.value === value) return true;
      if (taken.status === 'absent' || n === maxKeptAside) return (await to.set(aside, value)).status === 'done';
    }
    return false;
  }

  async function isCopied(name: string): Promise<boolean> {
    const [old, copied] = [await from.get(name), await to.get(name)];
    return old.status === 'absent' || (old.status === 'found' && copied.status === 'found' && copied.value === old.value);
  }

  async function remove(name: string): Promise<boolean> {
    const [old, copied] = [await from.get(name), await to.get(name)];
    if (old.status === 'absent') return true;
    return copied.status === 'found' && (await from.delete(name)).status === 'done';
  }
}

async function every(names: readonly string[], test: (name: string) => Promise<boolean>): Promise<boolean> {
  for (const name of names) if (!(await test(name))) return false;
  return true;
}
