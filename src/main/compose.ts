/** Builds everything that both hosts share from a small `Platform`: what a run shares, and its workspaces. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { historyKey } from './account-history.ts';
import { keyOf, labelOf, serversOf } from './accounts.ts';
import { shareAttention } from './attention.ts';
import { createBrowserReturn } from './browser-return.ts';
import { createSessionStore } from './auth/session-store.ts';
import { historyFolder } from './compose-history.ts';
import { createRun, type RunOptions } from './compose-run.ts';
import type { Home } from './home.ts';
import { createWorkspace, type Workspace } from './compose-workspace.ts';
import type { Events } from './events.ts';
import { createDeepLinkEntry } from './deep-link-entry.ts';
import { withAsides } from './keep-aside.ts';
import { noDesktop } from './desktop/no-desktop.ts';
import type { IncomingFiles } from './incoming-files.ts';
import type { LastReply } from './last-reply.ts';
import type { DesktopPart, UpdatesPart } from './parts.ts';
import type { Platform } from './platform.ts';
import { mayReturn } from './policy-handlers.ts';
import { schedule } from './schedule.ts';
import { branding } from './settings/branding.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import { noUpdates } from './updates/no-updates.ts';
import { createUnread, type Unread } from './unread.ts';
import { forgetTimeline } from './workspace-diagnostics.ts';
import { firstWorkspaceId, vaultKey, type WorkspaceEntry } from './workspace-entry.ts';
import type { MainWords } from './words.ts';
import { createClaims } from './workspaces/claims.ts';
import { forgetSessions, peekSession } from './workspaces/known-session.ts';
import { createWorkspaceList } from './workspaces/workspace-list.ts';
import { createWorkspaces, type Shown } from './workspaces/workspaces.ts';

/** Longest that quitting waits for the keychain, an open sign-out and the embedded server. */
const stopPatienceMs = 5_000;

export interface ComposeOptions extends Omit<RunOptions, 'tell'> {
  openHome(workspaceId: string): Promise<Home>;
  /** A link of ours asks for a thread. */
  onThreadLink?(threadId: string): void;
  /** The web host has none. */
  desktop?: DesktopPart;
  updates?: UpdatesPart;
  /** A reply has ended that nobody watches. */
  onReply?(reply: { workspace: string; threadId: string; failed: boolean }): void;
  /** Other replies are unread now. */
  onUnread?(): void;
}

export interface App {
  settings: SettingsStore;
  /** The language of what main shows itself. */
  words: MainWords;
  /** Starts what all workspaces share, and shows the one that was used last. */
  start(): Promise<Shown>;
  /** Has one run, unseen. False: there is none of that name. */
  run(workspaceId: string): Promise<boolean>;
  /** Id of the workspace that has this thread, as far as the histories here know; else of the one that was used last. */
  whoHas(threadId: string): Promise<string>;
  /** What a thread ends with; `undefined` where that is not known here. */
  lastReply(workspaceId: string, threadId: string): Promise<LastReply | undefined>;
  /** Whether somebody is signed in to it now. */
  isSignedIn(workspaceId: string): boolean;
  /** Tells the pages of all workspaces. */
  tell: Events['publish'];
  unread: Unread;
  /** Offers files to a page, by what it has to ask for. */
  offerFiles: IncomingFiles['offer'];
  /** Shows the one that was used last, again. */
  show(): Promise<Shown>;
  /** Follows a link of our own scheme; text that is none, or fits nothing that was begun here, is ignored. Never rejects. */
  openDeepLink(text: string): Promise<void>;
  /** Ends requests, writes what is pending, stops the embedded server. */
  stop(): Promise<void>;
}

