import type { Connection } from '../shared/connection.ts';
import type { HistoryFate } from '../shared/desktop-api.ts';
import type { OutboxView } from '../shared/history.ts';

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
  /** Those of them that are being destroyed; a run that was killed meanwhile leaves it to the next one. */
  erasing?: readonly string[] | undefined;
  /** It is being removed, with this fate of its histories; again a matter of the next run where this one was killed. */
  removing?: HistoryFate | undefined;
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

/** A list of names with this one in it, once. */
export function including(names: readonly string[] | undefined, name: string): readonly string[] {
  return [...(without(names, name) ?? []), name];
}

/** The same without it; `undefined` for none, which is not remembered. */
export function without(names: readonly string[] | undefined, name: string): readonly string[] | undefined {
  const others = names?.filter((known) => known !== name) ?? [];
  return others.length > 0 ? others : undefined;
}

/** Messages that wait to be sent; `undefined` for none, which is not remembered. */
export function waitingIn(outbox: readonly OutboxView[]): number | undefined {
  const count = outbox.filter(({ kind }) => kind === 'message').length;
  return count === 0 ? undefined : count;
}
