import type { Log } from '../platform.ts';
import { maxSecretBytes, type SecretVault, type VaultSelector } from '../secret-vault.ts';
import { createSerial } from '../serial.ts';
import type { SessionCookie } from './session-cookie.ts';

/** A session that was left here and may still be open on the server. */
export interface OpenRevocation {
  cookie: Pick<SessionCookie, 'name' | 'value' | 'bearer'>;
  /** When it was left, ms since 1970. */
  since: number;
}

/** Open revocations in the vault, under `revoke:<key>:<n>`; nowhere else. Never asks anyone to unlock it. */
export interface RevocationStore {
  /** What earlier runs left open, also of slots of this connection that are gone. `undefined`: the vault cannot be read now. */
  load(): Promise<OpenRevocation[] | undefined>;
  /** Replaces what is stored. False: the vault would not; memory has it. */
  save(open: readonly OpenRevocation[]): Promise<boolean>;
}

const version = 1;

export function createRevocationStore({ vaults, key, log }: { vaults: VaultSelector; key: string; log: Log }): RevocationStore {
  const inOrder = createSerial();
  const connection = key.split('#')[0] ?? key;
  const entry = (n: number): string => `revoke:${key}:${n}`;
  /** How many entries are ours. */
  let stored = 0;

  async function ready(): Promise<SecretVault | undefined> {
    const selection = await vaults.select();
    return selection.status === 'ready' && (await selection.vault.status()).status === 'ready' ? selection.vault : undefined;
  }

  /** Entries of this connection that another slot wrote, which may never run again. */
  function foreignEntries(): string[] {
    const own = `revoke:${key}:`;
    return vaults.names().filter((name) => !name.startsWith(own) && (name.startsWith(`revoke:${connection}#`) || name.startsWith(`revoke:${connection}:`)));
  }

  async function readAll(vault: SecretVault): Promise<OpenRevocation[] | undefined> {
    const found: OpenRevocation[] = [];
    for (stored = 0; ; stored += 1) {
      const read = await vault.get(entry(stored + 1));
      if (read.status !== 'found') break;
      found.push(...parse(read.value));
    }
    const foreign = foreignEntries();
    for (const name of foreign) {
      const read = await vault.get(name);
      if (read.status === 'found') found.push(...parse(read.value));
    }
    // Ours before theirs go, so that a crash in between loses none; twice does no harm.
    if (foreign.length > 0 && (found.length === 0 || (await write(vault, found)))) for (const name of foreign) await vault.delete(name);
    return found;
  }

  async function write(vault: SecretVault, open: readonly OpenRevocation[]): Promise<boolean> {
    const texts = pack(open);
    for (const [at, text] of texts.entries()) {
      const written = await vault.set(entry(at + 1), text);
      if (written.status !== 'done') {
        log.warn('session.revocation_not_kept', { cause: written.cause });
        return false;
      }
      stored = Math.max(stored, at + 1);
    }
    for (; stored > texts.length; stored -= 1) {
      if ((await vault.delete(entry(stored))).status !== 'done') return false;
    }
    return true;
  }

  return {
    load: () =>
      inOrder(async () => {
        const vault = await ready();
        return vault === undefined ? undefined : readAll(vault);
      }),
    save: (open) =>
      inOrder(async () => {
        if (open.length === 0 && stored === 0) return true;
        const vault = await ready();
        return vault !== undefined && write(vault, open);
      }),
  };
}

/** As few texts as hold them all, each short enough for every keychain. One that is too long by itself is left out. */
function pack(open: readonly OpenRevocation[]): string[] {
  const texts: string[] = [];
  let group: OpenRevocation[] = [];
  for (const one of open) {
    if (Buffer.byteLength(format([one])) > maxSecretBytes) continue;
    if (group.length > 0 && Buffer.byteLength(format([...group, one])) > maxSecretBytes) {
      texts.push(format(group));
      group = [];
    }
    group.push(one);
  }
  if (group.length > 0) texts.push(format(group));
  return texts;
}

function format(open: readonly OpenRevocation[]): string {
  return JSON.stringify({ v: version, open: open.map(({ cookie: { name, value, bearer }, since }) => ({ name, value, since, ...(bearer === true && { bearer }) })) });
}

function parse(text: string): OpenRevocation[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof value !== 'object' || value === null || !('v' in value) || value.v !== version || !('open' in value) || !Array.isArray(value.open)) return [];
  return value.open.flatMap((one: unknown) => {
    const { name, value: secret, since, bearer } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    return typeof name === 'string' && typeof secret === 'string' && typeof since === 'number' ? [{ cookie: { name, value: secret, ...(bearer === true && { bearer }) }, since }] : [];
  });
}
