import type { VaultSelector } from '../secret-vault.ts';
import type { SessionCookie } from './session-cookie.ts';

/** The cookie with which a server does not ask for a code on this computer, in the vault under `trust:<key>`. Lost, it costs a code. */
export interface TrustedComputer {
  read(): Promise<SessionCookie | undefined>;
  write(cookie: SessionCookie): Promise<void>;
}

export function createTrustedComputer({ vaults, key }: { vaults: VaultSelector; key: string }): TrustedComputer {
  const entry = `trust:${key}`;
  return {
    async read() {
      const selection = await vaults.select();
      if (selection.status !== 'ready' || (await selection.vault.status()).status !== 'ready') return undefined;
      const read = await selection.vault.get(entry);
      return read.status === 'found' ? parse(read.value) : undefined;
    },
    async write({ name, value }) {
      await (await vaults.select()).vault.set(entry, JSON.stringify({ v: 1, name, value }));
    },
  };
}

function parse(text: string): SessionCookie | undefined {
  try {
    const value = JSON.parse(text) as Record<string, unknown> | null;
    const { v, name, value: secret } = value ?? {};
    return v === 1 && typeof name === 'string' && typeof secret === 'string' ? { name, value: secret } : undefined;
  } catch {
    return undefined;
  }
}
