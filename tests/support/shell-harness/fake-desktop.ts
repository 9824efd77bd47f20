import type { CrashView } from '../../../src/shared/crash.ts';
import type { AuthState, VaultInfo } from '../../../src/shared/auth-state.ts';
import type { ConnectionCheck } from '../../../src/shared/connection.ts';
import type { ColorScheme, ConnectionView, DesktopApi, ModelSettings, WorkspaceView } from '../../../src/shared/desktop-api.ts';
import type { LocalServerView } from '../../../src/shared/local-server.ts';
import type { ModelCheck, ModelList } from '../../../src/shared/model-check.ts';
import type { Timeline } from '../../../src/shared/diagnostics.ts';
import type { WireError } from '../../../src/shared/errors.ts';
import type { SignInMethods, SignInProgress } from '../../../src/shared/sign-in.ts';
import type { AccountSecurityState } from '../../../src/shared/sign-in-api.ts';
import type { PolicyView } from '../../../src/shared/policy.ts';
import type { PerformanceView } from '../../../src/shared/performance.ts';
import type { UpdateView } from '../../../src/shared/updates.ts';
import type { LanguageChoice } from '../../../src/shared/texts/languages.ts';
import type { ArchiveJob, HistoryStatus, OutboxView, SearchHit } from '../../../src/shared/history.ts';

/** What the fake main process says; everything has a default. Plain data, so that it can travel into the browser. */
export interface Scenario {
  crashes?: readonly CrashView[];
  auth?: AuthState;
  vault?: VaultInfo;
  connection?: ConnectionView;
  colorScheme?: ColorScheme;
  language?: LanguageChoice;
  sidebarOpen?: boolean;
  /** What the organisation has set. */
  policy?: PolicyView;
  /** Answer to the next sign-ins and sign-ups; absent: they succeed. */
  signInError?: WireError;
  /** Sign-in never answers. */
  signInHangs?: boolean;
  /** What the server offers beyond a password, and how far a sign-in is. */
  methods?: Partial<SignInMethods>;
  progress?: SignInProgress;
  security?: AccountSecurityState;
  model?: Partial<ModelSettings>;
  models?: ModelList | 'hangs';
  modelTest?: ModelCheck | 'hangs';
  checks?: ConnectionCheck[];
  history?: Partial<HistoryStatus>;
  outbox?: OutboxView[];
  /** The accounts side by side; absent: the one that is signed in. */
  workspaces?: WorkspaceView[];
  workspaceError?: WireError;
  /** What a search goes through, newest first; those that contain what is typed are found, page by page. */
  messages?: (Omit<SearchHit, 'snippet'> & { text: string })[];
  searchHangs?: boolean;
  searchError?: WireError;
  /** How an export stands when it is asked for. */
  job?: Partial<ArchiveJob>;
  server?: LocalServerView;
  /** What "Why am I signed out?" reads; `hangs` and `fails` instead. */
  timeline?: Timeline | 'hangs' | 'fails';
  report?: string;
  /** The doctor stops after so many of `checks`, as if the next one took long. */
  checksHangAt?: number;
  /** What differs on this desktop. */
  desktop?: object;
  /** Ids of threads with a reply that nobody has seen. */
  unread?: string[];
  updates?: UpdateView;
  performance?: PerformanceView;
  /** Ids of threads that are being answered. */
  running?: string[];
}

/**
 * Runs in the browser, before the page's scripts: puts a fake bridge on `window.latchkey`. Self-contained on purpose,
 * because its source is sent there. `window.fakeDesktop` publishes events and lists the calls.
 */
