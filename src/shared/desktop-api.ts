/**
 * The shell's contract with main: `window.latchkey`. Types here, run-time schemas in `desktop-schemas.ts`
 * (main validates; pages never need the schemas). One channel carries calls, one carries events.
 */
import type { AuthState, VaultInfo } from './auth-state.ts';
import type { Connection, ConnectionCheck } from './connection.ts';
import type { Result } from './errors.ts';

export type ColorScheme = 'system' | 'light' | 'dark';

export interface AppInfo {
  name: string;
  version: string;
  host: 'electron' | 'web';
  platform: string;
  /** Versions for the about box, e.g. `{ electron: '45.4.1', chrome: '…', node: '…' }`. */
  runtime: Record<string, string>;
}

export interface Settings {
  colorScheme: ColorScheme;
  /** Width of the sidebar in CSS px, 220–360. */
  sidebarWidth: number;
  sidebarOpen: boolean;
}

/** The model behind the embedded server; the key itself never leaves main. */
export interface ModelSettings {
  /** Base URL of an OpenAI-compatible endpoint; empty: no model, the built-in guide answers. */
  baseUrl: string;
  model: string;
  hasKey: boolean;
  /** True when environment variables set it, which win over settings. */
  fromEnvironment: boolean;
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

export interface ConnectionView {
  connection: Connection;
  /** False when a command-line flag or a policy set it for this run. */
  editable: boolean;
  /** Host names for the screen, e.g. `chat.example.com`; `This computer` for local. */
  label: string;
  /** Where the chat page is while this connection is in use; a shell whose frame is elsewhere loads again. */
  chatOrigin?: string;
  /** A sentence for each part of the connection's chat settings that could not be used. */
  problems?: readonly string[];
}

/** Method name → input and output. Adding one: here, in `desktop-schemas.ts`, and a handler in main. */
export interface DesktopMethods {
  'app.info': { input: undefined; output: AppInfo };
  /** The first screen can be used: the sign-in form has focus, or the composer takes text. Sent once per load. */
  'app.ready': { input: undefined; output: null };
  'app.openExternal': { input: { url: string }; output: null };
  'auth.state': { input: undefined; output: AuthState };
  'auth.signIn': { input: Credentials; output: null };
  'auth.signUp': { input: Credentials & { name: string }; output: null };
  'auth.signOut': { input: undefined; output: null };
  /** Asks the auth server or the keychain again, now. */
  'auth.retry': { input: undefined; output: null };
  'vault.info': { input: undefined; output: VaultInfo };
  'connection.get': { input: undefined; output: ConnectionView };
  'connection.set': { input: Connection; output: ConnectionView };
  'connection.test': { input: Connection; output: ConnectionCheck[] };
  'models.get': { input: undefined; output: ModelSettings };
  'models.set': { input: { baseUrl: string; model: string; apiKey?: string }; output: ModelSettings };
  'streams.list': { input: undefined; output: RunningStreams };
  'settings.get': { input: undefined; output: Settings };
  'settings.set': { input: Partial<Settings>; output: Settings };
}

/** Event name → payload. The payload is always the whole new value, so a late listener misses nothing. */
export interface DesktopEvents {
  'auth.changed': AuthState;
  'vault.changed': VaultInfo;
  'connection.changed': ConnectionView;
  'settings.changed': Settings;
  'streams.changed': RunningStreams;
  /** An application-menu or accelerator command for the focused shell. */
  'command.invoked': ShellCommand;
}

export type ShellCommand = 'thread.new' | 'thread.search' | 'sidebar.toggle' | 'settings.open' | 'connection.open';

export type MethodName = keyof DesktopMethods;
export type EventName = keyof DesktopEvents;
export type MethodInput<M extends MethodName> = DesktopMethods[M]['input'];
export type MethodOutput<M extends MethodName> = DesktopMethods[M]['output'];

export const methodNames = [
  'app.info',
  'app.ready',
  'app.openExternal',
  'auth.state',
  'auth.signIn',
  'auth.signUp',
  'auth.signOut',
  'auth.retry',
  'vault.info',
  'connection.get',
  'connection.set',
  'connection.test',
  'models.get',
  'models.set',
  'streams.list',
  'settings.get',
  'settings.set',
] as const satisfies readonly MethodName[];

export const eventNames = [
  'auth.changed',
  'vault.changed',
  'connection.changed',
  'settings.changed',
  'streams.changed',
  'command.invoked',
] as const satisfies readonly EventName[];

/** What preload (or the web host's twin) puts on `window.latchkey`. */
export interface DesktopApi {
  /** Calls one named method. Never rejects: failures are results with a closed code. */
  readonly methods: { readonly [M in MethodName]: (input?: MethodInput<M>) => Promise<Result<MethodOutput<M>>> };
  /** Subscribes; returns the undo. */
  on<E extends EventName>(event: E, listener: (payload: DesktopEvents[E]) => void): () => void;
}

/** Electron channel names; nothing else touches `ipcMain` or `ipcRenderer`. */
export const callChannel = 'latchkey:call';
export const publishChannel = 'latchkey:publish';

/** Header on every request of our pages that is not an asset; cross-origin pages cannot send it without a preflight. */
export const pageHeader = 'x-latchkey-page';

/** Header of a streaming chat request whose answer is to go on when its page goes away; its value is a UUID that names it. */
export const streamHeader = 'x-latchkey-stream';

/** Length in bytes of a body that a page streams, which therefore has no `content-length`. */
export const pageSizeHeader = 'x-latchkey-size';
