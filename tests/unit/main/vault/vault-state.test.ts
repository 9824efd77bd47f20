import { describe, expect, it } from 'vitest';
import type { TimelineKind } from '../../../../src/shared/diagnostics.ts';
import type { SecretVault } from '../../../../src/main/secret-vault.ts';
import { createVaultSelector } from '../../../../src/main/vault/select-vault.ts';
import { createMemoryVault } from '../../../../src/main/vault/vault.memory.ts';
import { createFakeKeychain } from '../../../support/fake-keychain.ts';
import { createMemoryStateFile } from '../../../support/vault-state.ts';

function setUp() {
  const [keychain, files, file] = [createFakeKeychain(), createFakeKeychain('safe-storage'), createMemoryStateFile()];
  files.shut('missing');
  const notes: { kind: TimelineKind; detail: unknown }[] = [];
  const start = () =>
    createVaultSelector({
      vaults: [() => Promise.resolve<SecretVault>(keychain), () => Promise.resolve<SecretVault>(files), () => Promise.resolve(createMemoryVault())],
      file,
      note: (kind, detail) => void notes.push({ kind, detail }),
    });
  return { keychain, files, file, start, notes };
}

describe('an entry that must be there', () => {
  it('and is not means that the keychain was replaced; one that never was is absent', async () => {
    const { keychain, start } = setUp();
    await (await start().select()).vault.set('session:local', 'ada');
    keychain.values.clear();
    const { vault } = await start().select();
    expect(await vault.get('session:local')).toEqual({ status: 'unavailable', cause: 'replaced' });
    expect(await vault.get('session:other')).toEqual({ status: 'absent' });
  });

  it('is no longer expected once the person signs in anew', async () => {
    const { keychain, start } = setUp();
    const first = (await start().select()).vault;
    await first.set('session:local', 'ada');
    await first.set('history:1', 'key');
    keychain.values.clear();
    const selector = start();
    const { vault } = await selector.select();
    await vault.get('session:local');
    await vault.get('history:1');
    await selector.acceptLoss();
    expect(await vault.get('history:1')).toEqual({ status: 'absent' });
    expect(await (await start().select()).vault.get('session:local')).toEqual({ status: 'absent' });
  });

  it('is not looked for in another vault when its own is gone from this machine, until the person signs in anew', async () => {
    const { keychain, files, start } = setUp();
    await (await start().select()).vault.set('session:local', 'ada');
    keychain.shut('missing');
    files.shut(undefined);
    const selector = start();
    expect(await selector.select()).toMatchObject({ status: 'unreachable', cause: 'missing' });
    await selector.acceptLoss();
    expect(await selector.select()).toMatchObject({ status: 'ready', vault: { kind: 'safe-storage' } });
    expect(keychain.values.get('session:local')).toBe('ada');
  });

  it('is listed again when a deletion did not happen, and by itself when it is found', async () => {
    const { keychain, file, start } = setUp();
    const { vault } = await start().select();
    await vault.set('session:local', 'ada');
    keychain.shut('locked');
    expect(await vault.delete('session:local')).toMatchObject({ status: 'unavailable' });
    keychain.shut(undefined);
    expect(file.text).toContain('session:local');
    file.text = undefined;
    await (await start().select()).vault.get('session:local');
    expect(file.text).toContain('session:local');
  });
});

describe('the list of entries', () => {
  it('has names and never values, and none of what is only in memory', async () => {
    const { keychain, file, start } = setUp();
    keychain.shut('missing');
    await (await start().select()).vault.set('session:local', 'secret');
    expect(file.text).toBeUndefined();
    keychain.shut(undefined);
    await (await start().select()).vault.set('session:local', 'secret');
    expect(file.text).toContain('session:local');
    expect(file.text).not.toContain('secret');
  });

  it.each(['not json', '{"v":2,"names":[]}', '{"v":1,"names":[7]}'])('that cannot be read (%s) is kept aside, and the keychain is asked as if there were none', async (text) => {
    const { keychain, file, start } = setUp();
    keychain.values.set('session:local', 'ada');
    file.text = text;
    expect(await (await start().select()).vault.get('session:local')).toEqual({ status: 'found', value: 'ada' });
    expect(file.aside).toBe(text);
    expect(file.text).toContain('session:local');
  });

  it('may fail to be written without harm to the entries', async () => {
    const { keychain, file, start } = setUp();
    file.write = () => {
      throw new Error('no space left on device');
    };
    const { vault } = await start().select();
    expect(await vault.set('session:local', 'ada')).toEqual({ status: 'done' });
    expect(keychain.values.get('session:local')).toBe('ada');
  });
});

it('tells the timeline what happened to the vaults, in codes', async () => {
  const { keychain, files, start, notes } = setUp();
  const { vault } = await start().select();
  await vault.set('session:local', 'secret value');
  keychain.shut('locked');
  await vault.get('session:local');
  keychain.shut(undefined);
  files.shut(undefined);
  const later = start();
  await later.select();
  await later.switchTo('safe-storage');
  expect(notes.map(({ kind }) => kind)).toEqual(['vault.ready', 'vault.wrote', 'vault.unavailable', 'vault.ready', 'vault.switched', 'vault.ready']);
  expect(notes[4]).toEqual({ kind: 'vault.switched', detail: { from: 'keytar', to: 'safe-storage' } });
  expect(JSON.stringify(notes)).not.toMatch(/secret value|local/);
});
