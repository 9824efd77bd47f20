import { describe, expect, it } from 'vitest';
import { createRevocationStore, type OpenRevocation } from '../../../../src/main/auth/revocation-store.ts';
import { maxSecretBytes, type SecretVault } from '../../../../src/main/secret-vault.ts';
import { createVaultSelector } from '../../../../src/main/vault/select-vault.ts';
import { createMemoryVault } from '../../../../src/main/vault/vault.memory.ts';
import { createFakeKeychain } from '../../../support/fake-keychain.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { createMemoryStateFile } from '../../../support/vault-state.ts';

function setUp() {
  const [keychain, file, log] = [createFakeKeychain(), createMemoryStateFile(), quietLog()];
  const open = (key = 'local') =>
    createRevocationStore({ vaults: createVaultSelector({ file, vaults: [() => Promise.resolve<SecretVault>(keychain), () => Promise.resolve(createMemoryVault())] }), key, log });
  return { keychain, file, log, open };
}

const one = (n: number): OpenRevocation => ({ cookie: { name: 'better-auth.session_token', value: `${n}.${'x'.repeat(90)}` }, since: 1_800_000_000_000 + n });
const many = (count: number): OpenRevocation[] => Array.from({ length: count }, (_, n) => one(n));

describe('the store of open revocations', () => {
  it('has in the next run what was left open, in entries that every keychain takes', async () => {
    const { keychain, open } = setUp();
    expect(await open().save(many(40))).toBe(true);
    expect(keychain.values.size).toBeGreaterThan(1);
    for (const value of keychain.values.values()) expect(Buffer.byteLength(value)).toBeLessThanOrEqual(maxSecretBytes);
    expect(await open().load()).toEqual(many(40));
  });

  it('takes back the entries it no longer needs', async () => {
    const { keychain, open } = setUp();
    const store = open();
    await store.save(many(40));
    await store.save([one(7)]);
    expect([...keychain.values.keys()]).toEqual(['revoke:local:1']);
    const later = open();
    expect(await later.load()).toEqual([one(7)]);
    await later.save([]);
    expect(keychain.values.size).toBe(0);
  });

  it('leaves a locked keychain alone, and says that nothing was stored or read', async () => {
    const { keychain, open } = setUp();
    keychain.shut('locked');
    expect(await open().load()).toBeUndefined();
    expect(await open().save(many(1))).toBe(false);
    expect(keychain.calls).toEqual([]);
  });

  it('takes over what another account on the same server left, and nothing of other servers', async () => {
    const { keychain, open } = setUp();
    await open('local#second').save([one(1)]);
    await open('https://auth.example').save([one(2)]);
    expect(await open('local').load()).toEqual([one(1)]);
    expect([...keychain.values.keys()].sort()).toEqual(['revoke:https://auth.example:1', 'revoke:local:1']);
  });

  it.each(['not json', '{"v":2,"open":[]}', '{"v":1,"open":[{"name":"x"}]}'])('overlooks an entry that it cannot read: %s', async (text) => {
    const { keychain, open } = setUp();
    keychain.values.set('revoke:local:1', text);
    expect(await open().load()).toEqual([]);
  });

  it('puts nothing secret into its list of names or the log', async () => {
    const { file, log, open } = setUp();
    await open().save(many(3));
    expect(`${file.text} ${log.lines.join()}`).not.toContain('xxx');
  });
});
