import type { VaultCause } from '../../shared/auth-state.ts';
import type { Log } from '../platform.ts';
import type { SecretVault, VaultSelection, VaultSelector } from '../secret-vault.ts';

export interface VaultSelectorDeps {
  /** In order of preference, opened lazily; the last one is memory and always works (see `Platform.vaults`). */
  vaults: readonly (() => Promise<SecretVault>)[];
  log?: Pick<Log, 'info' | 'warn'>;
}

/**
 * Picks the first vault that works. Only a vault that does not exist on this machine (`missing`) is passed over;
 * a locked, denying or failing one keeps its place, or its session would silently be forgotten.
 */
export function createVaultSelector({ vaults, log }: VaultSelectorDeps): VaultSelector {
  let settled: Promise<VaultSelection> | undefined;
  const opened = new Map<number, SecretVault>();

  async function choose(): Promise<VaultSelection> {
    let passedOver: VaultCause | undefined;
    for (const [index, open] of vaults.entries()) {
      const vault = opened.get(index) ?? (await open());
      opened.set(index, vault);
      const answer = await vault.status();
      if (answer.status === 'ready') {
        log?.info('vault.selected', { kind: vault.kind, cause: passedOver });
        return { status: 'ready', vault, ...(passedOver === undefined ? {} : { cause: passedOver }) };
      }
      if (answer.cause !== 'missing') {
        log?.warn('vault.unreachable', { kind: vault.kind, cause: answer.cause });
        return { status: 'unreachable', vault, cause: answer.cause };
      }
      passedOver ??= answer.cause;
    }
    throw new TypeError('The list of vaults ends without one that always works.');
  }

  return {
    select() {
      settled ??= choose().then(
        (selection) => {
          if (selection.status === 'unreachable') settled = undefined;
          return selection;
        },
        (error: unknown) => {
          settled = undefined;
          throw error;
        },
      );
      return settled;
    },
  };
}
