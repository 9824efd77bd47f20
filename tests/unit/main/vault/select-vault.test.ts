import { describe, expect, it } from 'vitest';
import type { VaultCause } from '../../../../src/shared/auth-state.ts';
import type { SecretVault } from '../../../../src/main/secret-vault.ts';
import { createVaultSelector } from '../../../../src/main/vault/select-vault.ts';
import { createMemoryVault } from '../../../../src/main/vault/vault.memory.ts';
import { createFakeKeychain } from '../../../support/fake-keychain.ts';

function setUp(cause?: VaultCause) {
  const keychain = createFakeKeychain();
  keychain.shut(cause);
  let opened = 0;
  const selector = createVaultSelector({
    vaults: [
      () => {
        opened += 1;
        return Promise.resolve<SecretVault>(keychain);
      },
      () => Promise.resolve(createMemoryVault()),
    ],
  });
  return { keychain: keychain, selector, opened: () => opened };
}

describe('the vault selector', () => {
  it('takes the first vault that is ready, and stays with it', async () => {
    const { selector, keychain, opened } = setUp();
    expect(await selector.select()).toMatchObject({ status: 'ready', vault: { kind: keychain.kind } });
    keychain.shut('missing');
    expect(await selector.select()).toMatchObject({ status: 'ready', vault: { kind: 'keytar' } });
    expect(opened()).toBe(1);
  });

  it('passes over a keychain that does not exist, and says why', async () => {
    const { selector } = setUp('missing');
    expect(await selector.select()).toMatchObject({ status: 'ready', vault: { kind: 'memory' }, cause: 'missing' });
  });

  it.each(['locked', 'denied', 'failed'] as const)('waits for a keychain that is %s, instead of forgetting what it holds', async (cause) => {
    const { selector, keychain, opened } = setUp(cause);
    expect(await selector.select()).toMatchObject({ status: 'unreachable', vault: { kind: keychain.kind }, cause });
    keychain.shut(undefined);
    expect(await selector.select()).toMatchObject({ status: 'ready', vault: { kind: keychain.kind } });
    expect(opened()).toBe(1);
  });

  it('asks once for many callers at a time', async () => {
    const { selector, opened } = setUp();
    await Promise.all([selector.select(), selector.select()]);
    expect(opened()).toBe(1);
  });

  it('can be asked again after a vault could not be opened', async () => {
    let broken = true;
    const selector = createVaultSelector({ vaults: [() => (broken ? Promise.reject(new Error('no')) : Promise.resolve(createMemoryVault()))] });
    await expect(selector.select()).rejects.toThrow('no');
    broken = false;
    expect(await selector.select()).toMatchObject({ status: 'ready' });
  });
});
