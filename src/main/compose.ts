/** Builds everything that both hosts share from a small `Platform`. Reading it top to bottom is reading the app. */
import { join } from 'node:path';
import type { Connection } from '../shared/connection.ts';
import type { ColorScheme } from '../shared/desktop-api.ts';
import { createAccounts } from './accounts.ts';
import { createAuth } from './auth/auth.ts';
import { createConnectionTest } from './auth/connection-test.ts';
import { schedule } from './schedule.ts';
import { createVaultSelector } from './auth/select-vault.ts';
import { createEvents, type Events } from './events.ts';
import { createAssets } from './gateway/assets.ts';
import { createDevAssets } from './gateway/dev-assets.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { createRelay } from './gateway/relay.ts';
import { createHandlers } from './handlers.ts';
import { createRouter, type Router } from './ipc/router.ts';
import { createLocalServer } from './local-server/local-server.ts';
import { createModels } from './local-server/model-settings.ts';
import { createModelKeys } from './model-keys.ts';
import type { Platform } from './platform.ts';
import { branding } from './settings/branding.ts';
import { openSettingsFile } from './settings/settings-file.ts';
import { createSettingsStore, type SettingsStore } from './settings/settings-store.ts';
import { accountOf, settlesAccount } from './streams/account.ts';
import { createStreams } from './streams/streams.ts';

/** Longest that the embedded server waits for the first screen, in ms. */
const firstScreenPatienceMs = 2_000;

/** Longest that quitting waits for the keychain, an open sign-out and the embedded server. */
const stopPatienceMs = 5_000;

export interface ComposeOptions {
  origins: { shell: string; chat: string };
  /** Folder that holds the built pages. */
  rendererDir: string;
  /** Development only: Vite's server, which then serves the pages in place of that folder. */
  devServer?: string | undefined;
  /** A connection for this run only, from the command line. */
  connection?: Connection | undefined;
  /** The embedded server waits for the first screen: on few cores the two would slow each other down. */
  serverAfterFirstScreen: boolean;
  /** The first screen can be used. */
  onReady(): void;
  /** Applies the colour scheme to the host's own chrome. */
  onColorScheme(scheme: ColorScheme): void;
}

export interface App {
  gateway: Gateway;
  router: Router;
  events: Events;
  settings: SettingsStore;
  /** Reads the vault and starts what the connection needs; the window need not wait for it. */
  start(): void;
  /** Ends requests, writes what is pending, stops the embedded server. */
  stop(): Promise<void>;
}

export function compose(platform: Platform, options: ComposeOptions): App {
  const { log, fetch, now } = platform;
  const events = createEvents();
  const settings = createSettingsStore({ file: openSettingsFile(join(platform.profileDir, 'settings.json')), log });
  const vaults = createVaultSelector({ vaults: platform.vaults, log });

  const localServer = createLocalServer({
    start: () => platform.startServer({ dataDir: join(platform.profileDir, 'server') }),
    schedule,
    log,
  });
  let openGate: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (openGate = resolve));
  if (options.serverAfterFirstScreen) schedule(openGate, firstScreenPatienceMs);
  else openGate();
  const localUrl = (): Promise<string> => gate.then(() => localServer.url());
  const models = createModels({
    environment: process.env,
    stored: () => settings.read().model,
    store: (model) => void settings.update({ model }),
    keys: createModelKeys(vaults),
    apply: (endpoint) => localServer.configure(endpoint),
  });

  const accounts = createAccounts({
    fixed: options.connection,
    stored: () => settings.read().connection,
    store: (connection) => void settings.update({ connection }),
    initial: branding.connection,
    localUrl,
    createAuth: (key, resolve) => createAuth({ key, resolve, vaults, fetch, schedule, now, random: Math.random, log }),
    testConnection: (candidate, session) => createConnectionTest({ fetch, schedule, session: () => session })(candidate),
    events,
  });

  const streams = createStreams({
    relay: createRelay({ resolve: () => accounts.resolve(), token: (request) => accounts.current().token(request), fetch, log }),
    account: () => accountOf(JSON.stringify(accounts.view().connection), accounts.current().state()),
    onChange: (threads) => events.publish('streams.changed', { threads }),
    schedule,
    elapsed: () => performance.now(),
    log,
  });
  events.subscribe((event) => {
    if (event === 'connection.changed' || (event === 'auth.changed' && settlesAccount(accounts.current().state()))) streams.keepOnly();
  });

  const pages = { origins: options.origins, colorScheme: () => settings.read().settings.colorScheme };
  const { devServer, rendererDir } = options;
  const gateway = createGateway({
    assets: devServer === undefined ? createAssets({ ...pages, root: rendererDir }) : createDevAssets({ ...pages, server: devServer, fetch }),
    relay: streams.relay,
    posts: { '/chatkit/streams/attach': streams.attach, '/chatkit/streams/stop': streams.stop },
    log,
  });
  const router = createRouter({
    shellOrigin: options.origins.shell,
    handlers: createHandlers({
      info: { name: branding.name, version: platform.appVersion, host: platform.host, platform: process.platform, runtime: platform.runtime },
      accounts,
      models,
      settings,
      runningStreams: () => streams.running(),
      openExternal: (url) => platform.openExternal(url),
      onReady() {
        options.onReady();
        openGate();
      },
      onSettings: () => {
        const current = settings.read().settings;
        options.onColorScheme(current.colorScheme);
        events.publish('settings.changed', current);
      },
    }),
    log,
  });

  const stopWaking = platform.onWake(() => accounts.current().onWake());
  return {
    gateway,
    router,
    events,
    settings,
    start() {
      accounts.current().start().catch(() => log.error('auth.start_failed'));
      models.load().catch(() => log.error('models.load_failed'));
    },
    async stop() {
      void stopWaking();
      streams.dispose();
      const patience = new Promise<void>((resolve) => schedule(resolve, stopPatienceMs));
      await Promise.race([patience, Promise.allSettled([accounts.dispose(), localServer.stop()])]);
    },
  };
}
