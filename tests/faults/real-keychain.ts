import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { SecretVault, VaultRead, VaultWrite } from '../../src/main/secret-vault.ts';
import { startSecretService } from '../support/keyring/keyring.ts';
import type { KeychainUnderTest } from '../support/session-faults/keychain.ts';

const program = join(import.meta.dirname, '../support/keychain-process.ts');

/**
 * The real keytar vault on a real Secret Service of its own: `locked` locks the keyring, `failed` kills the daemon, and
 * the end of a fault unlocks or restarts it. After a kill the vault's process is a new one: libsecret keeps to the daemon
 * that it met first, as long as nobody turns GLib's loop.
 */
export async function openRealKeychain(): Promise<KeychainUnderTest & { stop(): Promise<void> }> {
  const service = await startSecretService();
  let child: ChildProcess;
  let lines: AsyncIterator<string>;
  let reader: Interface;
  let queue: Promise<unknown> = Promise.resolve();
  let state: 'open' | 'locked' | 'killed' = 'open';

  function open(): void {
    const started = spawn(process.execPath, [program], { env: service.env, stdio: ['pipe', 'pipe', 'ignore'] });
    child = started;
    reader = createInterface({ input: started.stdout });
    lines = reader[Symbol.asyncIterator]();
  }
  async function shut(): Promise<void> {
    const gone = once(child, 'exit');
    child.kill();
    await gone;
    reader.close();
  }
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work, work);
    queue = done.catch(() => undefined);
    return done;
  }
  const call = <T>(...words: string[]): Promise<T> =>
    inOrder(async () => {
      child.stdin?.write(`${JSON.stringify(words)}\n`);
      const { value, done } = await lines.next();
      return done === true ? ({ status: 'unavailable', cause: 'failed' } as T) : (JSON.parse(value) as T);
    });
  const vault: SecretVault = {
    kind: 'keytar',
    get: (key) => call<VaultRead>('get', key),
    set: (key, value) => call<VaultWrite>('set', key, value),
    delete: (key) => call<VaultWrite>('delete', key),
    status: () => call<Awaited<ReturnType<SecretVault['status']>>>('status'),
  };

  open();
  return {
    vault,
    // A kill and a restart take tenths of a second, a lock hardly any time.
    causes: ['locked', 'locked', 'locked', 'locked', 'locked', 'locked', 'locked', 'locked', 'failed'],
    fault: (cause) =>
      inOrder(async () => {
        const next = cause === undefined ? 'open' : cause === 'locked' ? 'locked' : 'killed';
        if (next === state) return;
        if (state === 'killed') {
          await shut();
          await service.restart();
          open();
        }
        if (next === 'locked') service.lock();
        if (next === 'killed') await service.kill();
        if (next === 'open' && state === 'locked') await service.unlock();
        state = next;
      }),
    async stop() {
      await shut();
      await service.stop();
    },
  };
}
