import type { SecretVault } from '../secret-vault.ts';
import { isTooLong } from '../secret-vault.ts';

/** The vault of last resort: works everywhere, forgets when the app quits. */
export function createMemoryVault(): SecretVault {
  const values = new Map<string, string>();
  return {
    kind: 'memory',
    get(key) {
      const value = values.get(key);
      return Promise.resolve(value === undefined ? { status: 'absent' } : { status: 'found', value });
    },
    set(key, value) {
      if (isTooLong(value)) return Promise.resolve({ status: 'unavailable', cause: 'failed' });
      values.set(key, value);
      return Promise.resolve({ status: 'done' });
    },
    delete(key) {
      values.delete(key);
      return Promise.resolve({ status: 'done' });
    },
    status: () => Promise.resolve({ status: 'ready' }),
  };
}
