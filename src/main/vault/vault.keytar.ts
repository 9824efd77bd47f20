import type { VaultCause } from '../../shared/auth-state.ts';
import { keychainCause } from './keychain-error.ts';
import type { SearchSecretService } from './secret-service.ts';
import type { SecretVault, VaultRead, VaultWrite } from '../secret-vault.ts';
import { isTooLong } from '../secret-vault.ts';
import { createSerial } from '../serial.ts';

/**
 * The part of keytar that is used. Its `findCredentials` crashes the process when libsecret returns a locked
 * item (keytar 7.9, keytar_posix.cc: `secret_value_get_text` of NULL), so it is kept out of reach.
 */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface KeytarVaultDeps {
  /** Names the app's entries in the keychain, e.g. `Latchkey`. */
  service: string;
  /** `() => import('keytar')`; rejects where the native module is not installed or cannot load. */
  load: () => Promise<Keytar>;
  /**
   * Linux only: asks the Secret Service without ever prompting. keytar answers `null` for an entry in a locked
   * keyring, exactly as for one that was never stored; this tells the two apart.
   */
  search?: SearchSecretService | undefined;
}

type Unavailable = { status: 'unavailable'; cause: VaultCause };

/** The OS keychain: macOS Keychain, Windows Credential Manager, Secret Service on Linux. Loads its module on first use. */
export function createKeytarVault({ service, load, search }: KeytarVaultDeps): SecretVault {
  const inOrder = createSerial();
  let loaded: Promise<Keytar> | undefined;

  function open(): Promise<Keytar> {
    loaded ??= load();
    return loaded;
  }

  /** Runs one call; its failure becomes a cause. */
  function attempt<T>(call: (keytar: Keytar) => Promise<T>): Promise<T | Unavailable> {
    return inOrder(async () => {
      try {
        return await call(await open());
      } catch (error) {
        return { status: 'unavailable', cause: keychainCause(error) };
      }
    });
  }

  async function isLocked(account?: string): Promise<boolean> {
    const found = await search?.(account === undefined ? { service } : { service, account });
    return found !== undefined && found.locked > 0;
  }

  return {
    kind: 'keytar',
    get: (key) =>
      attempt<VaultRead>(async (keytar) => {
        const value = await keytar.getPassword(service, key);
        if (value !== null) return { status: 'found', value };
        return (await isLocked(key)) ? { status: 'unavailable', cause: 'locked' } : { status: 'absent' };
      }),
    set: (key, value) => {
      if (isTooLong(value)) return Promise.resolve({ status: 'unavailable', cause: 'failed' });
      return attempt<VaultWrite>(async (keytar) => {
        await keytar.setPassword(service, key, value);
        return { status: 'done' };
      });
    },
    delete: (key) =>
      attempt<VaultWrite>(async (keytar) => {
        const deleted = await keytar.deletePassword(service, key);
        return !deleted && (await isLocked(key)) ? { status: 'unavailable', cause: 'locked' } : { status: 'done' };
      }),
    status: () =>
      attempt<{ status: 'ready' } | Unavailable>(async (keytar) => {
        // Asking first keeps a locked keyring from prompting: reading an entry would.
        if (await isLocked()) return { status: 'unavailable', cause: 'locked' };
        await keytar.getPassword(service, 'probe');
        return { status: 'ready' };
      }),
  };
}
