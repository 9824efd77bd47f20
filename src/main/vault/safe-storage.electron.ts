import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { SecretVault } from '../secret-vault.ts';
import type { AsyncSafeStorage } from './vault.safe-storage.ts';
import { createSafeStorageVault } from './vault.safe-storage.ts';

/** Electron's encryption as a vault, with its files under `<profileDir>/vault`. `missing` on Electron before 42. */
export function openSafeStorageVault(profileDir: string, platform: NodeJS.Platform = process.platform): SecretVault {
  return createSafeStorageVault({ safeStorage: detectSafeStorage(platform), dir: join(profileDir, 'vault') });
}

/**
 * Electron's `safeStorage`, when it has the asynchronous methods (Electron 42 and later). Call after `ready`:
 * before that the keychain entry would get the wrong name (electron #45328).
 */
function detectSafeStorage(platform: NodeJS.Platform): AsyncSafeStorage | undefined {
  // Older runtimes lack what the typings promise.
  const candidate: Partial<typeof safeStorage> = safeStorage;
  if (candidate.isAsyncEncryptionAvailable === undefined || candidate.encryptStringAsync === undefined || candidate.decryptStringAsync === undefined) {
    return undefined;
  }
  return {
    // 42.0 to 42.2 answer with a plain boolean (electron #51924); async covers both.
    isAsyncEncryptionAvailable: async () => safeStorage.isAsyncEncryptionAvailable(),
    encryptStringAsync: (text) => safeStorage.encryptStringAsync(text),
    decryptStringAsync: (encrypted) => safeStorage.decryptStringAsync(encrypted),
    getSelectedStorageBackend: platform === 'linux' ? () => safeStorage.getSelectedStorageBackend() : undefined,
  };
}
