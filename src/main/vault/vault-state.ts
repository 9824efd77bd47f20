import type { Log } from '../platform.ts';
import type { VaultKind } from '../secret-vault.ts';

/**
 * Where a move of all entries from one vault to another stands. `planned`: nothing but copies may exist. `copied`: every
 * entry was written. `verified`: every entry was read back and is the same. `switched`: the new vault is in use.
 * `cleaned`: the old one was emptied.
 */
export type MoveStep = 'planned' | 'copied' | 'verified' | 'switched' | 'cleaned';

export interface VaultMove {
  from: VaultKind;
  to: VaultKind;
  step: MoveStep;
  names: readonly string[];
}

/** What is known of the vaults without asking them. Names of entries, never values. */
export interface VaultState {
  /** The vault that holds the entries. */
  home?: VaultKind;
  /** Set when the person chose a vault that is not the best one. */
  chosen?: VaultKind;
  names: readonly string[];
  /** Those of them that were to be deleted while the vault could not be reached. */
  left?: readonly string[];
  move?: VaultMove;
}

/** A small text file; `keepAside` moves it out of the way. */
export interface VaultStateFile {
  read(): string | undefined;
  write(text: string): void;
  keepAside(): void;
}

export interface VaultIndex {
  state(): VaultState;
  /** Resolves nothing and throws nothing: false when it could not be written, and then nothing changed. */
  change(next: VaultState): boolean;
}

const version = 1;
const kinds: readonly string[] = ['keytar', 'safe-storage', 'memory'] satisfies VaultKind[];
const steps: readonly string[] = ['planned', 'copied', 'verified', 'switched', 'cleaned'] satisfies MoveStep[];

/** Keeps the state in a file; without one, for this run. */
export function createVaultIndex(file: VaultStateFile | undefined, log?: Pick<Log, 'warn'>): VaultIndex {
  let current: VaultState | undefined;

  function load(): VaultState {
    let text: string | undefined;
    try {
      text = file?.read();
    } catch {
      log?.warn('vault.state_unread');
    }
    if (text === undefined) return { names: [] };
    const parsed = parseVaultState(text);
    if (parsed !== undefined) return parsed;
    log?.warn('vault.state_unreadable');
    try {
      file?.keepAside();
    } catch {
      // The next write replaces it.
    }
    return { names: [] };
  }

  return {
    state: () => (current ??= load()),
    change(next) {
      try {
        file?.write(JSON.stringify({ v: version, ...next }));
      } catch {
        log?.warn('vault.state_unwritten');
        return false;
      }
      current = next;
      return true;
    },
  };
}

/** @returns `undefined` for a damaged text and for one that another version wrote. */
export function parseVaultState(text: string): VaultState | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value['v'] !== version || !isNames(value['names'])) return undefined;
  const { home, chosen, names, left, move } = value;
  return {
    names,
    ...(isKind(home) && { home }),
    ...(isKind(chosen) && { chosen }),
    ...(isNames(left) && { left }),
    ...(isMove(move) && { move: { from: move.from, to: move.to, step: move.step, names: move.names } }),
  };
}

function isMove(value: unknown): value is VaultMove {
  return isRecord(value) && isKind(value['from']) && isKind(value['to']) && typeof value['step'] === 'string' && steps.includes(value['step']) && isNames(value['names']);
}

function isKind(value: unknown): value is VaultKind {
  return typeof value === 'string' && kinds.includes(value);
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
