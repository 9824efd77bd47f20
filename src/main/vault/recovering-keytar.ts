import { mayBeLost } from './keytar-process.ts';
import type { Keytar } from './vault.keytar.ts';

/**
 * keytar in this process, which is there at once, until its connection to the keychain is lost (see `createKeytarProcess`);
 * from then on keytar in another process, beginning with the call that failed.
 * @param other started when it is first asked
 */
export function createRecoveringKeytar(own: Keytar, other: Keytar): Keytar {
  let current = own;
  /** It has answered before. */
  let worked = false;

  async function call<T>(ask: (keytar: Keytar) => Promise<T>): Promise<T> {
    if (current === other) return ask(other);
    try {
      const value = await ask(own);
      worked = true;
      return value;
    } catch (error) {
      if (!mayBeLost(error)) worked = true;
      else if (worked) {
        current = other;
        return ask(other);
      }
      throw error;
    }
  }

  return {
    getPassword: (service, account) => call((keytar) => keytar.getPassword(service, account)),
    setPassword: (service, account, password) => call((keytar) => keytar.setPassword(service, account, password)),
    deletePassword: (service, account) => call((keytar) => keytar.deletePassword(service, account)),
  };
}
