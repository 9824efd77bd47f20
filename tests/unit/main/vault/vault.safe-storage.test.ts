import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SecretVault } from '../../../../src/main/secret-vault.ts';
import { createSafeStorageVault, type AsyncSafeStorage } from '../../../../src/main/vault/vault.safe-storage.ts';

/** Electron's asynchronous API, with a "cipher" that at least does not show the text. */
interface FakeSafeStorage extends AsyncSafeStorage {
  available: boolean;
  key: string;
  /** Keys that still open, but should be replaced. */
  oldKeys: string[];
  failure: Error | undefined;
}

function fakeSafeStorage(): FakeSafeStorage {
  const fake: FakeSafeStorage = {
    available: true,
    key: 'k1',
    oldKeys: [],
    failure: undefined,
    isAsyncEncryptionAvailable: () => Promise.resolve(fake.available),
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(`${fake.key}:${Buffer.from(text).toString('hex')}`)),
    decryptStringAsync: (encrypted) => {
      if (fake.failure !== undefined) return Promise.reject(fake.failure);
      const [key = '', text = ''] = encrypted.toString().split(':');
      if (key !== fake.key && !fake.oldKeys.includes(key)) return Promise.reject(new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.'));
      return Promise.resolve({ result: Buffer.from(text, 'hex').toString(), shouldReEncrypt: key !== fake.key });
    },
  };
  return fake;
}

let dir: string;
let storage: FakeSafeStorage;
let vault: SecretVault;

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'latchkey-vault-')), 'vault');
  storage = fakeSafeStorage();
  vault = createSafeStorageVault({ safeStorage: storage, dir });
});

afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

async function onlyFile(): Promise<string> {
  const [name, ...others] = await readdir(dir);
  expect(others).toEqual([]);
  return join(dir, name!);
}

describe('the safeStorage vault', () => {
  it('stores, finds, replaces and deletes', async () => {
    expect(await vault.status()).toEqual({ status: 'ready' });
    expect(await vault.get('a')).toEqual({ status: 'absent' });
    expect(await vault.set('a', 'first')).toEqual({ status: 'done' });
    expect(await vault.set('a', 'second')).toEqual({ status: 'done' });
    expect(await vault.set('A', 'other key')).toEqual({ status: 'done' });
    expect(await createSafeStorageVault({ safeStorage: storage, dir }).get('a')).toEqual({ status: 'found', value: 'second' });
    expect(await vault.delete('a')).toEqual({ status: 'done' });
    expect(await vault.delete('a')).toEqual({ status: 'done' });
    expect(await vault.get('a')).toEqual({ status: 'absent' });
    expect(await vault.get('A')).toEqual({ status: 'found', value: 'other key' });
  });

  it('writes no clear text, no key, and for nobody else to read', async () => {
    await vault.set('session:https://auth.example.com', 'the secret');
    const file = await onlyFile();
    expect(await readFile(file, 'utf8')).not.toContain('the secret');
    expect(file).not.toContain('example');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
  });

  it('keeps a value that does not open: reading changes nothing, writing moves it aside', async () => {
    await vault.set('a', 'old');
    const file = await onlyFile();
    const before = await readFile(file);
    storage.key = 'k2';
    expect(await vault.get('a')).toEqual({ status: 'unavailable', cause: 'unreadable' });
    expect(await readFile(file)).toEqual(before);
    expect(await vault.set('a', 'new')).toEqual({ status: 'done' });
    expect(await vault.get('a')).toEqual({ status: 'found', value: 'new' });
    expect(await readFile(`${file}.unreadable-1`)).toEqual(before);
    storage.key = 'k3';
    await vault.set('a', 'newer');
    expect((await readdir(dir)).filter((name) => name.includes('unreadable')).sort().map((name) => name.slice(-1))).toEqual(['1', '2']);
  });

  it('encrypts again when the key was rotated', async () => {
    await vault.set('a', 'value');
    storage.oldKeys = ['k1'];
    storage.key = 'k2';
    expect(await vault.get('a')).toEqual({ status: 'found', value: 'value' });
    expect(await readFile(await onlyFile(), 'utf8')).toMatch(/^k2:/);
  });

  it('is locked, not unreadable, while the keychain is shut', async () => {
    await vault.set('a', 'value');
    storage.failure = new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.');
    expect(await vault.get('a')).toEqual({ status: 'unavailable', cause: 'locked' });
    storage.failure = undefined;
    expect(await vault.get('a')).toEqual({ status: 'found', value: 'value' });
  });

  it('is missing where nothing encrypts, but locked where something once did', async () => {
    storage.available = false;
    expect(await vault.status()).toEqual({ status: 'unavailable', cause: 'missing' });
    expect(await vault.set('a', 'value')).toEqual({ status: 'unavailable', cause: 'missing' });
    storage.available = true;
    await vault.set('a', 'value');
    storage.available = false;
    expect(await vault.status()).toEqual({ status: 'unavailable', cause: 'locked' });
    expect(await vault.get('a')).toEqual({ status: 'unavailable', cause: 'locked' });
  });

  it('does not take a password that everyone knows for a keychain', async () => {
    storage.getSelectedStorageBackend = () => 'basic_text';
    expect(await vault.set('a', 'value')).toEqual({ status: 'unavailable', cause: 'missing' });
    storage.getSelectedStorageBackend = () => 'gnome_libsecret';
    expect(await vault.set('a', 'value')).toEqual({ status: 'done' });
  });

  it('is missing on an Electron without the asynchronous methods', async () => {
    const old = createSafeStorageVault({ safeStorage: undefined, dir });
    expect(await old.status()).toEqual({ status: 'unavailable', cause: 'missing' });
    expect(await old.get('a')).toEqual({ status: 'unavailable', cause: 'missing' });
  });

  it('leaves the old value when a write fails half-way', async () => {
    await vault.set('a', 'old');
    storage.encryptStringAsync = () => Promise.reject(new Error('no'));
    expect(await vault.set('a', 'new')).toEqual({ status: 'unavailable', cause: 'failed' });
    expect(await vault.get('a')).toEqual({ status: 'found', value: 'old' });
  });

  it('says that it failed where the folder cannot be made', async () => {
    await writeFile(dir, 'in the way');
    expect(await vault.set('a', 'value')).toEqual({ status: 'unavailable', cause: 'failed' });
  });

  it('refuses what not every keychain could take', async () => {
    expect(await vault.set('a', 'x'.repeat(2_561))).toEqual({ status: 'unavailable', cause: 'failed' });
  });
});
