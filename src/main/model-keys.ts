import type { VaultSelector } from './secret-vault.ts';
import type { ModelKeyStore } from './local-server/model-settings.ts';

const entry = 'model-key';

/** The model endpoint's key in the secret vault. Unreadable and absent look the same here: the settings page asks for it again. */
export function createModelKeys(vaults: VaultSelector): ModelKeyStore {
  return {
    async read() {
      const selection = await vaults.select();
      if (selection.status !== 'ready') return undefined;
      const found = await selection.vault.get(entry);
      return found.status === 'found' ? found.value : undefined;
    },
    async write(key) {
      const selection = await vaults.select();
      if (selection.status !== 'ready') return false;
      const written = key === '' ? await selection.vault.delete(entry) : await selection.vault.set(entry, key);
      return written.status === 'done';
    },
  };
}