export function compose(platform: Platform, options: ComposeOptions): App {
  const { log } = platform;
  let firstReady = true;
  const running = new Map<string, Workspace>();
  const tell: Events['publish'] = (event, payload) => running.forEach((one) => one.events.publish(event, payload));
  const run = createRun(platform, {
    ...options,
    tell,
    onReady() {
      options.onReady();
      if (firstReady) void workspaces.startWaiting();
      firstReady = false;
    },
  });
  const { settings, vaults } = run;
  const claims = createClaims();
  const attentions = shareAttention();
  const list = createWorkspaceList({
    read: () => settings.read(),
    write: (change) => void settings.update(change),
    newId: () => randomBytes(6).toString('hex'),
    fixed: run.options.connection,
  });
  const unread = createUnread((id) => {
    running.get(id)?.events.publish('unread.changed', { threads: unread.threads(id) });
    options.onUnread?.();
  });
  const connectionOf = (entry: WorkspaceEntry) => run.limits.connectionOf(entry.connection ?? branding.connection, entry.id === firstWorkspaceId);

  const workspaces = createWorkspaces({
    list,
    connectionOf,
    labelOf,
    serversOf,
    peek: (entry) => peekSession(createSessionStore({ vaults, key: vaultKey(entry.id, keyOf(connectionOf(entry))), log })),
    async build(entry) {
      const home = await options.openHome(entry.id);
      const workspace = createWorkspace(run, {
        id: entry.id,
        list,
        claims,
        attention: attentions.join(home.attention),
        origins: home.origins,
        elsewhere: (servers, user) => workspaces.elsewhere(entry.id, servers, user),
        workspaces: workspaces.part(entry.id),
        window: home.window,
        desktop: options.desktop ?? noDesktop,
        updates: options.updates ?? noUpdates,
        unread: { threads: () => unread.threads(entry.id), read: (threadId) => unread.read(entry.id, threadId) },
        onAnswered(threadId, how) {
          if (how === 'stopped' || home.window.watches(threadId)) return;
          unread.add(entry.id, threadId);
          options.onReply?.({ workspace: entry.id, threadId, failed: how === 'failed' });
        },
        onSettings(now) {
          options.onColorScheme(now.colorScheme);
          void run.words.follow();
          for (const one of running.values()) one.events.publish('settings.changed', now);
        },
      });
      running.set(entry.id, workspace);
      workspace.events.subscribe((event) => {
        if (event === 'auth.changed' && workspace.accounts.current().state().status === 'signed_out') unread.forget(entry.id);
        if (event === 'auth.changed' || event === 'connection.changed' || event === 'outbox.changed') workspaces.changed();
      });
      home.serve(workspace);
      let removed = false;
      return {
        state: () => workspace.accounts.current().state(),
        connection: () => workspace.accounts.view().connection,
        start: () => workspace.start(),
        show: () => home.show(),
        signOut: (history) => workspace.signOut(history),
        async retire() {
          running.delete(entry.id);
          unread.forget(entry.id);
          removed = true;
          await home.retire();
        },
        async stop() {
          attentions.leave(home.attention);
          await Promise.allSettled([home.close(), workspace.stop()]);
          if (removed) forgetTimeline(platform.profileDir, entry.id);
        },
      };
    },
    async forget(entry, fate) {
      if (entry.removing !== undefined) await forgetSessions(vaults, entry, [connectionOf(entry), entry.connection ?? branding.connection].map(keyOf));
      const elsewhere = new Set(list.entries().flatMap((other) => (other.id === entry.id ? [] : (other.histories ?? []))));
      const doomed = entry.removing === undefined ? entry.erasing : [...(entry.histories ?? []), ...(entry.erasing ?? [])];
      for (const name of new Set(fate === 'erase' ? doomed : [])) {
        if (elsewhere.has(name)) continue;
        for (const place of await withAsides(join(historyFolder(platform.profileDir), name))) await run.histories.erase(place);
        await run.secrets.forget(historyKey(name));
      }
    },
    async discard(id) {
      const home = await options.openHome(id);
      await home.retire();
      await home.close();
      forgetTimeline(platform.profileDir, id);
    },
    onChange: () => void tellAll().catch(() => log.error('workspaces.not_told')),
    log,
  });

  let announcing = false;
  let again = false;
  /** Tells every shell, each of which is another one's neighbour; changes that come together are told once. */
  async function tellAll(): Promise<void> {
    again = true;
    if (announcing) return;
    announcing = true;
    try {
      while (again) {
        again = false;
        for (const [id, workspace] of [...running]) workspace.events.publish('workspaces.changed', await workspaces.views(id));
      }
    } finally {
      announcing = false;
    }
  }

  let begin: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (begin = resolve));
  const onCode = createBrowserReturn({
    pending: run.pendingSignIns,
    started,
    open: (id) => workspaces.part(id).open(id),
    auth: (id) => mayReturn(run.limits, running.get(id)?.accounts),
  });
  return {
    settings,
    words: run.words,
    async start() {
      run.start();
      await workspaces.finishRemovals();
      const shown = await workspaces.showLast();
      begin();
      return shown;
    },
    lastReply: async (id, threadId) => running.get(id)?.lastReply(threadId),
    isSignedIn: (id) => running.get(id)?.accounts.current().state().status === 'signed_in',
    tell,
    unread,
    offerFiles: (paths) => run.incoming.offer(paths),
    run: (id) => workspaces.run(id),
    async whoHas(threadId) {
      const last = list.last().id;
      const ids = [last, ...[...running.keys()].filter((id) => id !== last)];
      for (const id of ids) if ((await running.get(id)?.hasThread(threadId)) === true) return id;
      return last;
    },
    show: () => workspaces.showLast(),
    openDeepLink: createDeepLinkEntry({ onCode, onThread: (id) => options.onThreadLink?.(id), log }),
    async stop() {
      const patience = new Promise<void>((resolve) => schedule(resolve, stopPatienceMs));
      // Their last words go to the embedded server and to the histories.
      await Promise.race([patience, workspaces.stop().finally(() => run.stop())]);
    },
  };
}
