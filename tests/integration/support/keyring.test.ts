import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { startSecretService } from '../../support/keyring/keyring.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** The real vault, in a process on that bus. */
function openVault(env: Record<string, string>): (...call: string[]) => Promise<unknown> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../support/keychain-process.ts')], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  cleanups.push(() => {
    const gone = once(child, 'exit');
    child.kill();
    return gone;
  });
  return async (...call) => {
    child.stdin.write(`${JSON.stringify(call)}\n`);
    return JSON.parse((await lines.next()).value as string) as unknown;
  };
}

describe('the keyring of the tests', () => {
  it('locks, unlocks, is killed and comes back, with what was stored', async () => {
    const keyring = await startSecretService();
    cleanups.push(() => keyring.stop());
    const vault = openVault(keyring.env);
    await vault('set', 'session:local', 'kept');
    const found = { status: 'found', value: 'kept' };
    for (let round = 0; round < 2; round += 1) {
      keyring.lock();
      expect(await vault('get', 'session:local')).toEqual({ status: 'unavailable', cause: 'locked' });
      await keyring.unlock();
      expect(await vault('get', 'session:local')).toEqual(found);
    }
    await keyring.kill();
    expect(await vault('get', 'session:local')).toMatchObject({ status: 'unavailable' });
    // libsecret keeps to the daemon that it met first, as long as nobody turns GLib's loop: a new process stands for one.
    await keyring.restart();
    expect(await openVault(keyring.env)('get', 'session:local')).toEqual(found);
    keyring.lock();
    await keyring.restart();
    expect(await openVault(keyring.env)('get', 'session:local')).toEqual(found);
  });
});
