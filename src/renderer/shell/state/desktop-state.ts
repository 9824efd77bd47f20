import type { AuthState, VaultInfo } from '../../../shared/auth-state.ts';
import type { AppInfo, ConnectionView, DesktopApi, DesktopEvents, ModelSettings, RunningStreams, Settings, UnreadThreads, WindowState, WorkspaceView } from '../../../shared/desktop-api.ts';
import type { DesktopChange, DesktopView } from '../../../shared/desktop-view.ts';
import type { LocalServerView } from '../../../shared/local-server.ts';
import type { Result, WireError } from '../../../shared/errors.ts';
import type { ArchiveJob, HistoryStatus, OutboxView } from '../../../shared/history.ts';
import type { NetworkState } from '../../../shared/network.ts';
import type { PolicyView } from '../../../shared/policy.ts';
import type { SignInProgress } from '../../../shared/sign-in.ts';
import type { UpdateView } from '../../../shared/updates.ts';
import { createStore, type Observable, type Store } from './observable.ts';

/** What main says, mirrored for rendering. `undefined` until the first answer. */
export interface DesktopState {
  info: Observable<AppInfo | undefined>;
  /** What the organisation has set; `undefined` until it is known. */
  policy: Observable<PolicyView | undefined>;
  auth: Observable<AuthState>;
  vault: Observable<VaultInfo | undefined>;
  /** How far a sign-in of several steps is. */
  signIn: Observable<SignInProgress>;
  connection: Observable<ConnectionView | undefined>;
  settings: Observable<Settings>;
  /** Proxies, and what stands between this page's account and its servers. */
  network: Observable<NetworkState>;
  /** The embedded server; of no matter to a connection elsewhere. */
  server: Observable<LocalServerView | undefined>;
  /** What answers on this computer. */
  model: Observable<ModelSettings | undefined>;
  /** Which threads are being answered now, in whatever window. */
  streams: Observable<RunningStreams>;
  /** Where the messages are kept, and how much of the server is mirrored. */
  history: Observable<HistoryStatus | undefined>;
  /** What waits to be sent, in the order it was written. */
  outbox: Observable<readonly OutboxView[]>;
  /** The accounts side by side, in the order of the menu. */
  workspaces: Observable<readonly WorkspaceView[]>;
  /** How the app behaves on this desktop; `null` where there is none to behave on. */
  desktop: Observable<DesktopView | null>;
  /** Threads with a reply that nobody has seen. */
  unread: Observable<UnreadThreads>;
  /** Shows the change at once, then has it done. @returns why it could not, in a sentence */
  saveDesktop(change: DesktopChange): Promise<string | undefined>;
  /** The window around this page. */
  window: Observable<WindowState>;
  /** New versions of the app. */
  updates: Observable<UpdateView | undefined>;
  /** The newest export or import. */
  archive: Observable<ArchiveJob | undefined>;
  /** Set when main answers nothing at all at start; the page then has only "Try again" to offer. */
  startError: Observable<WireError | undefined>;
  /** Asks for everything once; safe to repeat. */
  load(): Promise<void>;
  /** Shows the change at once, then sends it; what main answers wins, and a refusal takes it back. */
  saveSettings(change: Partial<Settings>): void;
  dispose(): void;
}

type Mirrored = Exclude<keyof DesktopEvents, 'command.invoked'>;

