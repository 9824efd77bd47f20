import type { ModelKeyStore } from './local-server/model-settings.ts';
import type { VaultSelector } from './secret-vault.ts';

const entry = 'model-key';

/**
 * The model endpoint's key in the secret vault, with the origin that it was given for. Unreadable and absent look the same here: the settings page
 * asks for it again.
 */
export function createModelKeys(vaults: VaultSelector): ModelKeyStore {
  return {
    async read() {
      const selection = await vaults.select();
      if (selection.status !== 'ready') return undefined;
      const found = await selection.vault.get(entry);
      return found.status === 'found' ? parse(found.value) : undefined;
    },
    async write(kept) {
      const selection = await vaults.select();
      if (selection.status !== 'ready') return false;
      const written = kept === undefined ? await selection.vault.delete(entry) : await selection.vault.set(entry, JSON.stringify(kept));
      return written.status === 'done';
    },
  };
}

/** Earlier versions kept the bare key. */
function parse(value: string): { key: string; origin?: string } {
  try {
    const { key, origin } = JSON.parse(value) as { key?: unknown; origin?: unknown };
    if (typeof key === 'string' && typeof origin === 'string') return { key, origin };
  } catch {
    // It is the key itself.
  }
  return { key: value };
}
