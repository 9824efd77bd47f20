import { describe, expect, it } from 'vitest';
import type { SecretVault } from '../../../../src/main/secret-vault.ts';
import { createSecretKeeper } from '../../../../src/main/vault/keeper.ts';
import { createVaultSelector } from '../../../../src/main/vault/select-vault.ts';
import { createMemoryVault } from '../../../../src/main/vault/vault.memory.ts';
import { createFakeKeychain } from '../../../support/fake-keychain.ts';

const name = 'history:1234';

function setUp() {
  const keychain = createFakeKeychain();
  const open = () =>
    createSecretKeeper({ vaults: createVaultSelector({ vaults: [() => Promise.resolve<SecretVault>(keychain), () => Promise.resolve(createMemoryVault())] }) });
  return { keychain, open };
}

describe('the keeper of secrets', () => {
  it('makes a secret once and finds it in every later run', async () => {
    const { open } = setUp();
    const first = await open().obtain(name);
    expect(first).toMatchObject({ status: 'created', value: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await open().obtain(name)).toEqual({ ...first, status: 'found' });
    expect(await open().obtain('history:other')).not.toMatchObject({ value: (first as { value: string }).value });
  });

  it('makes one secret for many who ask at a time', async () => {
    const { open } = setUp();
    const keeper = open();
    const keys = await Promise.all(Array.from({ length: 20 }, () => keeper.obtain(name)));
    expect(new Set(keys.map((answer) => (answer as { value: string }).value)).size).toBe(1);
    expect(keys.filter(({ status }) => status === 'created')).toHaveLength(1);
  });

  it.each(['locked', 'denied', 'failed'] as const)('makes none while the keychain is %s, and asks nobody for it', async (cause) => {
    const { keychain, open } = setUp();
    keychain.shut(cause);
    expect(await open().obtain(name)).toEqual({ status: 'unavailable', cause });
    expect(keychain.calls).toEqual([]);
    keychain.shut(undefined);
    expect(keychain.values.size).toBe(0);
  });

  it('leaves alone a keychain that was shut after it was chosen', async () => {
    const { keychain, open } = setUp();
    const keeper = open();
    await keeper.obtain(name);
    const asked = keychain.calls.length;
    keychain.shut('locked');
    expect(await keeper.obtain(name)).toEqual({ status: 'unavailable', cause: 'locked' });
    expect(keychain.calls.length).toBe(asked);
  });

  it('says that the keychain was replaced when a secret must be there and is not, and makes no other', async () => {
    const { keychain, open } = setUp();
    expect(await open().obtain(name, { expected: true })).toEqual({ status: 'unavailable', cause: 'replaced' });
    expect(keychain.values.size).toBe(0);
  });

  it('leaves a value alone that is no such secret', async () => {
    const { keychain, open } = setUp();
    keychain.values.set(name, 'something else');
    expect(await open().obtain(name)).toEqual({ status: 'unavailable', cause: 'unreadable' });
    expect(keychain.values.get(name)).toBe('something else');
  });

  it('hands out no new secret that the keychain took and did not keep', async () => {
    const { keychain, open } = setUp();
    keychain.set = () => Promise.resolve({ status: 'done' });
    expect(await open().obtain(name)).toEqual({ status: 'unavailable', cause: 'failed' });
  });

  it('makes none where there is no keychain, which would forget it', async () => {
    const { keychain, open } = setUp();
    keychain.shut('missing');
    expect(await open().obtain(name)).toEqual({ status: 'unavailable', cause: 'missing' });
  });

  it('forgets a secret, or says that it could not', async () => {
    const { keychain, open } = setUp();
    const keeper = open();
    await keeper.obtain(name);
    keychain.shut('locked');
    expect(await keeper.forget(name)).toBe(false);
    keychain.shut(undefined);
    expect(await keeper.forget(name)).toBe(true);
    expect(keychain.values.size).toBe(0);
  });
});
