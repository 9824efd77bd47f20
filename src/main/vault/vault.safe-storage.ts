import { createHash } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { VaultCause } from '../../shared/auth-state.ts';
import { keychainCause } from './keychain-error.ts';
import type { SecretVault, VaultRead, VaultWrite } from '../secret-vault.ts';
import { isTooLong } from '../secret-vault.ts';
import { createSerial } from '../serial.ts';

/** The asynchronous half of Electron's `safeStorage` (Electron 42 and later; the synchronous half is gone in 46). */
export interface AsyncSafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  /** Linux: which keychain guards the key. `basic_text` is a key that everyone knows. */
  getSelectedStorageBackend?: (() => string) | undefined;
}

export interface SafeStorageVaultDeps {
  /** `undefined` where Electron lacks the asynchronous methods, or there is no Electron. */
  safeStorage: AsyncSafeStorage | undefined;
  /** Folder for the encrypted files; made with mode 0700 on the first write. */
  dir: string;
}

const maxUnreadableKept = 9;
type Unavailable = { status: 'unavailable'; cause: VaultCause };

function unavailable(cause: VaultCause): Unavailable {
  return { status: 'unavailable', cause };
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Values as files, encrypted with a key that the OS keeps. Nothing is ever written in clear. */
export function createSafeStorageVault({ safeStorage, dir }: SafeStorageVaultDeps): SecretVault {
  const inOrder = createSerial();

  /** Hashed: keys hold URLs, and some file systems fold case. */
  function fileOf(key: string): string {
    return join(dir, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.secret`);
  }

  async function probe(): Promise<AsyncSafeStorage | VaultCause> {
    if (safeStorage === undefined) return 'missing';
    try {
      // Before asking for availability: without a keychain Chromium "encrypts" with a fixed password.
      if (safeStorage.getSelectedStorageBackend?.() === 'basic_text') return 'missing';
      if (await safeStorage.isAsyncEncryptionAvailable()) return safeStorage;
      // An unanswered or refused keychain prompt looks the same; files say that there was a key once.
      return (await hasSecrets()) ? 'locked' : 'missing';
    } catch (error) {
      return keychainCause(error);
    }
  }

  async function hasSecrets(): Promise<boolean> {
    const names = await readdir(dir).catch(() => []);
    return names.some((name) => name.endsWith('.secret'));
  }

  async function decrypt(storage: AsyncSafeStorage, file: string): Promise<VaultRead> {
    let encrypted: Buffer;
    try {
      encrypted = await readFile(file);
    } catch (error) {
      return isNotFound(error) ? { status: 'absent' } : unavailable(keychainCause(error));
    }
    try {
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(encrypted);
      // The key was rotated. The old ciphertext still opens, so a failing rewrite loses nothing.
      if (shouldReEncrypt) await writeFileAtomically(file, await storage.encryptStringAsync(result)).catch(() => undefined);
      return { status: 'found', value: result };
    } catch (error) {
      // A keychain that is shut says so; any other failure means that these bytes do not open with today's key.
      const cause = keychainCause(error);
      return unavailable(cause === 'locked' || cause === 'denied' ? cause : 'unreadable');
    }
  }

  async function write(storage: AsyncSafeStorage, file: string, value: string): Promise<VaultWrite> {
    try {
      const encrypted = await storage.encryptStringAsync(value);
      const before = await decrypt(storage, file);
      if (before.status === 'unavailable') await keepAside(file);
      await writeFileAtomically(file, encrypted);
      return { status: 'done' };
    } catch (error) {
      return unavailable(keychainCause(error));
    }
  }

  return {
    kind: 'safe-storage',
    get: (key) =>
      inOrder(async () => {
        const storage = await probe();
        return typeof storage === 'string' ? unavailable(storage) : decrypt(storage, fileOf(key));
      }),
    set: (key, value) =>
      inOrder(async () => {
        if (isTooLong(value)) return unavailable('failed');
        const storage = await probe();
        return typeof storage === 'string' ? unavailable(storage) : write(storage, fileOf(key), value);
      }),
    delete: (key) =>
      inOrder(async () => {
        try {
          await rm(fileOf(key), { force: true });
          return { status: 'done' };
        } catch (error) {
          return unavailable(keychainCause(error));
        }
      }),
    status: () =>
      inOrder(async () => {
        const storage = await probe();
        return typeof storage === 'string' ? unavailable(storage) : { status: 'ready' };
      }),
  };
}

/** Moves a file that does not open out of the way, as `.unreadable-1` and up; the last name is reused. */
async function keepAside(file: string): Promise<void> {
  for (let n = 1; n <= maxUnreadableKept; n += 1) {
    const aside = `${file}.unreadable-${n}`;
    const taken = await stat(aside).then(
      () => true,
      () => false,
    );
    if (!taken || n === maxUnreadableKept) return rename(file, aside);
  }
}

/** A crash leaves the old content or the new, never half of one. */
async function writeFileAtomically(file: string, content: Buffer): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
