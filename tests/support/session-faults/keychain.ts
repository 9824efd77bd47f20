import type { VaultCause } from '../../../src/shared/auth-state.ts';
import type { SecretVault } from '../../../src/main/secret-vault.ts';
import { createFakeKeychain } from '../fake-keychain.ts';

/** A keychain whose lock is in the driver's hand. */
export interface KeychainUnderTest {
  vault: SecretVault;
  /** Makes it answer so until called with `undefined`. Resolves when that is in force. */
  fault(cause: VaultCause | undefined): Promise<void>;
  /** Causes that it can be brought to; some of them. */
  causes: readonly VaultCause[];
}

/** A keychain that is only a map and a cause. */
export function doubleKeychain(): KeychainUnderTest {
  const vault = createFakeKeychain();
  return { vault, causes: ['locked', 'denied', 'failed'], fault: async (cause) => vault.shut(cause) };
}

/** The same vault; `count` hears of each call's beginning (1) and end (-1). */
export function countCalls(vault: SecretVault, count: (by: number) => void): SecretVault {
  const counted = async <T>(work: Promise<T>): Promise<T> => {
    count(1);
    return work.finally(() => count(-1));
  };
  return {
    kind: vault.kind,
    get: (name) => counted(vault.get(name)),
    set: (name, value) => counted(vault.set(name, value)),
    delete: (name) => counted(vault.delete(name)),
    status: () => counted(vault.status()),
  };
}
