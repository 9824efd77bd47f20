/** Builds one workspace: an account slot on one connection. Reading it top to bottom is reading the app. */
import { pageSettingsOf, uploadsOf, usesMicrophone, type ChatPageSettings } from '../shared/chat-page.ts';
import type { AuthState, User } from '../shared/auth-state.ts';
import type { DesktopEvents, HistoryFate, Settings } from '../shared/desktop-api.ts';
import { LatchkeyError } from '../shared/errors.ts';
import { say } from '../shared/texts/say.ts';
import { told } from '../shared/texts/told.ts';
import { historyName } from './account-history.ts';
import { createAccounts, keyOf, serversOf, type Accounts } from './accounts.ts';
import { createAuth } from './auth/auth.ts';
import { createConnectionTest } from './auth/connection-test.ts';
import type { Attention } from './attention.ts';
import { noCrashes } from './crash/crashes.ts';
import { createChat } from './compose-chat.ts';
import { historyFolder } from './compose-history.ts';
import type { Run } from './compose-run.ts';
import { createEvents, type Events } from './events.ts';
import { guardFiles, guardHandlers, guardPage, rulingOf } from './policy-handlers.ts';
import { followSystem } from './follow-system.ts';
import { createAssets } from './gateway/assets.ts';
import { createDevAssets } from './gateway/dev-assets.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { createHandlers } from './handlers.ts';
import { createRouter, type Router } from './ipc/router.ts';
import type { LastReply } from './last-reply.ts';
import type { DesktopPart, UnreadPart, UpdatesPart, WindowPart, WorkspacesPart } from './parts.ts';
import { branding } from './settings/branding.ts';
import { accountOf, settlesAccount } from './streams/account.ts';
import { createTokenOutcomes } from './token-outcomes.ts';
import { createWorkspaceDiagnostics, openTimeline } from './workspace-diagnostics.ts';
import { createWorkspaceNetwork } from './workspace-network.ts';
import { firstWorkspaceId, including, vaultKey, waitingIn, type WorkspaceEntry } from './workspace-entry.ts';
import { createWorkspaceArchive } from './workspace-archive.ts';
import { createSignOut } from './workspace-sign-out.ts';
import type { Claims } from './workspaces/claims.ts';
import type { WorkspaceList } from './workspaces/workspace-list.ts';

export interface WorkspaceOptions {
  id: string;
  list: WorkspaceList;
  /** Which workspace has the history of an account. */
  claims: Claims;
  /** Whether this person is signed in to these servers in another workspace. */
  elsewhere(servers: string, user: User): Promise<WorkspaceEntry | undefined>;
  workspaces: WorkspacesPart;
  window: WindowPart;
  desktop: DesktopPart;
  unread: UnreadPart;
  updates: UpdatesPart;
  /** An answer has ended, whoever reads it. */
  onAnswered(threadId: string, how: 'completed' | 'failed' | 'stopped'): void;
  /** Whether somebody may be looking at its pages. */
  attention: Attention;
  /** Where the pages are; the chat page where the connection does not choose. */
  origins: { shell: string; chat: string };
  /** A shell changed the settings, which are everybody's. */
  onSettings(settings: Settings): void;
}

export interface Workspace {
  gateway: Gateway;
  /** Where the pages are now; the chat page moves with the connection. */
  origins: { readonly shell: string; readonly chat: string };
  /** Whether the chat page may use the microphone. */
  microphone(): boolean;
  /** Whether the chat page shows OpenAI's own element, which brings frames of its own. */
  hosted(): boolean;
  router: Router;
  events: Events;
  accounts: Accounts;
  /** Whether the history of whoever is signed in has this thread. */
  hasThread(threadId: string): Promise<boolean>;
  /** What a thread ends with; `undefined` where that is not known here. Never rejects. */
  lastReply(threadId: string): Promise<LastReply | undefined>;
  /** Signs out here and, now or later, on the server. */
  signOut(history: HistoryFate): Promise<void>;
  /** Reads the vault and starts what the connection needs; the window need not wait for it. */
  start(): void;
  /** Ends requests and writes what is pending. */
  stop(): Promise<void>;
}

