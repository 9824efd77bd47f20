import type { Connection } from '../shared/connection.ts';

/** A workspace as it is remembered. No name and no e-mail: who is signed in is for the vault to know. */
export interface WorkspaceEntry {
  id: string;
  /** Absent: where a fresh profile connects to. */
  connection?: Connection | undefined;
  /** Vault names (`keyOf`) of servers it was connected to before; their sessions wait in the vault. */
  before?: readonly string[] | undefined;
  /** Messages that waited to be sent when that was last known. */
  queued?: number | undefined;
  /** Names of the histories that were written here and not erased (`historyName`). */
  histories?: readonly string[] | undefined;
}

/** The one that every profile begins with. Its vault entries have the names they had before there were others. */
export const firstWorkspaceId = 'main';

/** Most workspaces of one profile. */
export const maxWorkspaces = 50;

export function isWorkspaceId(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9-]{1,40}$/.test(value);
}

/** Names a workspace's vault entry for a server, which is `keyOf` of its connection. */
export function vaultKey(workspaceId: string, serverKey: string): string {
  return workspaceId === firstWorkspaceId ? serverKey : `${serverKey}#${workspaceId}`;
}
