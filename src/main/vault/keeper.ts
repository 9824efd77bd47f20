import { randomBytes } from 'node:crypto';
import type { KeptSecret, SecretKeeper } from '../secret-keeper.ts';
import type { VaultSelector } from '../secret-vault.ts';
import { createSerial } from '../serial.ts';

export interface SecretKeeperDeps {
  vaults: VaultSelector;
  /** A new secret as 64 hex digits; from the system's random numbers by default. */
  generate?: (() => string) | undefined;
}

const secretPattern = /^[0-9a-f]{64}$/;

/** See `SecretKeeper`. Calls run one after the other, so that two for one name never make two secrets. */
export function createSecretKeeper({ vaults, generate = () => randomBytes(32).toString('hex') }: SecretKeeperDeps): SecretKeeper {
  const inOrder = createSerial();

  async function obtain(name: string, expected: boolean): Promise<KeptSecret> {
    const selection = await vaults.select();
    if (selection.status === 'unreachable') return { status: 'unavailable', cause: selection.cause };
    const { vault } = selection;
    if (vault.kind === 'memory') return { status: 'unavailable', cause: 'missing' };
    // Chosen earlier, but perhaps locked since: reading it would prompt.
    const state = await vault.status();
    if (state.status === 'unavailable') return state;
    const read = await vault.get(name);
    if (read.status === 'unavailable') return read;
    if (read.status === 'found') return secretPattern.test(read.value) ? read : { status: 'unavailable', cause: 'unreadable' };
    if (expected) return { status: 'unavailable', cause: 'replaced' };
    const value = generate();
    const written = await vault.set(name, value);
    if (written.status === 'unavailable') return written;
    const kept = await vault.get(name);
    if (kept.status === 'found' && kept.value === value) return { status: 'created', value };
    // Taken and not kept: nothing may expect it later.
    await vault.delete(name);
    return { status: 'unavailable', cause: kept.status === 'unavailable' && kept.cause !== 'replaced' ? kept.cause : 'failed' };
  }

  return {
    obtain: (name, { expected = false } = {}) => inOrder(() => obtain(name, expected)),
    forget: (name) => inOrder(async () => (await (await vaults.select()).vault.delete(name)).status === 'done'),
  };
}
