import type { VaultCause } from '../../src/shared/auth-state.ts';
import type { SecretVault } from '../../src/main/secret-vault.ts';

export interface FakeKeychain extends SecretVault {
  /** What it holds, whether or not it would say so. */
  values: Map<string, string>;
  /** Every call fails with this from now on; `undefined` ends it. */
  shut(cause: VaultCause | undefined): void;
  /** Calls of `get`, `set` and `delete` wait, as behind a prompt, until the returned function is called. */
  hold(): () => void;
  /** Names of the calls that could have made a real keychain prompt. */
  calls: string[];
}

/** A keychain on which tests turn the key. */
export function createFakeKeychain(kind: FakeKeychain['kind'] = 'keytar'): FakeKeychain {
  const values = new Map<string, string>();
  const calls: string[] = [];
  let cause: VaultCause | undefined;
  let gate: Promise<void> = Promise.resolve();

  async function call<T>(name: string, run: () => T): Promise<T | { status: 'unavailable'; cause: VaultCause }> {
    calls.push(name);
    await gate;
    return cause === undefined ? run() : { status: 'unavailable', cause };
  }

  return {
    kind,
    values,
    calls,
    get: (key) =>
      call('get', () => {
        const value = values.get(key);
        return value === undefined ? ({ status: 'absent' } as const) : ({ status: 'found', value } as const);
      }),
    set: (key, value) =>
      call('set', () => {
        values.set(key, value);
        return { status: 'done' } as const;
      }),
    delete: (key) =>
      call('delete', () => {
        values.delete(key);
        return { status: 'done' } as const;
      }),
    status: () => Promise.resolve(cause === undefined ? { status: 'ready' } : { status: 'unavailable', cause }),
    shut: (next) => {
      cause = next;
    },
    hold() {
      let open = (): void => undefined;
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
  };
}
