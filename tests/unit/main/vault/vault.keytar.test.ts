import { describe, expect, it } from 'vitest';
import { createKeytarVault, type Keytar } from '../../../../src/main/vault/vault.keytar.ts';

function fakeKeytar(): Keytar & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getPassword: (service, account) => Promise.resolve(values.get(`${service}/${account}`) ?? null),
    setPassword: (service, account, password) => Promise.resolve(void values.set(`${service}/${account}`, password)),
    deletePassword: (service, account) => Promise.resolve(values.delete(`${service}/${account}`)),
  };
}

describe('the keytar vault', () => {
  it('loads its native module on first use, once', async () => {
    let loads = 0;
    const vault = createKeytarVault({
      service: 'Latchkey',
      load: () => {
        loads += 1;
        return Promise.resolve(fakeKeytar());
      },
    });
    expect(loads).toBe(0);
    await Promise.all([vault.get('a'), vault.get('b')]);
    expect(loads).toBe(1);
  });

  it('is missing where the native module is', async () => {
    const vault = createKeytarVault({ service: 'Latchkey', load: () => Promise.reject(new Error("Cannot find package 'keytar' imported from /app/main.js")) });
    expect(await vault.status()).toEqual({ status: 'unavailable', cause: 'missing' });
    expect(await vault.get('a')).toEqual({ status: 'unavailable', cause: 'missing' });
  });

  it('does its work in the order it was given', async () => {
    const keytar = fakeKeytar();
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const vault = createKeytarVault({
      service: 'Latchkey',
      load: () =>
        Promise.resolve({
          ...keytar,
          setPassword: async (...call) => {
            await slow;
            await keytar.setPassword(...call);
          },
        }),
    });
    const set = vault.set('a', 'value');
    const deleted = vault.delete('a');
    finish();
    await Promise.all([set, deleted]);
    expect(keytar.values.size).toBe(0);
  });

  it.each([
    [{ unlocked: 0, locked: 1 }, { status: 'unavailable', cause: 'locked' }],
    [{ unlocked: 0, locked: 0 }, { status: 'absent' }],
    [undefined, { status: 'absent' }],
  ])('reads an empty answer by what the keychain holds: %o', async (items, expected) => {
    const vault = createKeytarVault({ service: 'Latchkey', load: () => Promise.resolve(fakeKeytar()), search: () => Promise.resolve(items) });
    expect(await vault.get('a')).toEqual(expected);
  });

  it('does not touch a locked keychain to learn that it is locked', async () => {
    let touched = false;
    const vault = createKeytarVault({
      service: 'Latchkey',
      load: () =>
        Promise.resolve({
          ...fakeKeytar(),
          getPassword: () => {
            touched = true;
            return Promise.resolve(null);
          },
        }),
      search: () => Promise.resolve({ unlocked: 0, locked: 2 }),
    });
    expect(await vault.status()).toEqual({ status: 'unavailable', cause: 'locked' });
    expect(touched).toBe(false);
  });
});