/** Mirrors main's state; an event that arrives during the first read is newer than the read and stays. */
export function createDesktopState(desktop: DesktopApi, initialSettings: Settings): DesktopState {
  const info = createStore<AppInfo | undefined>(undefined);
  const policy = createStore<PolicyView | undefined>(undefined);
  const auth = createStore<AuthState>({ status: 'starting' });
  const vault = createStore<VaultInfo | undefined>(undefined);
  const signIn = createStore<SignInProgress>({ step: 'none' });
  const connection = createStore<ConnectionView | undefined>(undefined);
  const network = createStore<NetworkState>({ question: null, proxies: [], obstacle: null });
  const settings = createStore<Settings>(initialSettings);
  const server = createStore<LocalServerView | undefined>(undefined);
  const model = createStore<ModelSettings | undefined>(undefined);
  const streams = createStore<RunningStreams>({ threads: [] });
  const history = createStore<HistoryStatus | undefined>(undefined);
  const outbox = createStore<readonly OutboxView[]>([]);
  const workspaces = createStore<readonly WorkspaceView[]>([]);
  const desktopView = createStore<DesktopView | null>(null);
  const unread = createStore<UnreadThreads>({ threads: [] });
  const window = createStore<WindowState>({});
  const updates = createStore<UpdateView | undefined>(undefined);
  const archive = createStore<ArchiveJob | undefined>(undefined);
  const startError = createStore<WireError | undefined>(undefined);
  const undo: (() => void)[] = [];

  function mirror<E extends Mirrored, T>(
    event: E,
    store: Store<T>,
    accept: (payload: DesktopEvents[E]) => T,
    read: () => Promise<Result<DesktopEvents[E]>>,
  ): () => Promise<WireError | undefined> {
    let eventCount = 0;
    undo.push(
      desktop.on(event, (payload) => {
        eventCount += 1;
        store.set(accept(payload));
      }),
    );
    return async () => {
      const before = eventCount;
      const result = await read();
      if (!result.ok) return result.error;
      if (eventCount === before) store.set(accept(result.value));
      return undefined;
    };
  }

  // Nothing to read: a page that loads anew has begun no export.
  undo.push(desktop.on('archive.changed', archive.set));

  const { methods } = desktop;
  const reads = [
    mirror(
      'auth.changed',
      auth,
      (value) => value,
      () => methods['auth.state'](),
    ),
    mirror(
      'settings.changed',
      settings,
      (value) => value,
      () => methods['settings.get'](),
    ),
    mirror(
      'connection.changed',
      connection,
      (value) => value,
      () => methods['connection.get'](),
    ),
    mirror('network.changed', network, (value) => value, () => methods['network.state']()),
    mirror(
      'vault.changed',
      vault,
      (value) => value,
      () => methods['vault.info'](),
    ),
    mirror(
      'signIn.changed',
      signIn,
      (value) => value,
      () => methods['signIn.progress'](),
    ),
    mirror(
      'server.changed',
      server,
      (value) => value,
      () => methods['server.state'](),
    ),
    mirror(
      'models.changed',
      model,
      (value) => value,
      () => methods['models.get'](),
    ),
    mirror(
      'streams.changed',
      streams,
      (value) => value,
      () => methods['streams.list'](),
    ),
    mirror(
      'history.changed',
      history,
      (value) => value,
      () => methods['history.status'](),
    ),
    mirror(
      'outbox.changed',
      outbox,
      (value) => value,
      () => methods['outbox.list'](),
    ),
    mirror(
      'workspaces.changed',
      workspaces,
      (value) => value,
      () => methods['workspaces.list'](),
    ),
    mirror(
      'desktop.changed',
      desktopView,
      (value) => value,
      () => methods['desktop.get'](),
    ),
    mirror(
      'unread.changed',
      unread,
      (value) => value,
      () => methods['unread.list'](),
    ),
    mirror(
      'window.changed',
      window,
      (value) => value,
      () => methods['window.state'](),
    ),
    mirror('updates.changed', updates, (value) => value, () => methods['updates.get']()),
  ];

  return {
    info,
    policy,
    auth,
    vault,
    signIn,
    connection,
    settings,
    network,
    server,
    model,
    streams,
    history,
    outbox,
    archive,
    workspaces,
    window,
    updates,
    desktop: desktopView,
    unread,
    startError,
    async load() {
      const appInfo = methods['app.info']().then((result) => {
        if (result.ok) info.set(result.value);
      });
      const set = methods['policy.get']().then((result) => {
        if (result.ok) policy.set(result.value);
      });
      const [auth, ...others] = reads.map((read) => read());
      startError.set(await auth);
      await Promise.all([...others, appInfo, set]);
    },
    async saveDesktop({ startAtLogin, ...change }) {
      const before = desktopView.get();
      if (before !== null) desktopView.set({ ...before, settings: { ...before.settings, ...change }, startAtLogin: startAtLogin ?? before.startAtLogin });
      const result = await methods['desktop.set']({ ...change, ...(startAtLogin !== undefined && { startAtLogin }) });
      desktopView.set(result.ok ? result.value : before);
      return result.ok ? undefined : result.error.message;
    },
    saveSettings(change) {
      const before = settings.get();
      const shown = { ...before, ...change };
      settings.set(shown);
      void methods['settings.set'](change).then((result) => {
        if (result.ok) settings.set(result.value);
        else if (settings.get() === shown) settings.set(before);
      });
    },
    dispose: () => undo.splice(0).forEach((release) => release()),
  };
}
