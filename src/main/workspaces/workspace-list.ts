import type { Connection } from '../../shared/connection.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { keyOf } from '../accounts.ts';
import { firstWorkspaceId, maxWorkspaces, type WorkspaceEntry } from '../workspace-entry.ts';

/** What the settings file holds of workspaces. The first one's connection stands where it stood before there were others. */
export interface StoredWorkspaces {
  connection?: Connection | undefined;
  workspaces?: readonly WorkspaceEntry[] | undefined;
  lastWorkspace?: string | undefined;
}

export interface WorkspaceListDeps {
  read(): StoredWorkspaces;
  write(change: StoredWorkspaces): void;
  newId(): string;
  /** A connection for this run only: the list is then that of the accounts on its server. */
  fixed?: Connection | undefined;
}

/** The workspaces of a profile, in the order they were added. Never empty. */
export interface WorkspaceList {
  entries(): readonly WorkspaceEntry[];
  find(id: string): WorkspaceEntry | undefined;
  /** The one that was used last. */
  last(): WorkspaceEntry;
  setLast(id: string): void;
  /** @throws LatchkeyError `settings.invalid` when there are too many. */
  add(connection: Connection): WorkspaceEntry;
  change(id: string, change: Omit<Partial<WorkspaceEntry>, 'id'>): void;
  remove(id: string): void;
}

export function createWorkspaceList({ read, write, newId, fixed }: WorkspaceListDeps): WorkspaceList {
  /** With a connection for this run only, the first workspace is not the stored one: it is remembered for this run. */
  let passing: WorkspaceEntry | undefined = fixed && { id: firstWorkspaceId, connection: fixed };

  function stored(): readonly WorkspaceEntry[] {
    const { connection, workspaces = [] } = read();
    const list = workspaces.length > 0 ? workspaces : [{ id: firstWorkspaceId }];
    return list.map((entry) => (entry.id === firstWorkspaceId ? { ...entry, connection } : entry));
  }

  function save(entries: readonly WorkspaceEntry[]): void {
    const first = entries.find(({ id }) => id === firstWorkspaceId);
    write({
      connection: first?.connection,
      workspaces: entries.map((entry) => (entry === first ? { ...entry, connection: undefined } : entry)),
    });
  }

  function entries(): readonly WorkspaceEntry[] {
    if (fixed === undefined) return stored();
    const others = stored().filter(({ id, connection }) => id !== firstWorkspaceId && connection !== undefined && keyOf(connection) === keyOf(fixed));
    return [...(passing === undefined ? [] : [passing]), ...others.map((entry) => ({ ...entry, connection: fixed }))];
  }

  const find = (id: string): WorkspaceEntry | undefined => entries().find((entry) => entry.id === id);

  return {
    entries,
    find,
    last() {
      const { lastWorkspace } = read();
      const entry = (lastWorkspace === undefined ? undefined : find(lastWorkspace)) ?? entries()[0];
      if (entry === undefined) throw new TypeError('A profile without workspaces');
      return entry;
    },
    setLast(id) {
      if (read().lastWorkspace !== id) write({ lastWorkspace: id });
    },
    add(connection) {
      const present = stored();
      if (present.length >= maxWorkspaces) throw new LatchkeyError('settings.invalid', say('errors', 'tooManyAccounts', maxWorkspaces));
      const entry: WorkspaceEntry = { id: newId(), connection };
      save([...present, entry]);
      return entry;
    },
    change(id, change) {
      if (passing?.id === id) {
        passing = { ...passing, ...change, connection: fixed };
        return;
      }
      const present = stored();
      const before = present.find((entry) => entry.id === id);
      if (before === undefined) return;
      // The connection of this run is not this entry's own to keep.
      const next: WorkspaceEntry = { ...before, ...change, ...(fixed && { connection: before.connection }) };
      if (JSON.stringify(next) !== JSON.stringify(before)) save(present.map((entry) => (entry === before ? next : entry)));
    },
    remove(id) {
      if (passing?.id === id) passing = undefined;
      else save(stored().filter((entry) => entry.id !== id));
    },
  };
}
