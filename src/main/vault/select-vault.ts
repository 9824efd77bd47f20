import type { VaultCause, VaultStore } from '../../shared/auth-state.ts';
import type { VaultNote } from '../note.ts';
import type { Log } from '../platform.ts';
import type { SecretVault, VaultKind, VaultSelection, VaultSelector } from '../secret-vault.ts';
import { createIndexedVault } from './indexed-vault.ts';
import { runMove } from './migrate.ts';
import { createVaultIndex, type VaultStateFile } from './vault-state.ts';

export interface VaultSelectorDeps {
  /** In order of preference, opened lazily; the last one is memory and always works (see `Platform.vaults`). */
  vaults: readonly (() => Promise<SecretVault>)[];
  /** Which vault holds which names, across runs; without it, for this run. */
  file?: VaultStateFile | undefined;
  log?: Pick<Log, 'info' | 'warn'>;
  note?: VaultNote | undefined;
}

/**
 * Picks the vault that holds this app's entries, or the first that works when there are none. Only a vault that does
 * not exist on this machine (`missing`) is passed over; a locked, denying or failing one keeps its place, or its
 * session would silently be forgotten. Entries move to a better vault once there is one.
 */
export function createVaultSelector({ vaults, file, log, note = () => undefined }: VaultSelectorDeps): VaultSelector {
  const index = createVaultIndex(file, log);
  const shared = createIndexedVault({ index, note });
  const opened = new Map<number, SecretVault>();
  let settled: Promise<VaultSelection> | undefined;
  let last: VaultSelection | undefined;

  async function open(at: number, make: () => Promise<SecretVault>): Promise<SecretVault> {
    const vault = opened.get(at) ?? (await make());
    opened.set(at, vault);
    return vault;
  }

  /** All vaults, opened one by one, those that the person chose first. */
  async function* inOrder(): AsyncGenerator<SecretVault> {
    const { chosen } = index.state();
    const preferred = chosen === undefined ? undefined : await find(chosen);
    if (preferred !== undefined) yield preferred;
    for (const [at, make] of vaults.entries()) {
      const vault = await open(at, make);
      if (vault !== preferred) yield vault;
    }
  }

  async function find(kind: VaultKind): Promise<SecretVault | undefined> {
    for (const [at, make] of vaults.entries()) {
      const vault = await open(at, make);
      if (vault.kind === kind) return vault;
    }
    return undefined;
  }

  function ready(vault: SecretVault, cause?: VaultCause): VaultSelection {
    shared.use(vault);
    log?.info('vault.selected', { kind: vault.kind, cause });
    note('vault.ready', { kind: vault.kind, ...(cause !== undefined && { cause }) });
    return { status: 'ready', vault: shared.vault, ...(cause !== undefined && { cause }) };
  }

  function unreachable(vault: SecretVault, cause: VaultCause): VaultSelection {
    shared.use(vault);
    log?.warn('vault.unreachable', { kind: vault.kind, cause });
    // Asked again and again while it is locked.
    if (last?.status !== 'unreachable' || last.cause !== cause) note('vault.unavailable', { kind: vault.kind, cause });
    return { status: 'unreachable', vault: shared.vault, cause };
  }

  async function move(from: SecretVault, to: SecretVault, chosen?: VaultKind): Promise<boolean> {
    const { names, home, chosen: before, left } = index.state();
    const choice = chosen ?? before;
    const planned = { names, ...(home && { home }), ...(choice && { chosen: choice }), ...(left && { left }), move: { from: from.kind, to: to.kind, step: 'planned' as const, names } };
    return index.change(planned) && finishMove(from, to);
  }

  async function finishMove(from: SecretVault, to: SecretVault): Promise<boolean> {
    const wasIn = index.state().home;
    const moved = await runMove({ from, to, index, log });
    if (moved && wasIn !== to.kind) note('vault.switched', { from: from.kind, to: to.kind });
    return moved;
  }

  async function resume(): Promise<void> {
    const { move: begun } = index.state();
    if (begun === undefined) return;
    const [from, to] = [await find(begun.from), await find(begun.to)];
    if (from !== undefined && to !== undefined) await finishMove(from, to);
  }

  async function choose(): Promise<VaultSelection> {
    await resume();
    const { home, names } = index.state();
    return home !== undefined && names.length > 0 ? chooseFrom(home) : chooseFirst();
  }

  async function chooseFrom(home: VaultKind): Promise<VaultSelection> {
    const vault = (await find(home)) ?? missingVault(home);
    const answer = await vault.status();
    if (answer.status === 'unavailable') return unreachable(vault, answer.cause);
    let passedOver: VaultCause | undefined;
    for await (const better of inOrder()) {
      if (better === vault) break;
      const status = await better.status();
      if (status.status === 'ready') return (await move(vault, better)) ? ready(better, passedOver) : ready(vault, 'failed');
      passedOver ??= status.cause;
    }
    return ready(vault, passedOver);
  }

  async function chooseFirst(): Promise<VaultSelection> {
    let passedOver: VaultCause | undefined;
    for await (const vault of inOrder()) {
      const answer = await vault.status();
      if (answer.status === 'ready') return ready(vault, passedOver);
      if (answer.cause !== 'missing') return unreachable(vault, answer.cause);
      passedOver ??= answer.cause;
    }
    throw new TypeError('The list of vaults ends without one that always works.');
  }

  function select(): Promise<VaultSelection> {
    settled ??= shared.exclusive(choose).then(
      (selection) => {
        last = selection;
        if (selection.status === 'unreachable') settled = undefined;
        return selection;
      },
      (error: unknown) => {
        settled = undefined;
        throw error;
      },
    );
    return settled;
  }

  return {
    select,
    names: () => index.state().names,
    async alternatives() {
      const kinds: VaultStore[] = [];
      for (const [at, make] of vaults.entries()) {
        const vault = await open(at, make);
        if (vault.kind !== 'memory' && vault.kind !== last?.vault.kind && (await vault.status()).status === 'ready') kinds.push(vault.kind);
      }
      return kinds;
    },
    switchTo: (kind) =>
      shared.exclusive(async () => {
        const to = await find(kind);
        const status = (await to?.status()) ?? ({ status: 'unavailable', cause: 'missing' } as const);
        if (to === undefined || status.status === 'unavailable') return { status: 'unavailable', cause: status.status === 'ready' ? 'missing' : status.cause };
        const { home, names } = index.state();
        const from = home === undefined || home === kind || names.length === 0 ? undefined : await find(home);
        if (from !== undefined && (await from.status()).status === 'ready') {
          if (!(await move(from, to, kind))) return { status: 'unavailable', cause: 'failed' };
        } else index.change({ chosen: kind, home: kind, names: home === kind ? names : [] });
        last = ready(to);
        settled = Promise.resolve(last);
        return { status: 'done' };
      }),
    acceptLoss: () =>
      shared.exclusive(() => {
        shared.forgetLost();
        if (last?.status === 'unreachable' && last.cause === 'missing') {
          index.change({ names: [] });
          settled = undefined;
        }
        return Promise.resolve();
      }),
  };
}

/** Stands for a vault that held the entries and that this host does not have. */
function missingVault(kind: VaultKind): SecretVault {
  const missing = (): Promise<{ status: 'unavailable'; cause: VaultCause }> => Promise.resolve({ status: 'unavailable', cause: 'missing' });
  return { kind, get: missing, set: missing, delete: missing, status: missing };
}
