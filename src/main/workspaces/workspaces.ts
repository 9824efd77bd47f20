import type { AuthState, User } from '../../shared/auth-state.ts';
import type { Connection } from '../../shared/connection.ts';
import type { HistoryFate, WorkspaceView } from '../../shared/desktop-api.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { WorkspacesPart } from '../parts.ts';
import type { Log } from '../platform.ts';
import { createSerial } from '../serial.ts';
import { without, type WorkspaceEntry } from '../workspace-entry.ts';
import type { WorkspaceList } from './workspace-list.ts';

/** What a shell that asks for another workspace has to do itself: go to `url`, where there is one. */
export interface Shown {
  url?: string;
}

/** A workspace that has been built in this run. */
export interface LiveWorkspace {
  state(): AuthState;
  connection(): Connection;
  start(): void;
  /** Puts its page on the screen in place of the others’. */
  show(): Promise<Shown>;
  /** Signs out, now here and sooner or later on the server. */
  signOut(history: HistoryFate): Promise<void>;
  /** Takes its page away, and what the browser kept for it. Its sign-out may still be on its way to the server. */
  retire(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkspacesDeps {
  list: WorkspaceList;
  /** Builds one; nothing of it runs before `start`. */
  build(entry: WorkspaceEntry): Promise<LiveWorkspace>;
  /** What the vault knows of one that does not run; asks nobody to unlock anything. */
  peek(entry: WorkspaceEntry): Promise<{ status: WorkspaceView['status']; user?: User }>;
  /** Where an entry leads. */
  connectionOf(entry: WorkspaceEntry): Connection;
  labelOf(connection: Connection): string;
  /** The same text for the same servers. */
  serversOf(connection: Connection): string;
  /**
   * Removes what is left of one that signed out: vault entries where it is being removed, and histories that are to be
   * erased: all of one that is being removed, else those it names. Rejects when it could not.
   */
  forget(entry: WorkspaceEntry, history: HistoryFate): Promise<void>;
  /** Removes what pages kept for one that was never built in this run. */
  discard(id: string): Promise<void>;
  /** The list looks different now. */
  onChange(): void;
  log: Log;
}

export interface Workspaces {
  /** Ends removals and erasures that a killed run had begun. Call it before anything is shown. */
  finishRemovals(): Promise<void>;
  /** Shows the one that was used last. */
  showLast(): Promise<Shown>;
  /** Starts one, unseen. False: there is none of that name. */
  run(id: string): Promise<boolean>;
  /** Starts, unseen, those that have messages to send. */
  startWaiting(): Promise<void>;
  /** As the page of `current` is to see it. */
  views(current: string): Promise<readonly WorkspaceView[]>;
  /** What the page of one may ask. */
  part(current: string): WorkspacesPart;
  /** Where else this person is signed in to these servers. */
  elsewhere(id: string, servers: string, user: User): Promise<WorkspaceEntry | undefined>;
  /** Something of a workspace that runs has changed. */
  changed(): void;
  stop(): Promise<void>;
}

/** The workspaces of one run: which there are, which of them run, and which is on the screen. One thing at a time. */
export function createWorkspaces(deps: WorkspacesDeps): Workspaces {
  const { list, build, peek, connectionOf, labelOf, serversOf, forget, discard, onChange, log } = deps;
  const inOrder = createSerial();
  const live = new Map<string, LiveWorkspace>();
  /** Removed ones, whose sign-out may still be on its way. */
  const retired: LiveWorkspace[] = [];
  const peeked = new Map<string, Awaited<ReturnType<typeof peek>>>();
  const lastUsers = new Map<string, User>();
  /** Ids as they were shown, the latest last. */
  let shownOrder: readonly string[] = [];

  async function run(entry: WorkspaceEntry): Promise<LiveWorkspace> {
    const known = live.get(entry.id);
    if (known !== undefined) return known;
    const built = await build(entry);
    live.set(entry.id, built);
    built.start();
    return built;
  }

  function need(id: string): WorkspaceEntry {
    const entry = list.find(id);
    if (entry === undefined) throw new LatchkeyError('settings.invalid', say('accounts', 'removedElsewhere'));
    return entry;
  }

  async function show(entry: WorkspaceEntry): Promise<Shown> {
    const workspace = await run(entry);
    const shown = await workspace.show();
    shownOrder = [...shownOrder.filter((id) => id !== entry.id), entry.id];
    list.setLast(entry.id);
    onChange();
    return shown;
  }

  async function whoIs(entry: WorkspaceEntry): Promise<{ status: WorkspaceView['status']; user?: User | undefined }> {
    const state = live.get(entry.id)?.state();
    if (state?.status === 'signed_in') lastUsers.set(entry.id, state.user);
    if (state !== undefined && state.status !== 'starting') return { status: state.status, user: lastUsers.get(entry.id) };
    const known = peeked.get(entry.id) ?? (await peek(entry));
    if (known.user !== undefined) lastUsers.set(entry.id, known.user);
    // A locked keychain may be open the next time.
    if (known.status === 'signed_in') peeked.set(entry.id, known);
    return known;
  }

  const connectionNow = (entry: WorkspaceEntry): Connection => live.get(entry.id)?.connection() ?? connectionOf(entry);

  async function views(current: string): Promise<readonly WorkspaceView[]> {
    return Promise.all(
      list.entries().map(async (entry) => {
        const { status, user } = await whoIs(entry);
        return { id: entry.id, label: labelOf(connectionNow(entry)), status, current: entry.id === current, queued: entry.queued ?? 0, ...(user && { user }), ...(hasEnded(live.get(entry.id)?.state()) && { ended: true }) };
      }),
    );
  }

  async function add(from: string): Promise<{ id: string } & Shown> {
    const connection = connectionNow(need(from));
    const servers = serversOf(connection);
    // One that nobody is signed in to, this one first: a second empty one would help nobody.
    for (const entry of [need(from), ...list.entries()]) {
      if (serversOf(connectionNow(entry)) === servers && (await whoIs(entry)).status === 'signed_out') return { id: entry.id, ...(await show(entry)) };
    }
    const entry = list.add(connection);
    return { id: entry.id, ...(await show(entry)) };
  }

  async function remove(id: string, from: string, history: HistoryFate): Promise<Shown> {
    const entry = need(id);
    const others = list.entries().filter((other) => other.id !== id);
    const next = others.find((other) => other.id === shownOrder.findLast((shown) => shown !== id)) ?? others[0];
    if (next === undefined) throw new LatchkeyError('settings.invalid', say('errors', 'onlyAccount'));
    const workspace = await run(entry);
    // Before anything goes: a run that is killed from here on leaves the rest to the next one.
    list.change(id, { removing: history });
    try {
      await workspace.signOut(history);
      await forget(list.find(id) ?? entry, history);
    } catch (error) {
      list.change(id, { removing: undefined });
      throw error;
    }
    const shown = id === from ? await show(next) : {};
    live.delete(id);
    list.remove(id);
    peeked.delete(id);
    lastUsers.delete(id);
    shownOrder = shownOrder.filter((other) => other !== id);
    retired.push(workspace);
    await workspace.retire();
    onChange();
    return shown;
  }

  /** Ends what a killed run began; what cannot be ended now is tried by the next one. */
  async function finish(entry: WorkspaceEntry): Promise<void> {
    const { id, removing } = entry;
    try {
      await forget(entry, removing ?? 'erase');
      if (removing === undefined) list.change(id, { erasing: undefined, histories: entry.erasing?.reduce(without, entry.histories) });
      else {
        list.remove(id);
        await discard(id);
      }
    } catch {
      log.warn('workspace.removal_waits');
    }
  }

  return {
    async finishRemovals() {
      const unfinished = list.entries().filter(({ removing, erasing }) => removing !== undefined || erasing !== undefined);
      for (const entry of unfinished) {
        if (entry.removing === undefined || list.entries().length > 1) await inOrder(() => finish(entry));
      }
    },
    showLast: () => inOrder(() => show(list.last())),
    run: (id) =>
      inOrder(async () => {
        const entry = list.find(id);
        if (entry !== undefined) await run(entry);
        return entry !== undefined;
      }),
    startWaiting: () =>
      inOrder(async () => {
        for (const entry of list.entries()) {
          if ((entry.queued ?? 0) > 0) await run(entry).catch(() => log.warn('workspace.start_failed'));
        }
      }),
    views,
    part: (current) => ({
      list: () => views(current),
      open: (id) => inOrder(() => show(need(id))),
      add: () => inOrder(() => add(current)),
      remove: (id, history) => inOrder(() => remove(id, current, history)),
    }),
    async elsewhere(id, servers, user) {
      for (const entry of list.entries()) {
        if (entry.id === id || serversOf(connectionNow(entry)) !== servers) continue;
        const known = await whoIs(entry);
        if (known.status === 'signed_in' && known.user?.id === user.id) return entry;
      }
      return undefined;
    },
    changed: onChange,
    async stop() {
      await Promise.allSettled([...live.values(), ...retired].map((workspace) => workspace.stop()));
    },
  };
}

const hasEnded = (state: AuthState | undefined): boolean => state?.status === 'signed_out' && state.reason === 'session_ended';
