import type { ProxyStore } from './net/proxy-access.ts';
import type { VaultSelector } from './secret-vault.ts';

const entryOf = (proxy: string): string => `proxy:${proxy}`;

/** Names and passwords of proxies in the secret vault. Unreadable and absent look the same here: the proxy's question is asked again. */
export function createProxyLogins(vaults: VaultSelector): ProxyStore {
  return {
    async read(proxy) {
      const selection = await vaults.select();
      const found = selection.status === 'ready' ? await selection.vault.get(entryOf(proxy)) : undefined;
      if (found?.status !== 'found' || found.left === true) return undefined;
      try {
        const login: unknown = JSON.parse(found.value);
        if (typeof login !== 'object' || login === null || !('name' in login) || !('password' in login)) return undefined;
        const { name, password } = login;
        return typeof name === 'string' && typeof password === 'string' ? { name, password } : undefined;
      } catch {
        return undefined;
      }
    },
    async write(proxy, { name, password }) {
      const selection = await vaults.select();
      // Memory is what they are in anyway.
      if (selection.status !== 'ready' || selection.vault.kind === 'memory') return false;
      return (await selection.vault.set(entryOf(proxy), JSON.stringify({ name, password }))).status === 'done';
    },
    async forget(proxy) {
      const selection = await vaults.select();
      if (selection.status === 'ready') await selection.vault.delete(entryOf(proxy));
    },
  };
}
