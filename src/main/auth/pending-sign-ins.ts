import type { Log } from '../platform.ts';
import type { SecretVault, VaultSelector } from '../secret-vault.ts';
import { createSerial } from '../serial.ts';

/** A sign-in that went to the browser and has not come back. */
export interface PendingSignIn {
  state: string;
  /** PKCE's; worth nothing without the code that the browser brings. */
  verifier: string;
  workspaceId: string;
  /** Names the server it was begun at (`keyOf`): a code is for no other. */
  server: string;
  /** ms since 1970. */
  begunAt: number;
}

export type TakenSignIn =
  | { status: 'found'; pending: PendingSignIn }
  /** It was begun here, too long ago. */
  | { status: 'expired'; workspaceId: string }
  /** Never begun here, or over already. */
  | { status: 'unknown' };

/**
 * The sign-ins of all workspaces that wait for the browser, in one entry of the vault, so that a callback finds its own
 * after a restart and through a second instance. Each is given out once.
 */
export interface PendingSignIns {
  /** Resolves when the vault has it, or would not take it; then it lasts as long as this run. */
  add(pending: Omit<PendingSignIn, 'begunAt'>): Promise<void>;
  /** Takes it away, from the vault first. */
  take(state: string): Promise<TakenSignIn>;
  /** State of the newest one of a workspace, for a code that does not name it. */
  newest(workspaceId: string): Promise<string | undefined>;
  /** Those of a workspace that were not brought to their end. */
  drop(workspaceId: string): Promise<void>;
}

export interface PendingSignInsDeps {
  vaults: VaultSelector;
  /** ms since 1970. */
  now: () => number;
  log: Log;
}

export const pendingLifeMs = 10 * 60_000;
const entry = 'sign-in';
const version = 1;
/** Windows' 2,560 bytes hold more; nobody has more browsers open. */
const maxKept = 8;
/** How long after its end a sign-in is still known as one of ours. */
const rememberedMs = 24 * 60 * 60_000;

export function createPendingSignIns({ vaults, now, log }: PendingSignInsDeps): PendingSignIns {
  const inOrder = createSerial();
  let kept: PendingSignIn[] | undefined;

  async function ready(): Promise<SecretVault | undefined> {
    const selection = await vaults.select();
    return selection.status === 'ready' && (await selection.vault.status()).status === 'ready' ? selection.vault : undefined;
  }

  /** What the vault has and what this run added; those that ended go, their verifiers before them. */
  async function load(): Promise<PendingSignIn[]> {
    if (kept === undefined) {
      const read = await (await ready())?.get(entry);
      const found = read?.status === 'found' ? parse(read.value) : [];
      // Asked again next time while the vault cannot be read.
      if (read === undefined || read.status === 'unavailable') return [];
      kept = found;
    }
    kept = kept
      .filter(({ begunAt }) => Math.abs(now() - begunAt) < rememberedMs)
      .map((one) => (isOver(one) ? { ...one, verifier: '' } : one));
    return kept;
  }

  // A clock that was set back does not make one live longer.
  const isOver = ({ begunAt }: PendingSignIn): boolean => now() - begunAt >= pendingLifeMs || begunAt - now() > 60_000;

  async function save(next: PendingSignIn[]): Promise<void> {
    kept = next;
    const vault = await ready();
    const written = await (next.length === 0 ? vault?.delete(entry) : vault?.set(entry, JSON.stringify({ v: version, pending: next })));
    if (written?.status !== 'done') log.warn('sign_in.not_kept', { cause: written?.cause ?? 'missing' });
  }

  return {
    add: (pending) =>
      inOrder(async () => {
        await save([...(await load()), { ...pending, begunAt: now() }].slice(-maxKept));
      }),
    take: (state) =>
      inOrder(async () => {
        const all = await load();
        const found = all.find((one) => one.state === state);
        if (found === undefined) return { status: 'unknown' };
        await save(all.filter((one) => one !== found));
        return isOver(found) ? { status: 'expired', workspaceId: found.workspaceId } : { status: 'found', pending: found };
      }),
    newest: (workspaceId) => inOrder(async () => (await load()).findLast((one) => one.workspaceId === workspaceId)?.state),
    drop: (workspaceId) =>
      inOrder(async () => {
        const all = await load();
        const others = all.filter((one) => one.workspaceId !== workspaceId);
        if (others.length !== all.length) await save(others);
      }),
  };
}

function parse(text: string): PendingSignIn[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof value !== 'object' || value === null || !('v' in value) || value.v !== version || !('pending' in value) || !Array.isArray(value.pending)) return [];
  return value.pending.flatMap((one: unknown): PendingSignIn[] => {
    const { state, verifier, workspaceId, server, begunAt } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    const isWhole = typeof state === 'string' && typeof verifier === 'string' && typeof workspaceId === 'string' && typeof server === 'string' && typeof begunAt === 'number';
    return isWhole ? [{ state, verifier, workspaceId, server, begunAt }] : [];
  });
}
