/**
 * The shell's contract with main: `window.latchkey`. Types here, run-time schemas in `desktop-schemas.ts`
 * (main validates; pages never need the schemas). One channel carries calls, one carries events.
 */
import type { ShellCommand, WindowCommand } from './actions.ts';
import type { AuthState, VaultInfo, VaultStore } from './auth-state.ts';
import type { Connection, ConnectionCheck } from './connection.ts';
import { crashMethodNames, type CrashDesktopMethods } from './crash.ts';
import type { DesktopChange, DesktopView } from './desktop-view.ts';
import type { DoctorProgress, Timeline } from './diagnostics.ts';
import type { PerformanceView } from './performance.ts';
import type { Result } from './errors.ts';
import type { ArchiveFormat, ArchiveJob, HistoryStatus, OutboxView, SearchAnswer, SearchQuery, ThreadMapping } from './history.ts';
import type { LocalServerView } from './local-server.ts';
import { modelMethodNames, type ModelDesktopMethods, type ModelSettings } from './model-api.ts';
import type { ConnectionView } from './connection-view.ts';
import { policyMethodNames, type PolicyDesktopMethods } from './policy-api.ts';
import type { LanguageChoice } from './texts/languages.ts';
import { updateMethodNames, type UpdateDesktopMethods, type UpdateView } from './updates.ts';
import type { WindowShows, WindowState } from './window-state.ts';
import type { UnreadThreads, WorkspaceView } from './workspace-view.ts';
import { networkMethodNames, type NetworkDesktopEvents, type NetworkDesktopMethods } from './network.ts';
import { signInMethodNames, type SignInDesktopEvents, type SignInDesktopMethods } from './sign-in-api.ts';

export type ColorScheme = 'system' | 'light' | 'dark';

export interface AppInfo {
  name: string;
  version: string;
  /** Of links to a thread: `latchkey://thread/…`. */
  scheme: string;
  host: 'electron' | 'web';
  platform: string;
  /** Versions for the about box, e.g. `{ electron: '45.4.1', chrome: '…', node: '…' }`. */
  runtime: Record<string, string>;
}

export interface Settings {
  colorScheme: ColorScheme;
  language: LanguageChoice;
  /** Width of the sidebar in CSS px, 220–360. */
  sidebarWidth: number;
  sidebarOpen: boolean;
}

export interface Credentials {
  email: string;
  password: string;
}

/** Which threads are being answered now, whoever asked. */
export interface RunningStreams {
  /** Ids, in the order the answers began. */
  threads: readonly string[];
}

/** What becomes of the history on this computer when its account goes. */
export type HistoryFate = 'keep' | 'erase';

/** Method name → input and output. Adding one: here, in `desktop-schemas.ts`, and a handler in main. */
export interface DesktopMethods extends SignInDesktopMethods, ModelDesktopMethods, NetworkDesktopMethods, PolicyDesktopMethods, UpdateDesktopMethods, CrashDesktopMethods {
  'app.info': { input: undefined; output: AppInfo };
  /** Terms of everything that is in the package; `null` where the app was not packaged. */
  'app.licenses': { input: undefined; output: { text: string | null } };
  /** The first screen can be used: the sign-in form has focus, or the composer takes text. Sent once per load. */
  'app.ready': { input: undefined; output: null };
  'app.openExternal': { input: { url: string }; output: null };
  'auth.state': { input: undefined; output: AuthState };
  'auth.signIn': { input: Credentials; output: null };
  'auth.signUp': { input: Credentials & { name: string }; output: null };
  'auth.signOut': { input: { history: HistoryFate }; output: null };
  /** Asks the auth server or the keychain again, now. */
  'auth.retry': { input: undefined; output: null };
  'vault.info': { input: undefined; output: VaultInfo };
  /** Keeps secrets elsewhere from now on, and moves what can be read. Fails with `keychain.unavailable`; then nothing changed. */
  'vault.switch': { input: { to: VaultStore }; output: VaultInfo };
  'connection.get': { input: undefined; output: ConnectionView };
  'connection.set': { input: Connection; output: ConnectionView };
  'connection.test': { input: Connection; output: ConnectionCheck[] };
  'server.state': { input: undefined; output: LocalServerView };
  /** Starts the embedded server now, whatever it waited for; what came of it. */
  'server.start': { input: undefined; output: LocalServerView };
  /** Moves data whose key is gone out of the way, unchanged, and starts with none. Fails with `server.failed` while the data can be opened. */
  'server.beginAnew': { input: undefined; output: LocalServerView };
  'streams.list': { input: undefined; output: RunningStreams };
  'history.status': { input: undefined; output: HistoryStatus };
  'history.search': { input: SearchQuery; output: SearchAnswer };
  /** Pauses the background sync until it is resumed, or resumes it now whatever made it wait. */
  'history.sync': { input: { paused: boolean }; output: HistoryStatus };
  'outbox.list': { input: undefined; output: readonly OutboxView[] };
  /** Takes back what was not sent yet. Fails with `outbox.gone` once it is on its way. */
  'outbox.remove': { input: { id: string }; output: null };
  /** Tries now, also what was refused. */
  'outbox.retry': { input: undefined; output: null };
  'archive.export': { input: { threadId?: string; format: ArchiveFormat }; output: ArchiveJob };
  'archive.cancel': { input: { id: string }; output: null };
  'diagnostics.timeline': { input: undefined; output: Timeline };
  /** The same as text for support. */
  'diagnostics.report': { input: undefined; output: { fileName: string; text: string } };
  /** The settings' connection test on the connection in use, and clock, TLS, proxy and keys. */
  'diagnostics.doctor': { input: undefined; output: ConnectionCheck[] };
  /** Ends the doctor's run; it answers with what was found by then. */
  'diagnostics.cancel': { input: undefined; output: null };
  /** How fast it started, and how its memory went. */
  'performance.read': { input: undefined; output: PerformanceView };
  'workspaces.list': { input: undefined; output: readonly WorkspaceView[] };
  /** Shows another one. In the web host the page goes to `url` itself. */
  'workspaces.open': { input: { id: string }; output: { url?: string } };
  /** A new one, on the server of this one, shown with its sign-in. */
  'workspaces.add': { input: undefined; output: { id: string; url?: string } };
  /** Signs it out and forgets it. Not the last one. In the web host a page that removed its own goes to `url`. */
  'workspaces.remove': { input: { id: string; history: HistoryFate }; output: { url?: string } };
  'settings.get': { input: undefined; output: Settings };
  'settings.set': { input: Partial<Settings>; output: Settings };
  /** `null` in the web host. */
  'desktop.get': { input: undefined; output: DesktopView | null };
  'desktop.set': { input: DesktopChange; output: DesktopView };
  'unread.list': { input: undefined; output: UnreadThreads };
  'window.state': { input: undefined; output: WindowState };
  /** What the host does with the window that asks; `request.denied` where there is none of ours (web host). */
  'window.act': { input: { command: WindowCommand }; output: null };
  /** Another window of this account, with that chat or a new one. Denied in the web host. */
  'window.open': { input: { threadId: string | null }; output: null };
  /** A person wants to dictate in this window: its chat page may open the microphone, once and within seconds. In the web host the browser asks. */
  'window.listen': { input: undefined; output: null };
  /** What the window shows now: it comes back there, and knows what has been read. */
  'window.showing': { input: WindowShows; output: null };
}

