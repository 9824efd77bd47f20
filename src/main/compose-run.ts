/** What all workspaces of a run share: settings, vault, embedded server, models. */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { environmentPrefix } from '../shared/brand.ts';
import type { Connection } from '../shared/connection.ts';
import type { ColorScheme } from '../shared/desktop-api.ts';
import { loadTexts } from '../shared/texts/load-texts.ts';
import type { Child } from './child.ts';
import type { BrowserWays } from './auth/browser-step.ts';
import { createLoopback } from './auth/loopback.ts';
import { createPendingSignIns, type PendingSignIns } from './auth/pending-sign-ins.ts';
import { createHistoryHost } from './history/host.ts';
import { historyProcessPort } from './history/process-port.ts';
import { spawnHistoryWorker } from './history/worker-port.ts';
import type { HistoryHost } from './history-store.ts';
import { createIncomingFiles, type IncomingFiles } from './incoming-files.ts';
import { keepAside } from './keep-aside.ts';
import { createServerDataKey } from './local-server/data-key.ts';
import { createLocalServer } from './local-server/local-server.ts';
import { createServerPart, viewOf } from './local-server/server-part.ts';
import { createModelChecker } from './local-server/model-check.ts';
import { createModelDoor } from './local-server/model-door.ts';
import { createModels, type Models } from './local-server/model-settings.ts';
import type { Events } from './events.ts';
import { createModelKeys } from './model-keys.ts';
import { createProxyAccess, type ProxyAccess } from './net/proxy-access.ts';
import type { PerformancePart, ServerPart } from './parts.ts';
import { createPerformanceLog } from './performance/performance-log.ts';
import type { Platform } from './platform.ts';
import { createProxyLogins } from './proxy-logins.ts';
import type { PolicyView } from '../shared/policy.ts';
import { guardFetch } from './policy/guarded-fetch.ts';
import { createLimits, type Limits } from './policy/limits.ts';
import { modelEnvironment } from './policy-environment.ts';
import { withoutLocalServer } from './policy/no-local-server.ts';
import { schedule } from './schedule.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import type { VaultSelector } from './secret-vault.ts';
import { openSettingsFile } from './settings/settings-file.ts';
import { createSettingsStore, type SettingsStore } from './settings/settings-store.ts';
import { createSecretKeeper } from './vault/keeper.ts';
import { createVaultSelector } from './vault/select-vault.ts';
import { openVaultStateFile } from './vault/vault-state-file.ts';
import { createVaultNotes, type VaultNotes } from './vault-notes.ts';
import { createMainWords, type MainWords } from './words.ts';

/** Longest that the embedded server waits for the first screen, in ms. */
const firstScreenPatienceMs = 2_000;

export interface RunOptions {
  /** Whether the chat page can be at any host: the connection may name one (chatkit-js #62). */
  anyChatHost: boolean;
  /** Folder that holds the built pages. */
  rendererDir: string;
  /** Entry of the thread that all histories live in. */
  historyWorker: string | URL;
  /** Runs the same in a process. */
  forkHistory: () => Child;
  /** Development only: Vite's server, which then serves the pages in place of that folder. */
  devServer?: string | undefined;
  /** What the organisation has set; absent: nothing. */
  policy?: PolicyView | undefined;
  /** A connection for this run only, from the command line. */
  connection?: Connection | undefined;
  /** The embedded server waits for the first screen: on few cores the two would slow each other down. */
  serverAfterFirstScreen: boolean;
  /** Tells the pages of all workspaces what they share: the embedded server and its model. */
  tell: Events['publish'];
  /** The first screen can be used. */
  onReady(): void;
  /** Applies the colour scheme to the host's own chrome. */
  onColorScheme(scheme: ColorScheme): void;
}

export interface Run {
  platform: Platform;
  /** What the policy leaves. */
  limits: Limits;
  options: RunOptions;
  settings: SettingsStore;
  /** The language of what main shows itself. */
  words: MainWords;
  vaults: VaultSelector;
  /** What the vault tells the timelines. */
  vaultNotes: VaultNotes;
  models: Models;
  /** Who goes through proxies that ask. */
  access: ProxyAccess;
  /** Random secrets that the vault keeps. */
  secrets: SecretKeeper;
  histories: HistoryHost;
  /** Sign-ins that went to the browser. */
  pendingSignIns: PendingSignIns;
  /** What a workspace signs in through a browser with. */
  browserFor(workspaceId: string): BrowserWays;
  /** Files that the app was opened with. */
  incoming: IncomingFiles;
  /** Where the embedded server is; starts it at the first call. */
  localUrl(): Promise<string>;
  server: ServerPart;
  performance: PerformancePart;
  /** Some shell's first screen can be used. */
  ready(): void;
  start(): void;
  /** Stops the embedded server. */
  stop(): Promise<void>;
}

