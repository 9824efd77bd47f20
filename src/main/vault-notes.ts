import type { TimelineEntry, TimelineKind } from '../shared/diagnostics.ts';
import type { Note, VaultNote } from './note.ts';
import type { Dispose } from './platform.ts';
import { firstWorkspaceId } from './workspace-entry.ts';

export interface VaultNotes {
  /** What the vault of the run has to tell. */
  note: VaultNote;
  /** Tells a workspace what concerns it: the vault itself, everybody's entries and its own; first what was told before. */
  follow(workspaceId: string, note: Note): Dispose;
}

interface Told {
  kind: TimelineKind;
  detail: TimelineEntry['detail'];
  name: string | undefined;
}

/** A vault tells little before its first workspace is there. */
const keptAtMost = 50;

/** All workspaces of a run share one vault, and each has a timeline of its own. */
export function createVaultNotes(): VaultNotes {
  const before: Told[] = [];
  const followers = new Set<(told: Told) => void>();
  return {
    note(kind, detail, name) {
      const told = { kind, detail, name };
      before.push(told);
      if (before.length > keptAtMost) before.shift();
      for (const follower of followers) follower(told);
    },
    follow(workspaceId, note) {
      const tell = ({ kind, detail, name }: Told): void => {
        if (concerns(name, workspaceId)) note(kind, detail);
      };
      before.forEach(tell);
      followers.add(tell);
      return () => void followers.delete(tell);
    },
  };
}

/** Entries of sessions, and of sign-outs to be told, have `#` and the workspace in their names; the first one’s have not (`vaultKey`). */
function concerns(name: string | undefined, workspaceId: string): boolean {
  if (name === undefined || !/^(?:session|revoke):/.test(name)) return true;
  const owner = /#([a-z0-9-]{1,40})(?:\.unreadable-\d+|:\d+)?$/.exec(name)?.[1] ?? firstWorkspaceId;
  return owner === workspaceId;
}