export function installFakeDesktop(scenario: Scenario): void {
  type Listener = (payload: unknown) => void;
  const listeners = new Map<string, Set<Listener>>();
  const calls: { method: string; input: unknown }[] = [];
  const publish = (event: string, payload: unknown): void => listeners.get(event)?.forEach((listener) => listener(payload));
  const ok = (value: unknown): unknown => ({ ok: true, value });
  const user = { id: 'user_1', name: 'Ada Lovelace', email: 'ada@example.com' };
  let auth: AuthState = scenario.auth ?? { status: 'signed_in', user, online: true };
  let settings = { colorScheme: scenario.colorScheme ?? 'system', language: scenario.language ?? 'system', sidebarWidth: 264, sidebarOpen: scenario.sidebarOpen ?? true };
  let desktop = {
    settings: { notifications: 'full', tray: true, closeToTray: false, quickKeys: 'CmdOrCtrl+Shift+Space', spelling: true, spellLanguages: ['en-GB', 'de'], accent: 'system' },
    trayPossible: true, notificationsPossible: true, startAtLogin: false, quick: 'ready', spellLanguages: ['de', 'en-GB', 'en-US', 'es', 'fr', 'it', 'pl', 'pt-BR', 'ru', 'uk'], accent: null, ...scenario.desktop,
  };
  let model: ModelSettings = { baseUrl: '', model: '', hasKey: false, fromEnvironment: false, ...scenario.model };
  let connection: ConnectionView = scenario.connection ?? { connection: { kind: 'local' }, editable: true, label: 'This computer' };
  let outbox = scenario.outbox ?? [];
  let history: HistoryStatus = { storage: 'disk', sync: { phase: 'idle', done: 14, total: 14 }, threads: 14, items: 260, bytes: 1_400_000, ...scenario.history };
  let server: LocalServerView = scenario.server ?? { status: 'running', encrypted: true };
  const become = (next: AuthState): unknown => {
    auth = next;
    publish('auth.changed', auth);
    return ok(null);
  };
  const enter = (): unknown => {
    if (scenario.signInHangs === true) return new Promise(() => undefined);
    return scenario.signInError === undefined ? become({ status: 'signed_in', user, online: true }) : { ok: false, error: scenario.signInError };
  };

  const handlers: Record<string, (input: never) => unknown> = {
    'app.info': () =>
      ok({
        name: 'Latchkey', version: '0.1.0', scheme: 'latchkey', host: 'electron',
        platform: 'linux x64',
        runtime: { electron: '45.4.1', chrome: '150.0.1', node: '24.21.0' },
      }),
    'app.openExternal': () => ok(null),
    'auth.state': () => (auth.status === 'starting' ? new Promise(() => undefined) : ok(auth)),
    'auth.signIn': enter,
    'auth.signUp': enter,
    'auth.signOut': () => become({ status: 'signed_out', reason: 'signed_out_here' }),
    'app.ready': () => ok(null), 'app.licenses': () => ok({ text: 'react 19.3.1 (MIT)\n==================\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\n'.repeat(20) }), 'network.state': () => ok({ question: null, proxies: [], obstacle: null }),
    'policy.get': () => ok(scenario.policy ?? { status: 'none' }),
    'policy.check': () => ok({ view: scenario.policy ?? { status: 'none' } }),
    'desktop.get': () => ok(desktop),
    'desktop.set': ({ startAtLogin, ...change }: Record<string, unknown>) => {
      desktop = { ...desktop, settings: { ...desktop.settings, ...change }, ...(typeof startAtLogin === 'boolean' && { startAtLogin }) };
      return ok(desktop);
    },
    ...Object.fromEntries(['get', 'check', 'setChannel', 'dismiss'].map((name) => [`updates.${name}`, () => ok(scenario.updates ?? { state: { kind: 'off', why: 'browser' }, channel: 'stable', channelLocked: false })])), 'updates.restart': () => ok(null),
    'unread.list': () => ok({ threads: scenario.unread ?? [] }),
    'window.state': () => ok({}), 'window.act': () => ok(null), 'window.open': () => ok(null), 'window.listen': () => ok(null), 'window.showing': () => ok(null),
    'auth.retry': () => ok(null),
    'signIn.methods': () =>
      ok({ password: true, signUp: true, passwordReset: false, magicLink: false, browser: false, loopback: false, device: false, passkeys: false, providers: [], ...scenario.methods }),
    'signIn.progress': () => ok(scenario.progress ?? { step: 'none' }),
    'signIn.cancel': () => {
      publish('signIn.changed', { step: 'none' });
      return ok(null);
    },
    'signIn.verify': () => ({ ok: false, error: { code: 'auth.wrong_code', message: 'This code is not right. Wait for the next one, and check that the clock of your phone is right.' } }),
    'signIn.requestReset': () => ok(null),
    'account.security': () => ok(scenario.security ?? { codes: 'off', hasPassword: true }),
    'account.beginCodes': () =>
      ok({
        uri: 'otpauth://totp/Latchkey:ada@example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Latchkey',
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        recoveryCodes: ['aB3dE-6gH9j', 'K2mN5-pQ8sT', '1vW4y-Z7bC0', 'dF3gH-6jK9m', 'N2pQ5-sT8vW', '1yZ4b-C7dF0', 'gH3jK-6mN9p', 'Q2sT5-vW8yZ', '1bC4d-F7gH0', 'jK3mN-6pQ9s'],
      }),
    'account.confirmCodes': () => ok(null),
    'vault.info': () => ok(scenario.vault ?? { kind: 'keytar', remembers: true }),
    'connection.get': () => ok(connection),
    'connection.set': (input: ConnectionView['connection']) => {
      connection = { connection: input, editable: true, label: input.kind === 'local' ? 'This computer' : new URL(input.authUrl).host };
      publish('connection.changed', connection);
      become({ status: 'signed_out', reason: 'connection_changed' });
      return ok(connection);
    },
    'connection.test': () => ok(scenario.checks ?? []),
    'performance.read': () => ok(scenario.performance ?? { starts: [], memory: [] }),
    'diagnostics.timeline': () =>
      scenario.timeline === 'hangs'
        ? new Promise(() => undefined)
        : scenario.timeline === 'fails'
          ? { ok: false, error: { code: 'internal', message: 'Latchkey ran into a fault of its own. The log file has the details.' } }
          : ok(scenario.timeline ?? { entries: [], verdict: { code: 'fine', tone: 'ok', sentence: 'Nothing is wrong. You are signed in, and your sign-in will survive a restart.' } }),
    'diagnostics.report': () => ok({ fileName: 'latchkey-sign-in-2026-11-21.txt', text: scenario.report ?? 'Latchkey sign-in report\n' }),
    'diagnostics.doctor': () => {
      const checks = scenario.checks ?? [];
      const at = scenario.checksHangAt;
      if (at === undefined) return ok(checks);
      publish('doctor.changed', { running: true, checks: checks.slice(0, at) });
      return new Promise(() => undefined);
    },
    'diagnostics.cancel': () => {
      publish('doctor.changed', { running: false, checks: (scenario.checks ?? []).slice(0, scenario.checksHangAt) });
      return ok(null);
    },
    'crashes.list': () => ok(scenario.crashes ?? []),
    'crashes.read': () => ok({ fileName: 'latchkey-crash-2026-11-21.txt', text: 'Latchkey crash report\nReason: ended without a word\n' }),
    'crashes.forget': () => ok((scenario.crashes = [])),
    'models.get': () => ok(model),
    'models.set': (input: { baseUrl: string; model: string; apiKey?: string }) => {
      const keyOrigin = input.apiKey === undefined ? model.keyOrigin : input.apiKey === '' ? undefined : new URL(input.baseUrl).origin;
      const hasKey = keyOrigin !== undefined && input.baseUrl.startsWith(keyOrigin);
      model = { baseUrl: input.baseUrl, model: input.model, hasKey, ...(keyOrigin !== undefined && { keyOrigin }), fromEnvironment: model.fromEnvironment };
      publish('models.changed', model);
      return ok(model);
    },
    'models.list': () => (scenario.models === 'hangs' ? new Promise(() => undefined) : ok(scenario.models ?? { models: [], total: 0 })),
    'models.test': () => (scenario.modelTest === 'hangs' ? new Promise(() => undefined) : ok(scenario.modelTest ?? { code: 'ok', message: 'It answers.', said: { key: 'models.works', args: ['gpt-5', 0.8] } })),
    'models.cancel': () => ok(null),
    'server.state': () => ok(server),
    'server.start': () => ok(server),
    'server.beginAnew': () => {
      server = { status: 'running', encrypted: true };
      publish('server.changed', server);
      return ok(server);
    },
    'streams.list': () => ok({ threads: scenario.running ?? [] }),
    'history.status': () => ok(history),
    'history.search': (query: { text: string; role?: string; limit: number; after?: string }) => {
      if (scenario.searchHangs === true) return new Promise(() => undefined);
      if (scenario.searchError !== undefined) return { ok: false, error: scenario.searchError };
      const wanted = query.text.trim().toLowerCase();
      const found = (scenario.messages ?? []).filter(
        ({ text, role }) => text.toLowerCase().includes(wanted) && (query.role === undefined || query.role === role),
      );
      const start = Number(query.after ?? 0);
      const hits = found.slice(start, start + query.limit).map(({ text, ...hit }) => {
        const at = text.toLowerCase().indexOf(wanted);
        return { ...hit, snippet: { text, marks: [[at, at + wanted.length]] } };
      });
      const end = start + hits.length;
      return ok({ hits, ...(end < found.length && { next: String(end) }) });
    },
    'history.sync': (input: { paused: boolean }) => {
      history = { ...history, sync: { ...history.sync, phase: input.paused ? 'paused' : 'items', ...(input.paused && { reason: 'chosen' }) } };
      publish('history.changed', history);
      return ok(history);
    },
    'workspaces.list': () => ok(scenario.workspaces ?? [{ id: 'main', label: connection.label, status: auth.status, current: true, queued: 0, user }]),
    'workspaces.open': () => (scenario.workspaceError === undefined ? ok({}) : { ok: false, error: scenario.workspaceError }),
    'workspaces.add': () => ok({ id: 'new' }),
    'workspaces.remove': () => (scenario.workspaceError === undefined ? ok({}) : { ok: false, error: scenario.workspaceError }),
    'outbox.list': () => ok(outbox),
    'outbox.remove': (input: { id: string }) => {
      outbox = outbox.filter(({ id }) => id !== input.id);
      publish('outbox.changed', outbox);
      return ok(null);
    },
    'outbox.retry': () => ok(null),
    'archive.export': () => {
      const job = { id: 'job_1', kind: 'export', state: 'running', done: 12, total: 48, ...scenario.job };
      publish('archive.changed', job);
      return ok(job);
    },
    'archive.cancel': (input: { id: string }) => {
      publish('archive.changed', { id: input.id, kind: 'export', state: 'cancelled', done: 12, total: 48 });
      return ok(null);
    },
    'settings.get': () => ok(settings),
    'settings.set': (input: object) => {
      settings = { ...settings, ...input };
      publish('settings.changed', settings); return ok(settings);
    },
  };

  const methods = Object.fromEntries(
    Object.entries(handlers).map(([method, handle]) => [method, async (input: never) => (calls.push({ method, input }), handle(input))]),
  );
  const api = {
    methods,
    on(event: string, listener: Listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
      return () => listeners.get(event)?.delete(listener);
    },
  };
  Object.assign(window, { latchkey: api as unknown as DesktopApi, fakeDesktop: { calls, publish } });
}
