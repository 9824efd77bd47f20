import { createHash } from 'node:crypto';
import { createSecretServiceSearch } from './vault/secret-service.ts';
import type { SecretVault } from './secret-vault.ts';
import { createKeytarVault, type KeytarVaultDeps } from './vault/vault.keytar.ts';
import { createMemoryVault } from './vault/vault.memory.ts';
import { branding } from './settings/branding.ts';

export interface VaultsOptions {
  profileDir: string;
  /** True for a profile that was named by flag: it must not see the sign-in of another one. */
  namedProfile: boolean;
  loadKeytar: KeytarVaultDeps['load'];
  /** Electron only: its encrypted files under the profile. */
  openSafeStorage?: (() => SecretVault) | undefined;
}

/** The vaults of this machine, best first: the OS keychain, Electron's encrypted files, memory. */
export function vaultsOf({ profileDir, namedProfile, loadKeytar, openSafeStorage }: VaultsOptions): (() => Promise<SecretVault>)[] {
  const suffix = namedProfile ? ` ${createHash('sha256').update(profileDir).digest('hex').slice(0, 8)}` : '';
  const search = process.platform === 'linux' ? createSecretServiceSearch({ env: process.env, uid: process.getuid?.() ?? 0 }) : undefined;
  const memory = createMemoryVault();
  return [
    () => Promise.resolve(createKeytarVault({ service: branding.keychainService + suffix, load: loadKeytar, search })),
    ...(openSafeStorage === undefined ? [] : [() => Promise.resolve(openSafeStorage())]),
    () => Promise.resolve(memory),
  ];
}
