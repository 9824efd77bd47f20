import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { createSecretServiceSearch } from '../../../../src/main/vault/secret-service.ts';
import { startSecretService, type SecretService, type SecretServiceOptions } from '../../../support/secret-service.ts';

const root = join(import.meta.dirname, '../../../..');
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

type Call = ['get' | 'delete', string] | ['set', string, string] | ['status'];

/** The real vault in a process with this environment. */
function openVault(env: Record<string, string>): (...call: Call) => Promise<unknown> {
  const child = spawn(process.execPath, [join(root, 'tests/support/keychain-process.ts')], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  cleanups.push(() => {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
    child.kill();
    return gone;
  });
  return async (...call) => {
    child.stdin.write(`${JSON.stringify(call)}\n`);
    const { done, value } = await lines.next();
    if (done) throw new Error(`The vault's process ended: ${errors}`);
    return JSON.parse(value) as unknown;
  };
}

async function keychain(options?: SecretServiceOptions): Promise<SecretService> {
  const service = await startSecretService(options);
  cleanups.push(() => service.stop());
  return service;
}

const bare = { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), LANG: 'C' };

describe('the keytar vault on a real Secret Service', () => {
  it('stores, finds, replaces and deletes across processes', async () => {
    const { env } = await keychain();
    const vault = openVault(env);
    expect(await vault('status')).toEqual({ status: 'ready' });
    expect(await vault('get', 'session:local')).toEqual({ status: 'absent' });
    expect(await vault('set', 'session:local', 'first')).toEqual({ status: 'done' });
    expect(await vault('set', 'session:local', 'sécond ✓')).toEqual({ status: 'done' });
    const later = openVault(env);
    expect(await later('get', 'session:local')).toEqual({ status: 'found', value: 'sécond ✓' });
    expect(await later('get', 'session:https://auth.example.com')).toEqual({ status: 'absent' });
    expect(await later('delete', 'session:local')).toEqual({ status: 'done' });
    expect(await later('delete', 'session:local')).toEqual({ status: 'done' });
    expect(await later('get', 'session:local')).toEqual({ status: 'absent' });
  });

  it('tells a locked keyring from an empty one, although keytar does not', async () => {
    const service = await keychain();
    const vault = openVault(service.env);
    await vault('set', 'session:local', 'kept');
    service.lock();
    expect(await vault('status')).toEqual({ status: 'unavailable', cause: 'locked' });
    expect(await vault('get', 'session:local')).toEqual({ status: 'unavailable', cause: 'locked' });
    expect(await vault('get', 'session:other')).toEqual({ status: 'absent' });
    expect(await vault('delete', 'session:local')).toEqual({ status: 'unavailable', cause: 'locked' });
    expect(await vault('set', 'session:new', 'value')).toEqual({ status: 'unavailable', cause: 'locked' });
  });

  it('takes the longest value every keychain takes, and refuses a longer one', async () => {
    const { env } = await keychain();
    const vault = openVault(env);
    expect(await vault('set', 'k', 'x'.repeat(2_560))).toEqual({ status: 'done' });
    expect(await vault('set', 'k', `${'x'.repeat(2_559)}é`)).toEqual({ status: 'unavailable', cause: 'failed' });
    expect(await vault('get', 'k')).toEqual({ status: 'found', value: 'x'.repeat(2_560) });
  });

  it('counts locked and unlocked entries without prompting', async () => {
    const service = await keychain();
    const vault = openVault(service.env);
    await vault('set', 'a', '1');
    await vault('set', 'b', '2');
    const search = createSecretServiceSearch({ env: service.env, uid: process.getuid!() });
    expect(await search({ service: 'Latchkey test' })).toEqual({ unlocked: 2, locked: 0 });
    expect(await search({ service: 'Latchkey test', account: 'a' })).toEqual({ unlocked: 1, locked: 0 });
    expect(await search({ service: 'Someone else' })).toEqual({ unlocked: 0, locked: 0 });
    service.lock();
    expect(await search({ service: 'Latchkey test' })).toEqual({ unlocked: 0, locked: 2 });
  });
});

describe('a keychain whose service ends and comes back', () => {
  it('is missing meanwhile, and then has everything it had, without a restart of the app', async () => {
    const service = await keychain();
    const vault = openVault(service.env);
    await vault('set', 'session:local', 'kept');
    await service.kill();
    expect(await vault('status')).toEqual({ status: 'unavailable', cause: 'missing' });
    expect(await vault('get', 'session:local')).toEqual({ status: 'unavailable', cause: 'missing' });
    await service.restart();
    expect(await vault('status')).toEqual({ status: 'ready' });
    expect(await vault('get', 'session:local')).toEqual({ status: 'found', value: 'kept' });
    expect(await vault('set', 'session:other', 'new')).toEqual({ status: 'done' });
    expect(await vault('get', 'session:other')).toEqual({ status: 'found', value: 'new' });
  });

  it('is not even noticed to have been away by who asks only before and after', async () => {
    const service = await keychain();
    const vault = openVault(service.env);
    await vault('set', 'session:local', 'kept');
    for (let times = 0; times < 3; times += 1) {
      await service.restart();
      expect(await vault('get', 'session:local')).toEqual({ status: 'found', value: 'kept' });
      expect(await vault('set', 'session:local', 'kept')).toEqual({ status: 'done' });
    }
  });
});

describe('without a keychain', () => {
  it('is missing where there is no session bus', async () => {
    const vault = openVault(bare);
    expect(await vault('status')).toEqual({ status: 'unavailable', cause: 'missing' });
    expect(await vault('get', 'k')).toEqual({ status: 'unavailable', cause: 'missing' });
    expect(await vault('set', 'k', 'v')).toEqual({ status: 'unavailable', cause: 'missing' });
    expect(await vault('delete', 'k')).toEqual({ status: 'unavailable', cause: 'missing' });
  });

  it('is missing where the bus is gone', async () => {
    const vault = openVault({ ...bare, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' });
    expect(await vault('status')).toEqual({ status: 'unavailable', cause: 'missing' });
  });

  it('is missing where nobody on the bus keeps secrets', async () => {
    const { env } = await keychain({ keyring: false });
    const vault = openVault(env);
    expect(await vault('status')).toEqual({ status: 'unavailable', cause: 'missing' });
    expect(await createSecretServiceSearch({ env, uid: process.getuid!() })({ service: 'x' })).toBeUndefined();
  });
});
