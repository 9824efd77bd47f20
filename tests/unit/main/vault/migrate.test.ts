import { describe, expect, it } from 'vitest';
import type { SecretVault, VaultSelector } from '../../../../src/main/secret-vault.ts';
import { createVaultSelector } from '../../../../src/main/vault/select-vault.ts';
import type { VaultStateFile } from '../../../../src/main/vault/vault-state.ts';
import { createMemoryVault } from '../../../../src/main/vault/vault.memory.ts';
import { createFakeKeychain, type FakeKeychain } from '../../../support/fake-keychain.ts';
import { createMemoryStateFile } from '../../../support/vault-state.ts';

const entries: Readonly<Record<string, string>> = { 'session:local': 'ada', 'history:1': 'key', 'model-key': 'sk', 'revoke:local:1': 'open' };

/** Ends the run at its n-th write or deletion, before it happens or right after. */
interface Power {
  left: number;
  after: boolean;
}

class Killed extends Error {}

function spend(power: Power | undefined, act: () => void): void {
  if (power === undefined) {
    act();
    return;
  }
  power.left -= 1;
  if (power.left < 0) throw new Killed();
  if (power.left === 0 && power.after) {
    act();
    throw new Killed();
  }
  act();
}

function onPower(vault: FakeKeychain, power: Power | undefined): SecretVault {
  return {
    kind: vault.kind,
    get: vault.get,
    status: vault.status,
    set: (name, value) => (spend(power, () => vault.values.set(name, value)), Promise.resolve({ status: 'done' })),
    delete: (name) => (spend(power, () => vault.values.delete(name)), Promise.resolve({ status: 'done' })),
  };
}

/** A profile that ran on Electron's encrypted files, on a machine that got a keychain since. */
async function setUp() {
  const [keychain, files, file] = [createFakeKeychain(), createFakeKeychain('safe-storage'), createMemoryStateFile()];
  const start = (power?: Power): VaultSelector => {
    const disk: VaultStateFile = { read: () => file.read(), keepAside: () => file.keepAside(), write: (text) => spend(power, () => file.write(text)) };
    return createVaultSelector({
      // A failing write of the state is survived; here it stands for the end of the process.
      file: power === undefined ? file : disk,
      vaults: [() => Promise.resolve(onPower(keychain, power)), () => Promise.resolve(onPower(files, power)), () => Promise.resolve(createMemoryVault())],
    });
  };
  keychain.shut('missing');
  const { vault } = await start().select();
  for (const [name, value] of Object.entries(entries)) await vault.set(name, value);
  keychain.shut(undefined);
  return { keychain, files, file, start };
}

async function contents(selector: VaultSelector): Promise<Record<string, string | undefined>> {
  const { vault } = await selector.select();
  const found: Record<string, string | undefined> = {};
  for (const name of Object.keys(entries)) {
    const read = await vault.get(name);
    found[name] = read.status === 'found' ? read.value : undefined;
  }
  return found;
}

describe('a better vault that becomes available', () => {
  it('gets every entry, and the old one is emptied', async () => {
    const { keychain, files, file, start } = await setUp();
    const selector = start();
    expect(await selector.select()).toMatchObject({ status: 'ready', vault: { kind: 'keytar' } });
    expect(Object.fromEntries(keychain.values)).toEqual(entries);
    expect(files.values.size).toBe(0);
    expect(JSON.parse(file.text!)).toEqual({ v: 1, home: 'keytar', names: Object.keys(entries) });
  });

  it('loses nothing when the app is killed at any step, and finishes in a later run', async () => {
    let kills = 0;
    for (let left = 1; ; left += 1) {
      let reached = false;
      for (const after of [false, true]) {
        const { keychain, files, start } = await setUp();
        const power = { left, after };
        await start(power).select().catch(() => undefined);
        reached ||= power.left <= 0;
        for (const [name, value] of Object.entries(entries)) {
          expect([keychain.values.get(name), files.values.get(name)], `${name} after step ${left}`).toContain(value);
        }
        expect(await contents(start())).toEqual(entries);
        expect(files.values.size).toBe(0);
      }
      if (!reached) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(10);
  });

  it('is waited for while it is locked, with the old one in use', async () => {
    const { keychain, files, start } = await setUp();
    keychain.shut('locked');
    const selector = start();
    expect(await selector.select()).toMatchObject({ status: 'ready', vault: { kind: 'safe-storage' }, cause: 'locked' });
    expect(await contents(selector)).toEqual(entries);
    expect(files.values.size).toBe(4);
  });

  it('that takes only some of it leaves everything where it was', async () => {
    const { keychain, files, file } = await setUp();
    const { set } = keychain;
    keychain.set = (name, value) => (name === 'model-key' ? Promise.resolve({ status: 'unavailable', cause: 'failed' }) : set(name, value));
    const failing = createVaultSelector({ vaults: [() => Promise.resolve<SecretVault>(keychain), () => Promise.resolve<SecretVault>(files)], file });
    expect(await failing.select()).toMatchObject({ vault: { kind: 'safe-storage' } });
    expect(Object.fromEntries(files.values)).toEqual(entries);
  });

  it('keeps aside what it held under the same names', async () => {
    const { keychain, start } = await setUp();
    keychain.values.set('history:1', 'of another time');
    expect(await contents(start())).toEqual(entries);
    expect(keychain.values.get('history:1.before-1')).toBe('of another time');
  });

  it('copies again what was written to the old one while the move was interrupted', async () => {
    const { files, keychain, file, start } = await setUp();
    file.write(JSON.stringify({ v: 1, home: 'safe-storage', names: Object.keys(entries), move: { from: 'safe-storage', to: 'keytar', step: 'verified', names: Object.keys(entries) } }));
    for (const [name, value] of Object.entries(entries)) keychain.values.set(name, value);
    files.values.set('session:local', 'renewed');
    expect(await contents(start())).toEqual({ ...entries, 'session:local': 'renewed' });
    expect(files.values.size).toBe(0);
  });
});

describe('another vault by choice', () => {
  it('gets every entry and stays in use, although a better one is there', async () => {
    const { keychain, files, start } = await setUp();
    const selector = start();
    await selector.select();
    expect(await selector.alternatives()).toEqual(['safe-storage']);
    expect(await selector.switchTo('safe-storage')).toEqual({ status: 'done' });
    expect((await selector.select()).vault.kind).toBe('safe-storage');
    const later = start();
    expect(await contents(later)).toEqual(entries);
    expect((await later.select()).vault.kind).toBe('safe-storage');
    expect(Object.fromEntries(files.values)).toEqual(entries);
    expect(keychain.values.size).toBe(0);
  });

  it('leaves alone what the locked keychain holds, and keeps new entries itself', async () => {
    const { keychain, files, start } = await setUp();
    await start().select();
    keychain.shut('locked');
    const selector = start();
    expect(await selector.select()).toMatchObject({ status: 'unreachable', cause: 'locked' });
    expect(await selector.switchTo('safe-storage')).toEqual({ status: 'done' });
    const { vault } = await selector.select();
    await vault.set('session:local', 'bob');
    expect(files.values.get('session:local')).toBe('bob');
    expect(Object.fromEntries(keychain.values)).toEqual(entries);
    expect((await start().select()).vault.kind).toBe('safe-storage');
  });

  it('is refused when it does not work, and nothing changes', async () => {
    const { files, start } = await setUp();
    const selector = start();
    await selector.select();
    files.shut('failed');
    expect(await selector.switchTo('safe-storage')).toEqual({ status: 'unavailable', cause: 'failed' });
    expect(await contents(selector)).toEqual(entries);
  });
});
