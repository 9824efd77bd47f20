/** Builds everything that both hosts share from a small `Platform`. Reading it top to bottom is reading the app. */
import { join } from 'node:path';
import { pageSettingsOf, uploadsOf, usesMicrophone, type ChatPageSettings } from '../shared/chat-page.ts';
import type { Connection } from '../shared/connection.ts';
import type { ColorScheme } from '../shared/desktop-api.ts';
import { createAccounts, serversOf } from './accounts.ts';
import { createAuth } from './auth/auth.ts';
import { createConnectionTest } from './auth/connection-test.ts';
import { schedule } from './schedule.ts';
import { createVaultSelector } from './vault/select-vault.ts';
import { createEvents, type Events } from './events.ts';
import { createFiles } from './files/files.ts';
import { createAssets } from './gateway/assets.ts';
import { createDevAssets } from './gateway/dev-assets.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { createRelay } from './gateway/relay.ts';
import { createHandlers } from './handlers.ts';
import { createRouter, type Router } from './ipc/router.ts';
import { createLocalServer } from './local-server/local-server.ts';
import { createModels } from './local-server/model-settings.ts';
import { createModelKeys } from './model-keys.ts';
import { isPrivateHost } from './net/public-addresses.ts';
import { absentParts } from './parts.ts';
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
  /** Where the pages are; the chat page where the connection does not choose. */
  origins: { shell: string; chat: string };
  /** Whether the chat page can be at any host: the connection may name one (chatkit-js #62). */
  anyChatHost: boolean;
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
  /** Where the pages are now; the chat page moves with the connection. */
  origins: { readonly shell: string; readonly chat: string };
  /** Whether the chat page may use the microphone. */
  microphone(): boolean;
  /** Whether the chat page shows OpenAI's own element, which brings frames of its own. */
  hosted(): boolean;
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
    problems: settings.read().connection === undefined ? branding.problems : settings.problems,
    chatOrigin: (connection) => (options.anyChatHost ? connection.chat?.host : undefined) ?? options.origins.chat,
    localUrl,
    createAuth: (key, resolve) => createAuth({ key, resolve, vaults, fetch, schedule, now, random: Math.random, log }),
    testConnection: (candidate, session) => createConnectionTest({ fetch, schedule, session: () => session })(candidate),
    events,
  });

  const origins = {
    shell: options.origins.shell,
    get chat(): string {
      return accounts.view().chatOrigin ?? options.origins.chat;
    },
  };
  const chat = (): ChatPageSettings => pageSettingsOf(accounts.view().connection, platform.host === 'electron');
  const backend = { resolve: () => accounts.resolve(), token: (request?: { rejected?: string }) => accounts.current().token(request), fetch, log };
  const account = (): string | undefined => accountOf(serversOf(accounts.view().connection), accounts.current().state());

  const files = createFiles({
    ...backend,
    uploads: () => uploadsOf(accounts.view().connection),
    account,
    chatOrigin: () => origins.chat,
    fetchPublic: platform.fetchPublic,
    isPrivateHost,
  });
  const streams = createStreams({
    relay: createRelay(backend),
    account,
    onChange: (threads) => events.publish('streams.changed', { threads }),
    schedule,
    log,
  });
  events.subscribe((event) => {
    if (event === 'connection.changed' || (event === 'auth.changed' && settlesAccount(accounts.current().state()))) streams.keepOnly();
  });

  const pages = { origins, chat, colorScheme: () => settings.read().settings.colorScheme };
  const { devServer, rendererDir } = options;
  const gateway = createGateway({
    assets: devServer === undefined ? createAssets({ ...pages, root: rendererDir }) : createDevAssets({ ...pages, server: devServer, fetch }),
    // Addresses are rewritten last: what keeps an answer keeps it as the server gave it.
    relay: async (request) => files.rewrite(await streams.relay(request)),
    posts: { '/chatkit/streams/attach': async (request) => files.rewrite(await streams.attach(request)), '/chatkit/streams/stop': streams.stop },
    files: files.handle,
    log,
  });
  const router = createRouter({
    shellOrigin: options.origins.shell,
    handlers: createHandlers({
      info: { name: branding.name, version: platform.appVersion, host: platform.host, platform: process.platform, runtime: platform.runtime },
      accounts,
      models,
      settings,
      ...absentParts,
      signOut: () => accounts.current().signOut(),
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
    origins,
    microphone: () => usesMicrophone(chat()),
    hosted: () => chat().hosted !== undefined,
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
