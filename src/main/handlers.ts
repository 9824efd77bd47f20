import type { Connection } from '../shared/connection.ts';
import type { AuthState } from '../shared/auth-state.ts';
import type { AppInfo, HistoryFate } from '../shared/desktop-api.ts';
import { LatchkeyError } from '../shared/errors.ts';
import { say } from '../shared/texts/say.ts';
import type { Accounts } from './accounts.ts';
import type { BareHandlers } from './policy-handlers.ts';
import type { Models } from './local-server/model-settings.ts';
import type { ArchivePart, CrashesPart, DesktopPart, DiagnosticsPart, HistoryPart, OutboxPart, PerformancePart, ServerPart, UnreadPart, UpdatesPart, WindowPart, WorkspacesPart } from './parts.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import { readAuthorities } from './authorities.ts';
import { createNetworkHandlers } from './network-handlers.ts';
import { createSignInHandlers } from './sign-in-handlers.ts';
import type { NetworkPart } from './workspace-network.ts';

export interface HandlersDeps {
  info: AppInfo;
  /** Terms of everything in the package. */
  licenses?: (() => Promise<string | undefined>) | undefined;
  accounts: Accounts;
  /** As the pages are told of it. */
  authState(): AuthState;
  models: Models;
  settings: SettingsStore;
  history: HistoryPart;
  outbox: OutboxPart;
  archive: ArchivePart;
  diagnostics: DiagnosticsPart;
  performance: PerformancePart;
  crashes: CrashesPart;
  workspaces: WorkspacesPart;
  server: ServerPart;
  network: NetworkPart;
  window: WindowPart;
  desktop: DesktopPart;
  unread: UnreadPart;
  updates: UpdatesPart;
  /** Signs out here and, now or later, on the server. */
  signOut(history: HistoryFate): Promise<void>;
  /** Ids of the threads that are being answered. */
  runningStreams(): readonly string[];
  /** Opens a link outside; false when its scheme is not allowed. */
  openExternal(url: string): Promise<boolean>;
  onReady(): void;
  onSettings(): void;
}

/** What each method of the shell's contract does. Input is already validated by the router. */
export function createHandlers(deps: HandlersDeps): BareHandlers {
  const { info, accounts, models, settings, runningStreams, openExternal, onReady, onSettings } = deps;
  const { history, outbox, archive, diagnostics, crashes, workspaces, server, window, desktop, unread, updates } = deps;
  /** Authorities are certificates, whatever the page sent. */
  function checked(connection: Connection): Connection {
    if (connection.kind === 'local' || connection.authorities === undefined) return connection;
    return { ...connection, authorities: readAuthorities(connection.authorities, deps.network.now()).pem };
  }

  return {
    'app.info': () => info,
    'app.licenses': async () => ({ text: (await deps.licenses?.()) ?? null }),
    'app.ready': () => {
      onReady();
      return null;
    },
    'app.openExternal': async ({ url }) => {
      if (!(await openExternal(url))) throw new LatchkeyError('request.denied', say('errors', 'onlyLinks'));
      return null;
    },
    'auth.state': () => deps.authState(),
    'auth.signIn': async (input) => {
      await accounts.current().signIn(input);
      return null;
    },
    'auth.signUp': async (input) => {
      await accounts.current().signUp(input);
      return null;
    },
    'auth.signOut': async ({ history: fate }) => {
      await deps.signOut(fate);
      return null;
    },
    'auth.retry': async () => {
      await accounts.current().retry();
      return null;
    },
    ...createSignInHandlers(accounts),
    ...createNetworkHandlers(deps.network),
    'vault.info': () => accounts.current().vaultInfo(),
    'vault.switch': async ({ to }) => {
      await accounts.current().switchVault(to);
      return accounts.current().vaultInfo();
    },
    'connection.get': () => accounts.view(),
    'connection.set': (connection) => accounts.connect(checked(connection)),
    'connection.test': (connection) => accounts.test(checked(connection)),
    'models.get': () => models.get(),
    'models.set': (input) => models.set(input),
    'models.list': (input) => models.list(input),
    'models.test': (input) => models.test(input),
    'models.cancel': () => {
      models.cancel();
      return null;
    },
    'server.state': () => server.state(),
    'server.start': () => server.start(),
    'server.beginAnew': () => server.beginAnew(),
    'streams.list': () => ({ threads: runningStreams() }),
    'history.status': () => history.status(),
    'history.search': (query) => history.search(query),
    'history.sync': ({ paused }) => history.setPaused(paused),
    'outbox.list': () => outbox.views(),
    'outbox.remove': async ({ id }) => {
      await outbox.remove(id);
      return null;
    },
    'outbox.retry': async () => {
      await outbox.retry();
      return null;
    },
    'archive.export': (input) => archive.export(input),
    'archive.cancel': async ({ id }) => {
      await archive.cancel(id);
      return null;
    },
    'diagnostics.timeline': () => diagnostics.timeline(),
    'diagnostics.report': () => diagnostics.report(),
    'diagnostics.doctor': () => diagnostics.doctor(),
    'diagnostics.cancel': () => {
      diagnostics.cancel();
      return null;
    },
    'performance.read': () => deps.performance.view(),
    'crashes.list': () => crashes.list(),
    'crashes.read': ({ id }) => crashes.read(id),
    'crashes.forget': () => crashes.forget(),
    'workspaces.list': () => workspaces.list(),
    'workspaces.open': ({ id }) => workspaces.open(id),
    'workspaces.add': () => workspaces.add(),
    'workspaces.remove': ({ id, history: fate }) => workspaces.remove(id, fate),
    'settings.get': () => settings.read().settings,
    'settings.set': (change) => {
      const next = settings.update({ settings: { ...settings.read().settings, ...change } }).settings;
      onSettings();
      return next;
    },
    'desktop.get': () => desktop.view(),
    'desktop.set': (change) => desktop.set(change),
    'unread.list': () => ({ threads: unread.threads() }),
    'updates.get': () => updates.view(),
    'updates.check': () => updates.check(),
    'updates.setChannel': ({ channel }) => updates.setChannel(channel),
    'updates.dismiss': () => updates.dismiss(),
    'updates.restart': () => {
      if (!updates.restart()) throw new LatchkeyError('request.denied', say('updates', 'nothingReady'));
      return null;
    },
    'window.state': (_input, { window: id }) => window.state(id),
    'window.act': ({ command }, { window: id }) => {
      window.act(id, command);
      return null;
    },
    'window.open': ({ threadId }, { window: id }) => {
      window.open(id, threadId);
      return null;
    },
    'window.listen': (_input, { window: id }) => {
      window.listen(id);
      return null;
    },
    'window.showing': (shows, { window: id }) => {
      window.showing(id, shows);
      if (shows.watched && shows.threadId !== null) unread.read(shows.threadId);
      return null;
    },
  };
}