export function createWorkspace(run: Run, options: WorkspaceOptions): Workspace {
  const { platform, settings, vaults, models, localUrl, limits } = run;
  const { id, list, claims, attention } = options;
  const { log, fetchPublic, now } = platform;
  const { anyChatHost, devServer, rendererDir } = run.options;
  const events = createEvents();
  const network = createWorkspaceNetwork({ platform, access: run.access, language: () => run.words.get().tag, events, auth: () => accounts.current(), connectivity: () => chat.kept.connectivity });
  const timeline = openTimeline(platform, id);
  const info = { name: branding.name, version: platform.appVersion, scheme: branding.scheme, host: platform.host, platform: process.platform, runtime: platform.runtime };

  /** The same account twice would have two outboxes and one history. */
  async function admit(user: User): Promise<void> {
    if ((await options.elsewhere(serversOf(accounts.view().connection), user)) !== undefined) throw new LatchkeyError('auth.already_here', say('errors', 'alreadyHere'));
  }

  const accounts = createAccounts({
    fixed: run.options.connection,
    stored: () => limits.connectionOf(list.find(id)?.connection ?? branding.connection, id === firstWorkspaceId),
    ruling: rulingOf(limits),
    store(connection) {
      const { connection: left = branding.connection, before = [] } = list.find(id) ?? {};
      const keys = new Set([...before, keyOf(left)]);
      keys.delete(keyOf(connection));
      list.change(id, { connection, before: keys.size > 0 ? [...keys] : undefined });
    },
    initial: branding.connection,
    problems: list.find(id)?.connection === undefined ? branding.problems : settings.problems(id),
    chatOrigin: (connection) => (anyChatHost ? connection.chat?.host : undefined) ?? options.origins.chat,
    localUrl,
    createAuth: (key, resolve) => createAuth({ key: vaultKey(id, key), resolve, vaults, fetch: network.fetchFor(resolve), schedule: network.schedule, now, random: Math.random, browser: run.browserFor(id), log, admit, note: timeline.note, watching: () => attention.watching() }),
    testConnection: (candidate, session) => createConnectionTest({ fetch: network.fetchFor(() => Promise.resolve(candidate), false), schedule: network.schedule, session: () => session })(candidate),
    shown,
    events,
  });
  const origins = {
    shell: options.origins.shell,
    get chat(): string { return accounts.view().chatOrigin ?? options.origins.chat; },
  };
  /** What pages are told: offline is also who cannot reach the chat server. */
  function shown(state: AuthState): AuthState {
    return state.status === 'signed_in' && chat.kept.connectivity.state() === 'offline' ? { ...state, online: false } : state;
  }
  const account = (): string | undefined => accountOf(serversOf(accounts.view().connection), accounts.current().state());

  const chat = createChat({
    resolve: () => accounts.resolve(),
    token: (request) => accounts.current().token(request),
    onToken: createTokenOutcomes({ note: timeline.note, now }),
    account,
    historyAccount: () => (claims.holds(id) ? account() : undefined),
    uploads: () => uploadsOf(accounts.view().connection),
    chatOrigin: () => origins.chat,
    histories: run.histories,
    secrets: run.secrets,
    historyFolder: historyFolder(platform.profileDir),
    spare: () => (platform.onBattery() ? 'battery' : platform.onMetered() ? 'metered' : undefined),
    fetch: network.fetchFor(() => accounts.resolve()),
    fetchPublic, publish: events.publish,
    onAnswered: options.onAnswered,
    tell: (sentence) => told(run.words.get().texts, sentence),
    onReachability() {
      const online = chat.kept.connectivity.state() === 'online';
      timeline.note(online ? 'network.back' : 'network.lost', { by: 'chat' });
      if (online) accounts.current().onNetworkBack();
      events.publish('auth.changed', shown(accounts.current().state()));
    },
    now, random: Math.random, log,
  });
  const archive = createWorkspaceArchive({ id, platform, chat, account, state: () => accounts.current().state(), label: () => accounts.view().label, texts: () => run.words.get().texts, publish: events.publish });
  const diagnostics = createWorkspaceDiagnostics({ timeline, platform, network, accounts, shown, events, info });
  const stopFollowing = events.subscribe((event, payload) => {
    if (event === 'auth.changed' || event === 'connection.changed') {
      claims.set(id, account());
      noteHistory();
      chat.onAccountChanged();
      archive.update();
    }
    if (event === 'connection.changed' || (event === 'auth.changed' && settlesAccount(accounts.current().state()))) chat.onConnectionOrAuthChanged();
    // What is closed has nothing that waits; what was said before stays true.
    if (event === 'outbox.changed' && account() !== undefined) list.change(id, { queued: waitingIn(payload as DesktopEvents['outbox.changed']) });
  });
  /** Remembers that this account has a history here, for when the workspace is removed. */
  function noteHistory(): void {
    const whose = account();
    if (whose !== undefined && claims.holds(id)) list.change(id, { histories: including(list.find(id)?.histories, historyName(whose)) });
  }
  const signOut = createSignOut({ id, list, claims, accounts, account, erase: (leaving) => chat.kept.history.erase(leaving) });

  const chatPage = (): ChatPageSettings => guardPage(limits, pageSettingsOf(accounts.view().connection, platform.host === 'electron'));
  const pages = { origins, chat: chatPage, colorScheme: () => settings.read().settings.colorScheme, language: () => settings.read().settings.language, systemLanguages: platform.languages };
  const gateway = createGateway({
    assets: devServer === undefined ? createAssets({ ...pages, root: rendererDir }) : createDevAssets({ ...pages, server: devServer, fetch: platform.fetch }),
    relay: chat.relay,
    posts: chat.posts,
    files: chat.files,
    shellFiles: guardFiles(limits, async (request) => run.incoming.answer(request) ?? archive.shellFiles(request)),
    texts: () => run.words.get().texts,
    log,
  });
  const router = createRouter({
    shellOrigin: options.origins.shell,
    handlers: guardHandlers(createHandlers({
      info,
      licenses: platform.licenses,
      accounts,
      authState: () => shown(accounts.current().state()),
      models,
      settings,
      history: chat.kept.part,
      outbox: { views: () => chat.outbox.views(), remove: (entry) => chat.outbox.remove(entry), retry: () => chat.outbox.retry() },
      archive,
      diagnostics,
      performance: run.performance,
      crashes: platform.crashes ?? noCrashes,
      workspaces: options.workspaces,
      server: run.server,
      network,
      window: options.window,
      desktop: options.desktop,
      unread: options.unread,
      updates: options.updates,
      signOut,
      runningStreams: () => chat.running(),
      openExternal: (url) => platform.openExternal(url),
      onReady: () => run.ready(),
      onSettings: () => options.onSettings(settings.read().settings),
    }), limits, accounts),
    log,
  });

  const undo = [
    stopFollowing,
    network.dispose,
    diagnostics.dispose,
    followSystem({ platform, attention, auth: () => accounts.current(), connectivity: () => chat.kept.connectivity, note: timeline.note }),
    run.vaultNotes.follow(id, timeline.note),
  ];
  return {
    gateway,
    origins,
    microphone: () => usesMicrophone(chatPage()),
    hosted: () => chatPage().hosted !== undefined,
    router,
    events,
    accounts,
    hasThread: (threadId) => chat.kept.part.has(threadId),
    lastReply: (threadId) => chat.kept.part.lastReply(threadId),
    signOut,
    start: () => void accounts.current().start().catch(() => log.error('auth.start_failed')),
    async stop() {
      for (const end of undo) void end();
      await Promise.allSettled([chat.dispose(), archive.dispose()]);
      claims.set(id, undefined);
      await accounts.dispose();
      timeline.close();
    },
  };
}