/** Event name → payload. The payload is always the whole new value, so a late listener misses nothing. */
export interface DesktopEvents extends SignInDesktopEvents, NetworkDesktopEvents {
  'auth.changed': AuthState;
  'vault.changed': VaultInfo;
  'connection.changed': ConnectionView;
  'settings.changed': Settings;
  'server.changed': LocalServerView;
  'models.changed': ModelSettings;
  'streams.changed': RunningStreams;
  'history.changed': HistoryStatus;
  'outbox.changed': readonly OutboxView[];
  /** Once for each thread; pages that show `from` go over to `to`. */
  'thread.mapped': ThreadMapping;
  'archive.changed': ArchiveJob;
  'workspaces.changed': readonly WorkspaceView[];
  /** While the doctor runs: with every check that is done. */
  'doctor.changed': DoctorProgress;
  'desktop.changed': DesktopView | null;
  'unread.changed': UnreadThreads;
  'window.changed': WindowState;
  'updates.changed': UpdateView;
  /** An application-menu or accelerator command for the focused shell. */
  'command.invoked': ShellCommand;
}

export type { ConnectionView } from './connection-view.ts';
export type { AccountCommand, ShellCommand, WindowCommand } from './actions.ts';
export type { IncomingFile, Wanted, WindowShows, WindowState } from './window-state.ts';
export type { ModelSettings } from './model-api.ts';
export type { UnreadThreads, WorkspaceView } from './workspace-view.ts';

export type MethodName = keyof DesktopMethods;
export type EventName = keyof DesktopEvents;
export type MethodInput<M extends MethodName> = DesktopMethods[M]['input'];
export type MethodOutput<M extends MethodName> = DesktopMethods[M]['output'];

export const methodNames = [
  'app.info',
  'app.licenses',
  'app.ready',
  'app.openExternal',
  'auth.state',
  'auth.signIn',
  'auth.signUp',
  'auth.signOut',
  'auth.retry',
  ...signInMethodNames,
  ...networkMethodNames,
  'vault.info',
  'vault.switch',
  'connection.get',
  'connection.set',
  'connection.test',
  ...modelMethodNames,
  'server.state',
  'server.start',
  'server.beginAnew',
  'streams.list',
  'history.status',
  'history.search',
  'history.sync',
  'outbox.list',
  'outbox.remove',
  'outbox.retry',
  'archive.export',
  'archive.cancel',
  'diagnostics.timeline',
  'diagnostics.report',
  'diagnostics.doctor',
  'diagnostics.cancel',
  'performance.read',
  ...crashMethodNames,
  'workspaces.list', 'workspaces.open', 'workspaces.add', 'workspaces.remove',
  ...policyMethodNames,
  'settings.get',
  'settings.set',
  'desktop.get',
  'desktop.set',
  'unread.list',
  'window.state', 'window.act', 'window.open', 'window.listen', 'window.showing',
  ...updateMethodNames,
] as const satisfies readonly MethodName[];

export const eventNames = [
  'auth.changed',
  'signIn.changed',
  'vault.changed',
  'connection.changed',
  'network.changed',
  'settings.changed',
  'server.changed',
  'models.changed',
  'streams.changed',
  'history.changed',
  'outbox.changed',
  'thread.mapped',
  'archive.changed',
  'workspaces.changed',
  'doctor.changed',
  'desktop.changed',
  'unread.changed',
  'window.changed',
  'updates.changed',
  'command.invoked',
] as const satisfies readonly EventName[];

/** What preload (or the web host's twin) puts on `window.latchkey`. */
export interface DesktopApi {
  /** Calls one named method. Never rejects: failures are results with a closed code. */
  readonly methods: { readonly [M in MethodName]: (input?: MethodInput<M>) => Promise<Result<MethodOutput<M>>> };
  /** Subscribes; returns the undo. */
  on<E extends EventName>(event: E, listener: (payload: DesktopEvents[E]) => void): () => void;
}

export * from './desktop-channels.ts';