export function createRun(host: Platform, options: RunOptions): Run {
  const { log } = host;
  const limits = createLimits(options.policy ?? { status: 'none' });
  const environment = modelEnvironment(limits, process.env);
  let localOrigin = '';
  const guarded = (fetch: Platform['fetch']): Platform['fetch'] => guardFetch(fetch, limits, (origin) => origin === localOrigin, log);
  const platform: Platform = { ...host, fetch: guarded(host.fetch), fetchPublic: guarded(host.fetchPublic) };
  const settings = createSettingsStore({ file: openSettingsFile(join(platform.profileDir, 'settings.json')), log });
  const words = createMainWords({ choice: () => settings.read().settings.language, system: platform.languages, load: loadTexts });
  const vaultNotes = createVaultNotes();
  const vaults = createVaultSelector({
    vaults: platform.vaults,
    file: openVaultStateFile(join(platform.profileDir, 'vault.json')),
    log,
    note: vaultNotes.note,
  });
  const access = platform.proxyAccess ?? createProxyAccess();
  access.useStore(createProxyLogins(vaults));
  const secrets = createSecretKeeper({ vaults });
  const dataDir = join(platform.profileDir, 'server');
  const localServer = createLocalServer({
    start: () => platform.startServer({ dataDir, environment: { ...environment, [`${environmentPrefix}_LANGUAGE`]: words.get().tag } }),
    dataKey: createServerDataKey({ keeper: secrets, dataDir }),
    setAside: () => keepAside(dataDir),
    onChange: (state) => options.tell('server.changed', viewOf(state)),
    schedule,
    now: platform.now,
    log,
  });
  const histories = createHistoryHost({
    spawn: () => spawnHistoryWorker(options.historyWorker),
    spawnProcess: () => historyProcessPort(options.forkHistory()),
    schedule,
    log,
  });
  const performance = createPerformanceLog({
    file: openSettingsFile(join(platform.profileDir, 'performance.json')),
    startedAt: platform.startedAt,
    memoryMb: platform.memoryMb ?? (() => process.memoryUsage.rss() / 1_048_576),
    version: platform.appVersion,
    now: platform.now,
    schedule,
    log,
  });
  const pendingSignIns = createPendingSignIns({ vaults, now: platform.now, log });
  const listen = createLoopback(() => {
    const { tag, dir, texts: { outside } } = words.get();
    return { lang: tag, dir, done: outside.handedOver, refused: outside.handedRefused };
  });
  let openGate: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (openGate = resolve));
  if (options.serverAfterFirstScreen) schedule(openGate, firstScreenPatienceMs);
  else openGate();
  const modelDoor = createModelDoor({ fetch: host.fetch, randomBytes, log });
  const models = createModels({
    environment,
    stored: () => settings.read().model,
    store: (model) => void settings.update({ model }),
    keys: createModelKeys(vaults),
    // What was stored before the policy came is no way around it.
    apply: async (endpoint) => localServer.configure(await modelDoor.through(limits.modelRefusal(endpoint?.baseUrl ?? '') === undefined ? endpoint : undefined)),
    checker: createModelChecker({ fetch: host.fetch, schedule, now: platform.now }),
    onChange: (model) => options.tell('models.changed', model),
  });

  return {
    platform,
    limits,
    // The organisation's connection is stronger than the command line's.
    options: limits.policy.connection === undefined ? options : { ...options, connection: undefined },
    settings,
    words,
    vaults,
    vaultNotes,
    models,
    access,
    secrets,
    histories,
    pendingSignIns,
    performance,
    browserFor: (workspaceId) => ({
      workspaceId,
      pending: pendingSignIns,
      openExternal: (url) => platform.openExternal(url),
      linksWork: () => platform.linksWork?.() ?? false,
      listen,
      randomBytes,
    }),
    incoming: createIncomingFiles({ newId: randomUUID, log }),
    ...(limits.localServer
      ? {
          localUrl: async () => {
            await gate;
            const url = await localServer.url();
            localOrigin = new URL(url).origin;
            return url;
          },
          server: createServerPart(localServer, gate),
        }
      : withoutLocalServer()),
    ready() {
      options.onReady();
      performance.usable();
      openGate();
    },
    start() {
      models.load().catch(() => log.error('models.load_failed'));
    },
    async stop() {
      performance.dispose();
      await Promise.allSettled([localServer.stop().finally(() => modelDoor.close()), histories.dispose()]);
    },
  };
}
