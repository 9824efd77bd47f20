import type { VaultCause } from '../../../src/shared/auth-state.ts';
import type { SecretVault } from '../../../src/main/secret-vault.ts';
import { createFakeKeychain } from '../fake-keychain.ts';
import type { Activity } from './activity.ts';

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

/** The same vault, whose calls are counted as something under way. */
export function watchCalls(vault: SecretVault, activity: Activity): SecretVault {
  const counted = async <T>(work: Promise<T>): Promise<T> => work.finally(activity.begin());
  return {
    kind: vault.kind,
    get: (name) => counted(vault.get(name)),
    set: (name, value) => counted(vault.set(name, value)),
    delete: (name) => counted(vault.delete(name)),
    status: () => counted(vault.status()),
  };
}
